import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { readFamilyNames } from '#cms/booking/admin/family-names.ts';
import { findAlikeBookings } from '#cms/records/alike-bookings.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
afterAll(() => demo.close());

const LOOSE = { birthDate: '2026-03-10', healthConsent: false, pickups: [] };
const SPELLINGS = [
  '张小宝',
  '张 小宝',
  '张\u3000小宝',
  '张\u200b小宝',
  '张·小宝',
  '张晓宝',
  '张小保',
  'Zhang Xiaobao',
  'ＺＨＡＮＧ　ＸＩＡＯＢＡＯ',
  'zhang xiao-bao',
];
const eightThirty = { form: 'hourly', date: '2026-12-08', window: { from: 510, to: 570 } } as const;
const alike = () => findAlikeBookings(demo.portal, facility, TODAY);

async function named(parents: Family, name: string, birthDate = '2026-03-10'): Promise<Family> {
  const child = { id: parents.childId, name, birthDate, healthConsent: false, pickups: [] };
  await saveChild(demo.portal, parents.guardianId, child);
  return parents;
}

it('ten families with one child under other spellings: nobody is refused for it, the head is asked of every one, neither hears of another', async () => {
  const families: Family[] = [];
  for (const [i, name] of SPELLINGS.entries()) families.push(await named(await newFamily(demo.portal, 800 + i), name));
  const bystander = await named(await newFamily(demo.portal, 820), '李小宝');
  const twinBirthday = await named(await newFamily(demo.portal, 821), '张小宝', '2026-03-11');

  const first = await hold(demo.portal, families[0] as Family, eightThirty);
  expect(first).toMatchObject({ ok: true });
  expect(await alike(), 'one is no question').toEqual([]);
  const rest = [];
  for (const parents of families.slice(1)) rest.push(await hold(demo.portal, parents, eightThirty));
  // Two of the infants' carers are there at half past eight: six places.
  const held = [first, ...rest].flatMap((one) => (one.ok ? [one.booking] : []));
  expect(held).toHaveLength(6);
  for (const one of rest) if (!one.ok) expect(one.code, 'for want of places, not of another name').toMatch(/^no_place\./);
  expect((await alike()).sort()).toEqual(held.map(({ id }) => id).sort());
  for (const booking of held) {
    const read = await readFamilyNames(demo.portal, booking, 'the-head');
    expect(read.alike).toBe(true);
    for (const other of families)
      if (other.guardianId !== booking.guardianId) expect(JSON.stringify(read)).not.toContain(other.name);
  }

  // None has paid: a quarter of an hour later the places are whoever's comes, and of them nobody is asked.
  demo.setNow(plusMinutes(TEST_NOW, 16));
  await expireHolds(demo.portal);
  expect(await alike()).toEqual([]);
  for (const parents of [bystander, twinBirthday])
    expect(await hold(demo.portal, parents, eightThirty)).toMatchObject({ ok: true });
  expect(await alike()).toEqual([]);
});

it('one family with one child in four spellings: the head is asked of each; of twins of other sounds nobody is', async () => {
  demo.setNow(TEST_NOW);
  const parents = await newFamily(demo.portal, 830);
  const before = new Set(await alike());
  const ids: string[] = [];
  for (const name of ['欧小宝', '欧晓宝', 'Ou Xiaobao', '歐小寶', '欧小贝']) {
    const saved = await saveChild(demo.portal, parents.guardianId, { ...LOOSE, name });
    if (!saved.ok) throw new Error(saved.code);
    ids.push(saved.child.id);
  }
  const tenths = { form: 'hourly', date: '2026-12-10', window: { from: 840, to: 900 } } as const;
  const [one, another, twin] = [ids[0], ids[2], ids[4]].map((childId) => ({ ...parents, childId: childId ?? '' }));
  const held = [];
  for (const each of [one, twin, another]) held.push(await hold(demo.portal, each as Family, tenths));
  const [first, , second] = held.map((each) => (each.ok ? each.booking.id : each.code));
  expect((await alike()).filter((id) => !before.has(id)).sort()).toEqual([first, second].sort());
});

it('decoys in front of it hide nobody who is booked', async () => {
  const [first, second] = [await newFamily(demo.portal, 840), await newFamily(demo.portal, 841)];
  await named(first, '马小宝');
  for (const typed of '保堡报抱暴豹鲍爆包胞苞饱葆褓雹鸨煲龅宝褒齙')
    for (const guardian of [first, second]) await saveChild(demo.portal, guardian.guardianId, { ...LOOSE, name: `马小${typed}` });
  await named(second, '马晓宝');
  const eleventh = { form: 'hourly', date: '2026-12-11', window: { from: 840, to: 900 } } as const;
  const held = [await hold(demo.portal, first, eleventh), await hold(demo.portal, second, eleventh)];
  const asked = await alike();
  for (const one of held) expect(asked).toContain(one.ok ? one.booking.id : one.code);
});
