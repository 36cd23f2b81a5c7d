import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginSession } from '#cms/accounts/family-sessions.ts';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { keepContract, offerContract, runningOf } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { payerOf } from '#cms/booking/receipt-document.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { draftToSign } from '#cms/contracts/draft-to-sign.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { movesOf, owedAfter } from '#domain/money/statement.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let n = 4200;
let sent: ReturnType<typeof hearMessages>;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  told();
});
afterAll(() => demo.close());

const told = () => sent.splice(0).map(({ kind, to, lang }) => [kind, to, lang]);
const DAY = 24 * 60;
const month: CareRequest = { form: 'full_day', date: '2026-12-01', months: 1, meals: true };
const hourly = (date: string): CareRequest => ({ form: 'hourly', date, window: { from: 840, to: 960 } });
const from = '203.0.113.9';

/** Two guardians who are one family; the second has said nothing of itself yet, unless it has. */
async function couple(known = true): Promise<[Family, Family]> {
  const one = await newFamily(demo.portal, ++n);
  n += 1;
  const two = known
    ? await newFamily(demo.portal, n)
    : { guardianId: (await findOrCreateGuardian(demo.portal, `1390000${n}`, 'zh')).id, childId: '', name: `家长${n}` };
  await link(one, two);
  return [one, two];
}
async function link(one: Family, two: Family) {
  const invited = await inviteGuardian(demo.portal, one.guardianId);
  if (!invited.ok) throw new Error(invited.code);
  expect(await acceptInvitation(demo.portal, { guardianId: two.guardianId, code: invited.code, from })).toEqual({ ok: true });
  told();
}
const offer = ({ guardianId, name }: Family, bookingId: string, more = {}) =>
  offerContract(demo.portal, { bookingId, guardianId, name, readTerms: true, ...more });
const take = ({ guardianId, name }: Family, bookingId: string, more = {}) =>
  takeContract(demo.portal, { bookingId, guardianId, name, readTerms: true, ...more });
const keep = ({ guardianId }: Family, bookingId: string) => keepContract(demo.portal, { bookingId, guardianId });
const get = (id: string) => demo.portal.bookings.get(id);
const contractOf = async (id: string) => demo.portal.contracts.get((await get(id)).contractId ?? '');
async function handedOn(request = month): Promise<{ one: Family; two: Family; id: string; first: string }> {
  const [one, two] = await couple();
  const id = await book(demo.portal, one, request);
  const first = (await get(id)).contractId ?? '';
  expect(await offer(one, id)).toMatchObject({ ok: true });
  expect(await take(two, id)).toMatchObject({ ok: true });
  return { one, two, id, first };
}
const mismatchesOf = async (id: string) => (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id);
const entriesOf = async ({ guardianId }: Family) => {
  const bookingIds = (await demo.portal.bookings.listOf(guardianId)).map(({ id }) => id);
  return bookingIds.length > 0 ? demo.portal.ledger.list({ bookingIds }) : [];
};

