import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { answerRosterQuestion } from '#cms/booking/answer-roster-question.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { settleCancellation } from '#cms/booking/settle-cancellation.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { atProvider, booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, newFamily, wishOf } from '../support/family.ts';

/** Three months at 2,080.00, without meals, from a Tuesday. */
const MONTHS = { form: 'full_day', date: '2026-12-01', months: 3, meals: false } as const;
/** A Wednesday in the second month, of which nine of ten booked days are over. */
const IN_JANUARY = '2027-01-13T14:00:00.000Z';

let demo: DemoPortal;
let family: Family;
let n = 300;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  const { db } = demo.portal.payload;
  await db.deleteMany({ collection: 'place-claims', where: {} });
  // What one test noted would be another's kept roster.
  const { docs } = await demo.portal.payload.find({ collection: 'bookings', pagination: false, depth: 0 });
  for (const { id } of docs)
    await db.updateOne({ collection: 'bookings', id, data: { actions: [], status: 'released', answerBy: null } });
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const preview = async (id: string) => refundPreview(demo.portal, await get(id));
const cancel = async (id: string) => {
  const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
  if (!cancelled.ok) throw new Error(cancelled.code);
  return cancelled;
};
const note = async (id: string, date: string) =>
  markAttendance(demo.portal, {
    bookingId: id,
    facilityId: (await get(id)).facilityId,
    date,
    what: 'check_in',
    staffId: 'the-head',
  });
const answer = async (id: string, came: string[]) =>
  answerRosterQuestion(demo.portal, {
    bookingId: id,
    facilityId: (await get(id)).facilityId,
    came,
    staffId: 'the-head',
  });

describe('months that are over', () => {
  it('do not come back: the signed clause says so, and the calculator counts so', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    const now = await preview(id);
    expect(now?.lines.map(({ refund, reason }) => [refund, reason.code])).toEqual([
      [0, 'month_over'],
      [expect.any(Number), 'attended_band'],
      [now?.lines[2]?.paid, 'not_begun'],
    ]);
    const [clause] = refundClauses((await get(id)).terms).filter(({ code }) => code === 'F2');
    expect(clause?.zh).toContain('已结束的月份不退托育费');
    expect(clause?.zh).toContain('3个工作日');
    expect(clause?.en).toContain('care fees of months that are over do not come back');
  });
});

