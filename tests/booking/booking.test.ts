import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { readSheets } from '#cms/records/claims.ts';
import { sum } from '#domain/money/money.ts';
import { soldAt } from '#domain/places/capacity.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, decide, hold, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
/** Two hours in the afternoon; tests that keep their place take a day of their own. */
const hourly = (date = WEDNESDAY) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
const ledger = async (booking: string) =>
  (await demo.portal.payload.find({ collection: 'ledger-entries', where: { booking: { equals: booking } }, pagination: false }))
    .docs;

async function claimsOf(bookingId: string) {
  const sheets = await readSheets(demo.portal.payload, { from: '2026-11-01', to: '2027-06-01' });
  return sheets.flatMap((sheet) => sheet.claims.filter(({ booking }) => booking === bookingId));
}

describe('from hold to refund', () => {
  it('sells, signs, pays, cancels, and gives back exactly what the contract said', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly());
    const details = await bookingDetails(demo.portal, id, parents.guardianId);
    expect(details?.booking.status).toBe('confirmed');
    expect(details?.receipts).toHaveLength(1);
    // Two hours at 26 yuan, cancelled 47 hours before: 80 %.
    expect(details?.preview).toMatchObject({ paid: 5200, total: 4160, byDate: '2026-12-08' });

    const first = await cancelBooking(demo.portal, {
      bookingId: id,
      guardianId: parents.guardianId,
      by: by(parents),
      expect: 4160,
    });
    expect(first).toMatchObject({ ok: true, refund: 4160, booking: { status: 'cancelled' } });
    expect(await claimsOf(id)).toEqual([]);
    const again = await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
    expect(again).toMatchObject({ ok: true, refund: 4160 });

    const entries = await ledger(id);
    const postings = entries.flatMap(({ postings: lines }) => lines as unknown as { account: string; amount: number }[]);
    expect(sum(postings.map(({ amount }) => amount))).toBe(0);
    expect(sum(postings.filter(({ account }) => account === 'clearing').map(({ amount }) => amount))).toBe(5200 - 4160);
    const after = await bookingDetails(demo.portal, id, parents.guardianId);
    expect(after?.refunds).toMatchObject([{ amount: 4160, status: 'sent' }]);
    expect(after?.receipts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 5200],
      ['refund', 4160],
    ]);
  });

  it('refuses to cancel for another figure than the family was shown', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly());
    const refused = await cancelBooking(demo.portal, {
      bookingId: id,
      guardianId: parents.guardianId,
      by: by(parents),
      expect: 5200,
    });
    expect(refused).toMatchObject({ ok: false, code: 'refund_changed', status: 409 });
    expect(await claimsOf(id)).toHaveLength(1);
  });

  it('gives a new family everything back within seven days', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly(), { hadSameService: false });
    demo.setNow('2026-11-25T03:00:00.000Z');
    const booking = await bookingDetails(demo.portal, id, parents.guardianId);
    demo.setNow(TEST_NOW);
    expect(booking?.preview).toMatchObject({ total: 5200, lines: [{ reason: { code: 'cooling_off', lastDay: '2026-11-30' } }] });
  });

  it('takes a month of full days with meals, all of it or nothing', async () => {
    const parents = await family();
    const request = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
    const held = await hold(demo.portal, parents, request);
    if (!held.ok) throw new Error(held.code);
    expect(held.booking.total).toBe(218_000 + 50_000);
    expect(await claimsOf(held.booking.id)).toHaveLength(23);
  });
});

describe('a hold', () => {
  it('runs out after 15 minutes, and its place can be had again', async () => {
    const parents = await family();
    const held = await hold(demo.portal, parents, hourly('2026-11-26'));
    if (!held.ok) throw new Error(held.code);
    demo.setNow('2026-11-23T07:17:00.001Z');
    const late = await signContract(demo.portal, {
      bookingId: held.booking.id,
      guardianId: parents.guardianId,
      name: parents.name,
      readTerms: true,
      by: by(parents),
    });
    expect(late).toMatchObject({ ok: false, code: 'hold_expired', status: 409 });
    await expireHolds(demo.portal);
    expect(await claimsOf(held.booking.id)).toEqual([]);
    demo.setNow(TEST_NOW);
  });

  it('that was paid too late gives the money back by itself', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly('2026-11-26'));
    const pending = await decide(demo.portal, parents, booking.id, 'pending');
    await settlePayment(demo.portal, pending);
    demo.setNow('2026-11-23T08:00:00.000Z');
    await expireHolds(demo.portal);
    const paid = await demo.portal.pretend?.decide(pending.providerRef, 'approve');
    if (!paid) throw new Error('no payment');
    expect(await settlePayment(demo.portal, paid.state)).toBe('refunding');
    expect(await settlePayment(demo.portal, paid.state)).toBe('unchanged');
    const details = await bookingDetails(demo.portal, booking.id, parents.guardianId);
    expect(details).toMatchObject({
      booking: { status: 'expired' },
      refunds: [{ amount: 5200, status: 'sent', cause: 'late_payment' }],
    });
    expect((await demo.portal.pretend?.state(pending.providerRef))?.refunded).toBe(5200);
    demo.setNow(TEST_NOW);
  });

  it('is kept while a payment is declined, and lost to nobody', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly('2026-11-27'));
    await settlePayment(demo.portal, await decide(demo.portal, parents, booking.id, 'decline'));
    const again = await startPayment(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, lang: 'zh' });
    expect(again.ok).toBe(true);
    await settlePayment(demo.portal, await decide(demo.portal, parents, booking.id, 'approve'));
    expect((await bookingDetails(demo.portal, booking.id, parents.guardianId))?.booking.status).toBe('confirmed');
  });

  it('takes a payment that is told ten times, once', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly('2026-11-27'));
    const state = await decide(demo.portal, parents, booking.id, 'approve');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => settlePayment(demo.portal, state)));
    expect(outcomes.filter((outcome) => outcome === 'confirmed')).toHaveLength(1);
    expect(await ledger(booking.id)).toHaveLength(1);
  });
});