describe('a contract handed on to the other guardian of a child', () => {
  it('changes nothing until that has signed; then it is that guardian’s, and says from whom and since when', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    const was = await contractOf(id);
    told();
    expect(await offer(one, id)).toMatchObject({
      ok: true,
      offer: { to: two.guardianId, until: plusMinutes(TEST_NOW, 3 * DAY) },
    });
    const { contact } = await demo.portal.guardians.get(two.guardianId);
    expect(told()).toEqual([['contract_offered', contact, 'zh']]);
    expect(await get(id)).toMatchObject({ guardianId: one.guardianId, contractId: was.id, status: 'confirmed' });

    demo.setNow(plusMinutes(TEST_NOW, 30));
    const taken = await take(two, id);
    if (!taken.ok) throw new Error(taken.code);
    const is = await contractOf(id);
    expect(taken.contractId).toBe(is.id);
    expect(await get(id)).toMatchObject({
      guardianId: two.guardianId,
      contractId: is.id,
      status: 'confirmed',
      total: was.snapshot.total,
    });
    expect(is).toMatchObject({ guardianId: two.guardianId, version: 2, number: `${was.number}-2` });
    expect(is.snapshot).toMatchObject({ signedName: two.name, handedOn: { from: one.name, at: TEST_NOW } });
    expect(is.snapshot.amends?.changes).toEqual([{ field: 'guardian', before: one.name, after: two.name }]);
    // The old party's consent, with its time, stands in the evidence.
    expect(is.evidence).toMatchObject({
      guardian: { how: 'typed_name', name: two.name, at: plusMinutes(TEST_NOW, 30) },
      handedOn: { from: one.guardianId, how: 'typed_name', name: one.name, readTerms: true, at: TEST_NOW },
    });
    for (const [lang, said] of [
      ['zh', ['转给另一位监护人', one.name, two.name, '原路退还']],
      ['en', ['Taken over by the other guardian', 'the way it was paid']],
    ] as const)
      for (const words of said) expect(JSON.stringify(contractText(is.snapshot, lang))).toContain(words);
    const again = await renderContractPdf({ ...is.snapshot, signedAt: is.signedAt }, demo.portal.environment.origin);
    expect(again.sha256).toBe(is.bareHash);
    expect(await verifyContract(demo.portal, { hash: was.sha256 })).toMatchObject({ latest: false, standing: 'replaced' });
    expect(await verifyContract(demo.portal, { hash: is.sha256 })).toMatchObject({
      latest: true,
      amends: { version: 1, whole: true },
    });
    // Both guardians and everybody at the centre's desk hear of it.
    const kinds = told().map(([kind]) => kind);
    expect([kinds.filter((kind) => kind === 'contract_taken'), kinds.includes('party_changed')]).toEqual([
      ['contract_taken', 'contract_taken'],
      true,
    ]);
  });

  it('leaves the old party its paper and nothing else once both have parted, and a stranger nothing', async () => {
    const { one, two, id, first } = await handedOn();
    const stranger = await newFamily(demo.portal, ++n);
    expect((await bookingDetails(demo.portal, id, one.guardianId))?.may).toContain('cancel');
    expect(await unlinkGuardians(demo.portal, one.guardianId)).toEqual({ ok: true });
    const { contractId: second = '' } = await get(id);
    const absent = { ok: false, status: 404 };
    for (const who of [one, stranger]) {
      expect(await bookingDetails(demo.portal, id, who.guardianId)).toBeUndefined();
      expect(await demo.portal.contracts.find(second, who.guardianId)).toBeUndefined();
      expect(await cancelBooking(demo.portal, { bookingId: id, guardianId: who.guardianId, by: by(who) })).toMatchObject(absent);
      for (const step of [offer, take, keep]) expect(await step(who, id)).toMatchObject(absent);
      const end = {
        bookingId: id,
        lastDay: '2026-12-10',
        guardianId: who.guardianId,
        name: who.name,
        readTerms: true,
        by: by(who),
      };
      expect(await endEarly(demo.portal, end)).toMatchObject(absent);
      expect(await entriesOf(who)).toEqual([]);
    }
    expect(await demo.portal.contracts.find(first, one.guardianId)).toMatchObject({ id: first });
    expect(await demo.portal.contracts.find(first, stranger.guardianId)).toBeUndefined();
    const details = await bookingDetails(demo.portal, id, two.guardianId);
    expect([details?.may, details?.receipts.length, details?.child?.id]).toEqual([
      expect.arrayContaining(['cancel']),
      1,
      expect.any(String),
    ]);
    expect((await demo.portal.children.listOf(two.guardianId)).map((child) => child.id)).toContain(details?.child?.id);
    // And it closes its account, though what it had signed runs on.
    const { contact } = await demo.portal.guardians.get(one.guardianId);
    expect(await eraseFamily(demo.portal, { id: one.guardianId, contact })).toEqual({ ok: true });
    expect(await bookingDetails(demo.portal, id, two.guardianId)).toBeDefined();
  });

  it('is the new party’s to end, to cancel and to hear of, and what goes back goes the way it came, to the fen', async () => {
    const { one, two, id } = await handedOn();
    const end = (who: Family) =>
      endEarly(demo.portal, {
        bookingId: id,
        lastDay: '2026-12-10',
        guardianId: who.guardianId,
        name: who.name,
        readTerms: true,
        by: by(who),
      });
    expect(await end(one)).toMatchObject({ ok: false, code: 'signed_by_other' });
    const { total } = await get(id);
    expect(await unlinkGuardians(demo.portal, one.guardianId)).toEqual({ ok: true });
    expect([owedAfter(await entriesOf(one)), owedAfter(await entriesOf(two))]).toEqual([0, total]);
    told();
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: two.guardianId, by: by(two) });
    expect(cancelled).toMatchObject({ ok: true, refund: total });
    const { contact } = await demo.portal.guardians.get(two.guardianId);
    expect(told().map(([, to]) => to)).toEqual(expect.arrayContaining([contact]));
    // By the payment that the old party had made, and by no other way.
    const refunds = await demo.portal.refunds.listOf(id);
    const [payment] = await demo.portal.payments.listOf(id);
    expect(refunds.map(({ amount, paymentId }) => [amount, paymentId])).toEqual([[total, payment?.id]]);
    expect(movesOf(await entriesOf(two))).toMatchObject({ paid: total, back: total });
    expect([owedAfter(await entriesOf(two)), (await demo.portal.ledger.checkBalance()).unbalanced]).toEqual([0, 0]);
    expect(await mismatchesOf(id)).toEqual([]);
  });

  it('leaves each receipt as it was: who had paid is its payer, of what goes back too', async () => {
    const { one, two, id } = await handedOn();
    demo.setNow(plusMinutes(TEST_NOW, 30));
    expect(await cancelBooking(demo.portal, { bookingId: id, guardianId: two.guardianId, by: by(two) })).toMatchObject({
      ok: true,
    });
    const issued = await demo.portal.receipts.listOf(id);
    expect(issued.map(({ kind }) => kind).sort()).toEqual(['payment', 'refund']);
    const booking = await get(id);
    for (const receipt of issued) expect(await payerOf(demo.portal, booking, receipt)).toBe(one.name);
    // What is paid from then on is the new party's.
    const later = { source: 'payment:other', issuedAt: plusMinutes(TEST_NOW, 60) };
    expect(await payerOf(demo.portal, booking, later)).toBe(two.name);
  });

  it('agrees with the books, the provider and its own chain on every night', async () => {
    for (const request of [month, hourly('2026-12-02')]) expect(await mismatchesOf((await handedOn(request)).id)).toEqual([]);
  });

  it('is signed by who says what a contract needs of them, where nothing was said yet', async () => {
    const [one, two] = await couple(false);
    const id = await book(demo.portal, one, month);
    await offer(one, id);
    // No parent is guardian by law alone, and says by what.
    expect(await take(two, id)).toMatchObject({ ok: false, field: 'ground' });
    expect(await take(two, id, { relation: '妈妈', adult: false })).toMatchObject({ ok: false, field: 'adult' });
    expect(await take(two, id, { relation: '妈妈', adult: true })).toMatchObject({ ok: true });
    expect((await contractOf(id)).snapshot.guardian).toMatchObject({ id: two.guardianId, name: two.name, relation: '妈妈' });
  });

  it('can be handed back, each time as another version', async () => {
    const { one, two, id } = await handedOn();
    expect(await offer(two, id)).toMatchObject({ ok: true });
    expect(await take(one, id)).toMatchObject({ ok: true });
    expect([await get(id), (await contractOf(id)).version]).toMatchObject([{ guardianId: one.guardianId }, 3]);
  });
});

