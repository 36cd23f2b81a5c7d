import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { contractDraft } from '#cms/contracts/contract-draft.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { namesValue, policyOn } from '#domain/contract/contract.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let one: Family;
let two: Family;
const POLICY = { insurer: '泰州示例财险', insurancePolicy: 'TZ-2026-0007', insuredFrom: '2026-01-01', insuredTo: '2026-12-02' };
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  one = await newFamily(demo.portal, 41);
  two = await newFamily(demo.portal, 42);
  const invited = await inviteGuardian(demo.portal, one.guardianId);
  if (!invited.ok) throw new Error(invited.code);
  await acceptInvitation(demo.portal, { guardianId: two.guardianId, code: invited.code, from: '203.0.113.9' });
  await insure({ insurance: 'yes', ...POLICY });
});
afterAll(() => demo.close());

async function insure(data: object) {
  const where = { slug: { equals: EXAMPLE_SLUG } };
  await demo.portal.payload.update({ collection: 'facilities', where, data });
}
const signedFor = async (family: Family, date: string) => {
  const id = await book(demo.portal, family, hourly(date));
  const booking = await demo.portal.bookings.get(id);
  return { snapshot: (await demo.portal.contracts.get(booking.contractId ?? '')).snapshot, booking };
};
const textOf = (snapshot: Parameters<typeof contractText>[0], lang: 'zh' | 'en') =>
  JSON.stringify(contractText(snapshot, lang), (key, value) => (key === 'svg' ? '' : value));

it('a policy counts on a day when it has all its parts and covers the day, both its ends among it', () => {
  const policy = { insurer: 'A', number: '1', from: '2026-01-01', to: '2026-12-31' };
  expect([policyOn(policy, '2026-01-01'), policyOn(policy, '2026-12-31')]).toEqual([policy, policy]);
  for (const day of ['2025-12-31', '2027-01-01']) expect(policyOn(policy, day)).toBeUndefined();
  for (const part of ['insurer', 'number', 'from', 'to'] as const)
    expect(policyOn({ ...policy, [part]: '' }, '2026-06-01')).toBeUndefined();
});

it('a contract names the other guardian, the centre’s policy, who may collect and whether their photograph is there', async () => {
  const { snapshot, booking } = await signedFor(one, '2026-12-02');
  expect(snapshot.otherGuardian).toEqual({ name: '家长42', relation: '爸爸', phone: expect.stringContaining('13900000042') });
  expect(snapshot.insurance).toEqual({
    insurer: POLICY.insurer,
    number: POLICY.insurancePolicy,
    from: POLICY.insuredFrom,
    to: POLICY.insuredTo,
  });
  const zh = textOf(snapshot, 'zh');
  for (const words of ['另一位监护人：家长42（孩子的父亲', '泰州示例财险，保单号TZ-2026-0007']) expect(zh).toContain(words);
  const en = textOf(snapshot, 'en');
  for (const words of ['The other guardian: 家长42 (father of the child', 'policy TZ-2026-0007']) expect(en).toContain(words);

  const person = { name: '外婆', relation: '外婆', phone: '13900000099' };
  const other = { name: '外公', relation: '外公', phone: '13900000098' };
  await demo.portal.work(async (unit) => {
    await demo.portal.children.setPickups(one.childId, [{ ...person, photo: 'p1' }, other], unit);
    return { ok: true };
  });
  const draft = await contractDraft(demo.portal, { ...booking, pickups: [person, other] });
  expect(draft.pickups).toEqual([{ ...person, pictured: true }, other]);
  expect(textOf(draft, 'zh')).toContain('外婆（外婆，13900000099，照片已登记）');
  expect(textOf(draft, 'zh')).toContain('外公（外公，13900000098）');
});

it('and says that there is none where the policy has run out by then, or nobody else is registered', async () => {
  const alone = await newFamily(demo.portal, 43);
  const { snapshot } = await signedFor(alone, '2026-12-03');
  expect([snapshot.otherGuardian, snapshot.insurance]).toEqual([undefined, undefined]);
  expect(textOf(snapshot, 'zh')).toContain('没有登记在保的机构责任险');
  expect(textOf(snapshot, 'zh')).not.toContain('另一位监护人：');
  await insure({ insurance: 'no' });
  const held = await hold(demo.portal, alone, hourly('2026-12-01'));
  if (!held.ok) throw new Error(held.code);
  expect((await contractDraft(demo.portal, held.booking)).insurance, 'a centre that is not insured').toBeUndefined();
});

it('nothing goes into a contract whose template does not say it', async () => {
  const { clauses } = (await signedFor(await newFamily(demo.portal, 44), '2026-12-04')).snapshot;
  expect([namesValue(clauses, 'otherGuardian'), namesValue(clauses, 'insurance'), namesValue(clauses, 'child2')]).toEqual([
    true,
    true,
    false,
  ]);
  const held = await hold(demo.portal, one, hourly('2026-12-01'));
  if (!held.ok) throw new Error(held.code);
  const terms = { ...demo.portal.terms };
  const bare = clauses.filter(({ text }) => !/\{(?:otherGuardian|insurance)\}/.test(text.zh));
  terms.template = async (...asked) => ({ ...(await demo.portal.terms.template(...asked)), clauses: bare });
  await insure({ insurance: 'yes', ...POLICY });
  const draft = await contractDraft({ ...demo.portal, terms }, held.booking);
  expect([draft.otherGuardian, draft.insurance]).toEqual([undefined, undefined]);
  expect((await contractDraft(demo.portal, held.booking)).insurance).toBeDefined();
});