describe('a contract', () => {
  it('never changes: its PDF is the one whose hash was kept, and anybody can check it', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly());
    const contract = await demo.portal.contracts.find(booking.contractId ?? '', parents.guardianId);
    if (!contract) throw new Error('no contract');
    const file = await demo.portal.files.get(contract.file);
    const pdf = Buffer.from(file?.bytes ?? []);
    expect(await verifyContract(demo.portal, { pdf })).toMatchObject({ valid: true, number: contract.number, latest: true });
    pdf[100] = (pdf[100] ?? 0) ^ 1;
    expect(await verifyContract(demo.portal, { pdf })).toEqual({ valid: false });
    expect(await verifyContract(demo.portal, { hash: 'nonsense' })).toEqual({ valid: false });
  });

  it('is refused to a name that is not the guardian’s, and belongs to nobody else', async () => {
    const [parents, strangers] = [await family(), await family()];
    const held = await hold(demo.portal, parents, hourly());
    if (!held.ok) throw new Error(held.code);
    const sign = (over: object) =>
      signContract(demo.portal, {
        bookingId: held.booking.id,
        guardianId: parents.guardianId,
        name: parents.name,
        readTerms: true,
        by: by(parents),
        ...over,
      });
    expect(await sign({ name: '别人' })).toMatchObject({ code: 'name_differs', status: 422 });
    expect(await sign({ readTerms: false })).toMatchObject({ code: 'terms_not_read', status: 422 });
    expect(await sign({ guardianId: strangers.guardianId })).toMatchObject({ code: 'booking_not_found', status: 404 });
    expect(await bookingDetails(demo.portal, held.booking.id, strangers.guardianId)).toBeUndefined();
  });

  it('keeps the refund terms it was signed with when the city changes its rules', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly());
    const { docs } = await demo.portal.payload.find({ collection: 'refund-rules', where: { code: { equals: 'T1' } }, limit: 1 });
    const rule = docs[0];
    if (!rule) throw new Error('no rule');
    await demo.portal.payload.update({
      collection: 'refund-rules',
      id: rule.id,
      data: { rule: { ...(rule.rule as object), tiers: [], otherwisePercent: 0 } },
    });
    const details = await bookingDetails(demo.portal, id, parents.guardianId);
    expect(details && (await refundPreview(demo.portal, details.booking))?.total).toBe(4160);
    await demo.portal.payload.update({ collection: 'refund-rules', id: rule.id, data: { rule: rule.rule } });
  });

  it('is amended by a new version, signed again, when the time is moved', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly('2026-12-03'));
    const moved = await rescheduleBooking(demo.portal, {
      bookingId: id,
      guardianId: parents.guardianId,
      request: hourly('2026-12-04'),
      name: parents.name,
      by: by(parents),
    });
    expect(moved).toMatchObject({ ok: true, booking: { status: 'confirmed', from: '2026-12-04' } });
    const contracts = await demo.portal.payload.find({
      collection: 'contracts',
      where: { booking: { equals: id } },
      sort: 'version',
    });
    expect(contracts.docs.map(({ version }) => version)).toEqual([1, 2]);
    expect(await claimsOf(id)).toHaveLength(1);
  });
});

describe('prepayment', () => {
  it('spans at most three months over all live contracts of a child at a centre', async () => {
    const parents = await family();
    const months = (date: string, count: number) => ({ form: 'full_day', date, months: count, meals: false }) as const;
    const first = await hold(demo.portal, parents, months('2026-12-01', 2));
    expect(first.ok).toBe(true);
    const second = await hold(demo.portal, parents, months('2027-02-01', 2));
    expect(second).toMatchObject({ ok: false, code: 'prepaid_cap', status: 422 });
  });
});

it('claims never exceed capacity after all of this', async () => {
  const sheets = await readSheets(demo.portal.payload, { from: '2026-11-01', to: '2027-06-01' });
  for (const { claims, classId } of sheets) {
    const group = demo.portal.supplies
      .all()
      .flatMap(({ classes }) => classes)
      .find(({ id }) => id === classId);
    for (let minute = 420; minute < 1140; minute += 30) expect(soldAt(minute, claims)).toBeLessThanOrEqual(group?.places ?? 0);
  }
});