describe('an offer', () => {
  it('is taken back or declined until it is signed, and not after; both are told', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    for (const who of [one, two]) {
      await offer(one, id);
      told();
      expect(await keep(who, id)).toMatchObject({ ok: true });
      expect(told().map(([kind]) => kind)).toEqual(['contract_kept']);
      expect(await take(two, id)).toMatchObject({ ok: false, code: 'hand_on_none' });
    }
    await offer(one, id);
    await take(two, id);
    expect(await keep(one, id)).toMatchObject({ ok: false, status: 409, code: 'hand_on_taken' });
    expect(await get(id)).toMatchObject({ guardianId: two.guardianId });
  });

  it('lapses, and says when', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    await offer(one, id);
    demo.setNow(plusMinutes(TEST_NOW, 3 * DAY));
    expect(await take(two, id)).toMatchObject({
      ok: false,
      code: 'hand_on_lapsed',
      params: { day: '2026-11-26', time: '15:02' },
    });
    expect(await offer(one, id)).toMatchObject({ ok: true });
    expect(await take(two, id)).toMatchObject({ ok: true });
  });

  it('is the party’s alone to make, by name and with the other guardian there is', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    expect(await offer(two, id)).toMatchObject({ ok: false, code: 'signed_by_other' });
    expect(await offer(one, id, { name: '别人' })).toMatchObject({ ok: false, code: 'name_differs' });
    expect(await offer(one, id, { readTerms: false })).toMatchObject({ ok: false, code: 'terms_not_read' });
    const alone = await newFamily(demo.portal, ++n);
    const other = await book(demo.portal, alone, hourly('2026-12-03'));
    expect(await offer(alone, other)).toMatchObject({ ok: false, code: 'hand_on_no_other' });
    const [three] = await couple();
    const unpaid = await holdAndSign(demo.portal, three, hourly('2026-12-04'));
    expect(await offer(three, unpaid.id)).toMatchObject({ ok: false, code: 'hand_on_unpaid' });
    await cancelBooking(demo.portal, { bookingId: id, guardianId: one.guardianId, by: by(one) });
    expect(await offer(one, id)).toMatchObject({ ok: false, code: 'hand_on_over' });
  });

  it('is of the version that was read: signed anew meanwhile, it is none', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    await offer(one, id);
    const end = {
      bookingId: id,
      lastDay: '2026-12-10',
      guardianId: one.guardianId,
      name: one.name,
      readTerms: true,
      by: by(one),
    };
    expect(await endEarly(demo.portal, end)).toMatchObject({ ok: true });
    expect(await take(two, id)).toMatchObject({ ok: false, code: 'hand_on_none' });
    expect(await offer(one, id)).toMatchObject({ ok: true });
    expect(await take(two, id)).toMatchObject({ ok: true });
    expect((await contractOf(id)).snapshot).toMatchObject({ version: 3, ending: { lastDay: '2026-12-10' } });
  });

  it('ends with the family, whose contracts were named before; each keeps what it signed', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    await offer(one, id);
    expect((await runningOf(demo.portal, one.guardianId)).map(({ booking }) => booking.id)).toEqual([id]);
    expect(await runningOf(demo.portal, two.guardianId)).toEqual([]);
    await unlinkGuardians(demo.portal, two.guardianId);
    expect((await get(id)).actions.at(-1)).toMatchObject({ type: 'keep_contract', by: { kind: 'system' } });
    expect(await take(two, id)).toMatchObject({ ok: false, status: 404 });
    await link(one, two);
    expect(await take(two, id)).toMatchObject({ ok: false, code: 'hand_on_none' });
    expect(await get(id)).toMatchObject({ guardianId: one.guardianId });
  });

  it('is signed once by twenty at once, and is either taken back or taken up', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    await Promise.all(Array.from({ length: 20 }, () => offer(one, id)));
    expect((await get(id)).actions.filter(({ type }) => type === 'offer_contract')).toHaveLength(1);
    const done = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 4 === 3 ? keep(one, id) : take(two, id))));
    const { actions, guardianId } = await get(id);
    const ended = actions.filter(({ type }) => type === 'take_contract' || type === 'keep_contract');
    expect(ended).toHaveLength(1);
    const taken = ended[0]?.type === 'take_contract';
    expect(guardianId).toBe(taken ? two.guardianId : one.guardianId);
    expect(await demo.portal.contracts.versionsOf(id)).toHaveLength(taken ? 2 : 1);
    expect(done.some(({ ok }) => ok)).toBe(true);
    // No paper is left that no contract names.
    const papers: string[] = [];
    for await (const key of demo.portal.files.list()) if (key.startsWith('contracts/')) papers.push(key);
    expect(await demo.portal.contracts.unnamed(papers)).toEqual([]);
  });
});