describe('a centre whose roster is empty', () => {
  it('is asked before money moves: both sums stand in the preview, the places are free at once, and nothing is sent', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    const now = await preview(id);
    const [month] = now?.lines.slice(1, 2) ?? [];
    expect(now?.asked?.days).toEqual(
      (await get(id)).occasions.map(({ date }) => date).filter((d) => d >= '2027-01-01' && d <= '2027-01-13'),
    );
    expect(now?.lines[1]?.refund).toBe((month?.paid ?? 0) * 0.8);
    expect(now?.asked?.least).toBe((now?.total ?? 0) - (month?.paid ?? 0) * 0.3);
    // Thursday, Friday, Monday.
    expect(now?.asked?.until).toBe('2027-01-18T16:00:00.000Z');
    await cancel(id);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 0 });
    expect(await booksOf(demo.portal, id)).toMatchObject({ refunds: [], messages: expect.arrayContaining(['refund_asked']) });
    expect((await get(id)).status).toBe('cancelled');
    expect((await bookingDetails(demo.portal, id, family.guardianId))?.may).toEqual([]);
    const { facilityId } = await get(id);
    expect(await demo.portal.bookings.countWaitingForAnswer(facilityId)).toBe(1);
    expect(await answer(id, [])).toMatchObject({ ok: true });
  });

  it('that does not answer in three working days pays as if the child had not come: a job sees to it, once', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    const most = (await preview(id))?.total;
    await cancel(id);
    demo.setNow('2027-01-18T15:59:00.000Z');
    const jobs = startJobs(demo.portal, { everyMs: 600_000 });
    await jobs.turn();
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 0 });
    demo.setNow('2027-01-18T16:00:00.000Z');
    await jobs.turn();
    await jobs.turn();
    await jobs.stop(0);
    const { paid, refunded } = await atProvider(demo.portal, id);
    expect(refunded).toBe(most);
    const { sum, balance, messages } = await booksOf(demo.portal, id);
    expect({ sum, prepaid: balance.prepaid_care, earned: balance.earned_care }).toEqual({
      sum: 0,
      prepaid: 0,
      earned: refunded - paid,
    });
    expect(messages.filter((kind) => kind === 'refund_settled')).toHaveLength(1);
    expect(await answer(id, ['2027-01-04'])).toMatchObject({ ok: false, code: 'answer_too_late' });
    expect(await settleCancellation(demo.portal, id)).toBe('nothing_due');
  });

  it('answers with one form: the days it names count, the others do not, and the money goes at once', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    const asked = (await preview(id))?.asked;
    await cancel(id);
    const came = asked?.days.slice(0, 5) ?? [];
    expect(await answer(id, [...came, '2026-12-01'])).toMatchObject({ ok: true });
    expect((await atProvider(demo.portal, id)).refunded).toBe(asked?.least);
    expect(cancellationOf((await get(id)).actions)).toEqual({ at: IN_JANUARY, cause: 'family', refund: asked?.least });
    expect(await answer(id, [])).toMatchObject({ ok: false, code: 'answer_too_late' });
    expect((await cancel(id)).refund).toBe(asked?.least);
  });

  it('is asked of each of what was booked together, and no letter promises the sum before', async () => {
    const brother = { name: '弟弟', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    const saved = await saveChild(demo.portal, family.guardianId, brother);
    if (!saved.ok) throw new Error(saved.code);
    const children = [family.childId, saved.child.id].map((childId) => ({ childId, pickups: [], consents: [] }));
    const held = await holdOrder(demo.portal, { ...wishOf(family, MONTHS), children });
    if (!held.ok) throw new Error(held.code);
    const ids = held.bookings.map(({ id }) => id);
    const own = { bookingId: ids[0] ?? '', guardianId: family.guardianId, by: by(family) };
    expect(await signContract(demo.portal, { ...own, name: family.name, readTerms: true })).toMatchObject({ ok: true });
    await settlePayment(demo.portal, await decide(demo.portal, family, own.bookingId, 'approve'));
    demo.setNow(IN_JANUARY);
    const sums = await Promise.all(ids.map(async (id) => (await preview(id))?.total ?? 0));
    expect(await cancelOrder(demo.portal, own)).toEqual({ ok: true, refund: (sums[0] ?? 0) + (sums[1] ?? 0) });
    for (const id of ids) {
      const { messages } = await booksOf(demo.portal, id);
      expect(messages).toContain('refund_asked');
      expect(messages).not.toContain('order_cancelled');
    }
  });

  it('answers on its roster, where the booking still stands on the days asked about', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    const asked = (await preview(id))?.asked;
    await cancel(id);
    const { facilityId } = await get(id);
    const on = (date: string) => dayRoster(demo.portal, { facilityId, date, reader: 'the-head' });
    expect(await on('2027-01-04')).toMatchObject([{ booking: id, asked: true, state: expect.stringMatching(/ahead|not_come/) }]);
    expect(await on('2026-12-02')).toEqual([]);
    expect(await note(id, '2026-12-02')).toMatchObject({ ok: false, code: 'cannot_check_in_now' });
    for (const date of asked?.days ?? []) {
      expect(await settleCancellation(demo.portal, id)).toBe('nothing_due');
      expect(await note(id, date)).toMatchObject({ ok: true });
    }
    expect(await settleCancellation(demo.portal, id)).toBe('settled');
    expect((await atProvider(demo.portal, id)).refunded).toBe(asked?.least);
    expect(await on('2027-01-04')).toEqual([]);
  });

  it('of another centre answers for nobody else', async () => {
    const id = await book(demo.portal, family, MONTHS);
    demo.setNow(IN_JANUARY);
    await cancel(id);
    const other = { bookingId: id, facilityId: 'another', came: [], staffId: 'x' };
    expect(await answerRosterQuestion(demo.portal, other)).toMatchObject({ ok: false, status: 404 });
  });
});

describe('nobody is asked', () => {
  it('where the roster was kept: a day on which another child was noted is one on which this one was away', async () => {
    const id = await book(demo.portal, family, MONTHS);
    const other = await newFamily(demo.portal, ++n);
    const neighbour = await book(demo.portal, other, MONTHS);
    demo.setNow(IN_JANUARY);
    for (const { date } of (await get(neighbour)).occasions) if (date <= '2027-01-13') await note(neighbour, date);
    expect((await preview(id))?.asked).toBeUndefined();
    const { refund } = await cancel(id);
    expect((await atProvider(demo.portal, id)).refunded).toBe(refund);
  });

  it('before care begins, and under a contract whose rule asks nothing: that is paid as it was signed', async () => {
    const id = await book(demo.portal, family, MONTHS);
    expect((await preview(id))?.asked).toBeUndefined();
    demo.setNow(IN_JANUARY);
    const signed = await get(id);
    const contract = await demo.portal.contracts.get(signed.contractId ?? '');
    const first = contract.snapshot.terms.rules.map((rule) =>
      rule.kind === 'monthly_band' ? { ...rule, version: 1, reaches: undefined, answerWithinWorkdays: undefined } : rule,
    );
    const terms = { ...contract.snapshot.terms, rules: first };
    const contracts = { ...demo.portal.contracts, get: async () => ({ ...contract, snapshot: { ...contract.snapshot, terms } }) };
    const old = await refundPreview({ ...demo.portal, contracts }, signed);
    expect(old?.asked).toBeUndefined();
    expect(old?.lines.map(({ reason }) => reason.code)).toEqual(['attended_band', 'attended_band', 'not_begun']);
  });
});