describe('who signs', () => {
  const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)';
  const codeTo = async (to: string) => {
    const asked = await requestCode(demo.portal, { to, lang: 'zh', from });
    if (!asked.ok) throw new Error(asked.code);
    return /\d{6}/.exec(sent.findLast((one) => one.to === to)?.text ?? '')?.[0] ?? '';
  };

  it('shows it by a one-time code: a wrong one and one that has lapsed are refused, and when it lapsed is said', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, month);
    const later = plusMinutes(TEST_NOW, demo.portal.city.signingCodeMinutes + 1);
    for (const [who, step] of [[one, offer] as const, [two, take] as const]) {
      demo.setNow(TEST_NOW);
      const { token } = await beginSession(demo.portal, { guardianId: who.guardianId, agent: AGENT });
      const door = { session: token, address: from, agent: AGENT, lang: 'zh' } as const;
      const { contact } = await demo.portal.guardians.get(who.guardianId);
      demo.setNow(later);
      expect(await step(who, id, { door })).toMatchObject({ ok: false, code: 'signing_code_needed' });
      const code = await codeTo(contact);
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await step(who, id, { door: { ...door, code: wrong } })).toMatchObject({ ok: false, code: 'code_wrong' });
      demo.setNow(plusMinutes(later, 11));
      const lapsed = { ok: false, code: 'code_lapsed', field: 'code', params: { time: expect.stringMatching(/^\d\d?:\d\d$/) } };
      expect(await step(who, id, { door: { ...door, code } })).toMatchObject(lapsed);
      expect(await step(who, id, { door: { ...door, code: await codeTo(contact) } })).toMatchObject({ ok: true });
    }
    const { evidence } = await contractOf(id);
    expect([evidence?.handedOn?.codeAt, evidence?.guardian.codeAt]).toEqual([plusMinutes(later, 11), plusMinutes(later, 11)]);
    expect(JSON.stringify(evidence)).not.toContain(from);
  });
});

describe('a framework contract', () => {
  it('goes on in the new party’s name: the old one’s ends, later stays take one tap', async () => {
    const { one, two, id, first } = await handedOn(hourly('2026-12-02'));
    const own = (who: Family) => demo.portal.contracts.frameworksOf(who.guardianId);
    expect([(await own(one))[0]?.frameworkEndedAt, (await own(two))[0]?.frameworkEndedAt]).toEqual([TEST_NOW, undefined]);
    expect((await own(one))[0]?.id).toBe(first);
    const { childId } = await get(id);
    const held = await hold(demo.portal, { ...two, childId }, hourly('2026-12-08'));
    if (!held.ok) throw new Error(held.code);
    expect((await draftToSign(demo.portal, held.booking)).snapshot.annex?.framework.number).toBe((await contractOf(id)).number);
    const again = await hold(demo.portal, { ...one, childId }, hourly('2026-12-09'));
    if (!again.ok) throw new Error(again.code);
    expect((await draftToSign(demo.portal, again.booking)).apart?.why).toBe('ended');
  });

  it('a stay under it stands by itself once it is handed on, and the chain stays whole', async () => {
    const [one, two] = await couple();
    const id = await book(demo.portal, one, hourly('2026-12-02'));
    const next = await book(demo.portal, one, hourly('2026-12-04'));
    expect((await contractOf(next)).snapshot.annex?.order).toBe(1);
    await offer(one, next);
    expect(await take(two, next)).toMatchObject({ ok: true });
    const { snapshot } = await contractOf(next);
    expect([snapshot.annex, snapshot.framework?.until]).toEqual([undefined, (await contractOf(id)).snapshot.framework?.until]);
    expect((await demo.portal.contracts.frameworksOf(one.guardianId))[0]?.frameworkEndedAt).toBeUndefined();
    const was = (await demo.portal.contracts.versionsOf(next))[0];
    expect(await verifyContract(demo.portal, { hash: was?.sha256 ?? '' })).toMatchObject({ annex: { order: 1, whole: true } });
    for (const one of [id, next]) expect(await mismatchesOf(one)).toEqual([]);
  });
});
