import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import {
  announceCentreEnd,
  type CentreEndWish,
  carryOutCentreEnd,
  centreEndGrounds,
  planCentreEnd,
  seenOfEnd,
  undoCentreEnd,
} from '#cms/booking/end-by-centre.ts';
import { endEarly, settleEnd } from '#cms/booking/end-early.ts';
import { holdNext, renewalFor } from '#cms/booking/renew.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { oweInterest } from '#cms/payments/owe-interest.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { cancellationOf, centreEndOf, reasonOfEnd } from '#domain/booking/booking-state.ts';
import { LANGS } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type Purchase, refund } from '../oracle/refund.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

/** From a Tuesday; 2,180.00 and 500.00 a month. */
const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
/** Thirty days on it is a Saturday, a day off: the notice ends with the Monday after it. */
const TOLD = '2026-12-03T04:00:00.000Z';
const SOONEST = '2027-01-04';
const said = { zh: '房东收回房屋，年后不能再用', en: 'The landlord takes the house back' };

let demo: DemoPortal;
let family: Family;
let sent: Notification[];
let n = 6800;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const wishFor = async (bookingId: string, more: Partial<CentreEndWish> = {}): Promise<CentreEndWish> => ({
  ...{ bookingId, ground: 'closes', lastDay: SOONEST, facilityId: (await get(bookingId)).facilityId },
  ...more,
});
const planOf = async (wish: CentreEndWish) => {
  const planned = await planCentreEnd(demo.portal, wish);
  if (!planned.ok) throw new Error(planned.code);
  return planned.plan;
};
const announce = async (wish: CentreEndWish, more = {}) =>
  announceCentreEnd(demo.portal, { ...wish, said, staffId: 'the-head', seen: seenOfEnd(await planOf(wish)), ...more });
const turn = async () => {
  for (const id of await demo.portal.centreEnds.dueBy(demo.portal.now())) await carryOutCentreEnd(demo.portal, id);
};
const later = (minutes: number) => demo.setNow(plusMinutes(demo.portal.now(), minutes));
/** Announced and told. */
const ended = async (id: string, more: Partial<CentreEndWish> = {}) => {
  const done = await announce(await wishFor(id, more));
  if (!done.ok) throw new Error(done.code);
  later(demo.portal.city.closingUndoMinutes);
  await turn();
};
const came = async (id: string, dates: readonly string[]) => {
  const { facilityId } = await get(id);
  for (const date of dates) {
    demo.setNow(`${date}T03:00:00.000Z`);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
};
const taken = async (id: string, from: string, to: string) => {
  const { classId } = await get(id);
  const sheets = await demo.portal.sheets.read({ classIds: [classId], from, to });
  return sheets.filter(({ claims }) => claims.some(({ booking }) => booking === id)).length;
};
const told = async (kind: string) => {
  const { contact } = await demo.portal.guardians.get(family.guardianId);
  return sent.filter((one) => one.to === contact && one.kind === kind);
};

it('what was signed ahead to follow care that its centre ends is cancelled with it', async () => {
  const id = await book(demo.portal, family, THREE);
  const { guardianId, name } = family;
  const held = await holdNext(demo.portal, { bookingId: id, guardianId, months: 1 });
  if (!held.ok) throw new Error(held.code);
  const next = held.booking.id;
  await signContract(demo.portal, { bookingId: next, guardianId, name, readTerms: true, by: by(family) });
  demo.setNow(TOLD);
  await ended(id);
  expect([(await get(next)).status, await taken(next, '2027-03-01', '2027-03-31')]).toEqual(['released', 0]);
});

describe('before a centre ends a contract', () => {
  it('it sees for what it can, and from which day: its notice ends with a working day', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    const found = await centreEndGrounds(demo.portal, await wishFor(id));
    expect(found.ok && found.grounds.map(({ ground, from }) => [ground, from])).toEqual([
      ['closes', SOONEST],
      ['moves', SOONEST],
      ['own_reasons', SOONEST],
      ['health_hidden', '2026-12-10'],
    ]);
    expect(await planCentreEnd(demo.portal, await wishFor(id, { lastDay: '2027-01-03' }))).toMatchObject({
      code: 'centre_end_notice',
    });
    // What the city says after the signature changes nothing of what was agreed.
    const rule = { ground: 'closes' as const, noticeDays: 1, source: '测试', effectiveOn: '2026-12-02' };
    const { id: added } = await demo.portal.payload.create({ collection: 'centre-end-rules', data: rule });
    const again = await centreEndGrounds(demo.portal, await wishFor(id));
    await demo.portal.payload.delete({ collection: 'centre-end-rules', id: added });
    expect(again.ok && again.grounds[0]).toMatchObject({ noticeDays: 30 });
  });

  it('it sees what comes back: every day without the child, and more than where the family ends it', async () => {
    const id = await book(demo.portal, family, THREE);
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const plan = await planOf(await wishFor(id));
    // The first month is had; of the second two of its 21 working days; the third is whole. Meals by the days that were eaten.
    const { occasions } = await get(id);
    const january = occasions.filter(({ date }) => date >= '2027-01-01' && date <= SOONEST).length;
    const workdays = 20;
    expect(january).toBe(1);
    expect(plan.least).toBe(
      268000 + Math.round((218000 * (workdays - 1)) / workdays) + Math.round((50000 * (workdays - 1)) / workdays),
    );
    expect(plan.family).toBeLessThan(plan.least);
    expect(plan.lastDay).toBe(SOONEST);
    expect(plan.days).toBe(occasions.filter(({ date }) => date > SOONEST).length);
  });

  it.each([
    ['another centre’s', { facilityId: 'another' }, 'booking_not_found'],
    ['a day that is none', { lastDay: 'soon' }, 'date_invalid'],
    ['a day after the last', { lastDay: '2027-03-01' }, 'end_day_outside'],
  ])('%s is refused', async (_, more, code) => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    expect(await planCentreEnd(demo.portal, await wishFor(id, more))).toMatchObject({ ok: false, code });
  });

  it('what is not paid for has nothing to end', async () => {
    const held = await hold(demo.portal, await newFamily(demo.portal, ++n), THREE);
    if (!held.ok) throw new Error(held.code);
    expect(await planCentreEnd(demo.portal, await wishFor(held.booking.id))).toMatchObject({ code: 'centre_end_not_paid' });
  });

  it('it says why in words, and what it saw is still so', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    expect(await announce(await wishFor(id), { said: { zh: '停业', en: '' } })).toMatchObject({ code: 'centre_end_words' });
    expect(await announce(await wishFor(id), { seen: 'something else' })).toMatchObject({ code: 'closing_changed' });
    expect(await demo.portal.centreEnds.ofBooking(id)).toBeUndefined();
  });
});

describe('a single stay that its centre cancels', () => {
  /** A Wednesday; by its contract a family that cancels in the last hours has not all of it back. */
  const SINGLE = { form: 'hourly', date: '2026-12-16', window: { from: 540, to: 600 } } as const;
  const EVE = '2026-12-15T14:00:00.000Z';

  it('comes back whole however late, and that is shown beside what the family’s own cancelling gives', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow(EVE);
    const { total } = await get(id);
    const plan = await planOf(await wishFor(id, { lastDay: '' }));
    expect(plan).toMatchObject({ least: total, most: total, noticeDays: 0, days: 1 });
    expect(plan.family).toBeLessThan(total);
    expect(plan.lastDay).toBeUndefined();
  });

  it('is as it was for ten minutes; then its place is free, its family is told why, and has all it paid', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow(EVE);
    const { total } = await get(id);
    const wish = await wishFor(id, { ground: 'health_hidden' });
    expect(await announce(wish, { said: { zh: '停', en: '' } })).toMatchObject({ code: 'centre_end_words' });
    const first = await announce(wish);
    if (!first.ok) throw new Error(first.code);
    expect(await announce(wish)).toMatchObject({ code: 'centre_end_already' });
    later(9);
    await turn();
    expect([(await get(id)).status, await taken(id, SINGLE.date, SINGLE.date)]).toEqual(['confirmed', 1]);
    const own = { id: first.id, facilityId: wish.facilityId, staffId: 'the-head' };
    expect(await undoCentreEnd(demo.portal, own)).toMatchObject({ ok: true });
    later(60);
    await turn();
    expect([(await get(id)).status, await told('centre_ended')]).toEqual(['confirmed', []]);
    await ended(id);
    const { actions, status } = await get(id);
    expect({ status, back: actions.find(({ type }) => type === 'cancel') }).toMatchObject({
      status: 'cancelled',
      back: { cause: 'centre', refund: total, because: { ground: 'own_reasons', said }, by: { kind: 'staff', id: 'the-head' } },
    });
    expect(await taken(id, SINGLE.date, SINGLE.date)).toBe(0);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: total });
    const letters = await told('centre_ended');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(said.zh);
    expect((await booksOf(demo.portal, id)).sum).toBe(0);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
  });

  it('that begins before its family would be told, or has begun, is given', async () => {
    const id = await book(demo.portal, family, SINGLE);
    const wish = await wishFor(id);
    for (const at of ['2026-12-16T00:51:00.000Z', '2026-12-16T01:01:00.000Z']) {
      demo.setNow(at);
      expect(await planCentreEnd(demo.portal, wish)).toMatchObject({ code: 'centre_end_begun' });
    }
  });

  it('that begins while the clock is away is left as it is', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow('2026-12-16T00:30:00.000Z');
    expect(await announce(await wishFor(id))).toMatchObject({ ok: true });
    demo.setNow('2026-12-16T01:10:00.000Z');
    await turn();
    expect([(await get(id)).status, await demo.portal.centreEnds.ofBooking(id)]).toEqual(['confirmed', undefined]);
  });

  it('that its family moves meanwhile to another day is left to it', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow('2026-12-08T04:00:00.000Z');
    expect(await announce(await wishFor(id))).toMatchObject({ ok: true });
    const { guardianId, name } = family;
    const request = { ...SINGLE, date: '2026-12-17' };
    const moved = await rescheduleBooking(demo.portal, { bookingId: id, guardianId, name, request, by: by(family) });
    expect(moved).toMatchObject({ ok: true });
    later(10);
    await turn();
    expect([(await get(id)).status, (await get(id)).to]).toEqual(['confirmed', '2026-12-17']);
  });

  it('of twenty heads at one moment one cancels it, and it is paid back once', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow(EVE);
    const wish = await wishFor(id);
    const all = await Promise.all(Array.from({ length: 20 }, () => announce(wish)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    later(10);
    const [due = ''] = await demo.portal.centreEnds.dueBy(demo.portal.now());
    await Promise.all(Array.from({ length: 20 }, () => carryOutCentreEnd(demo.portal, due)));
    expect([
      (await demo.portal.refunds.listOf(id)).filter(({ cause }) => cause === 'centre').length,
      (await told('centre_ended')).length,
    ]).toEqual([1, 1]);
  });
});

describe('a contract that its centre ends', () => {
  it('is as it was until the family is told, and can be taken back until then by the centre alone', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    const wish = await wishFor(id);
    const done = await announce(wish);
    if (!done.ok) throw new Error(done.code);
    expect(await announce(wish)).toMatchObject({ code: 'centre_end_already' });
    later(9);
    await turn();
    expect([(await get(id)).to, await taken(id, '2027-01-05', '2027-02-28')]).toEqual(['2027-02-26', expect.any(Number)]);
    expect(await told('centre_ends')).toEqual([]);
    const own = { id: done.id, facilityId: wish.facilityId, staffId: 'the-head' };
    expect(await undoCentreEnd(demo.portal, { ...own, facilityId: 'another' })).toMatchObject({ code: 'centre_end_not_found' });
    expect(await undoCentreEnd(demo.portal, own)).toMatchObject({ ok: true });
    later(60);
    await turn();
    expect(centreEndOf((await get(id)).actions)).toBeUndefined();
    expect(await told('centre_ends')).toEqual([]);
    // Too late.
    const again = await announce(wish);
    later(10);
    if (again.ok) expect(await undoCentreEnd(demo.portal, { ...own, id: again.id })).toMatchObject({ code: 'closing_going_out' });
  });

  it('of twenty heads at one moment one ends it, and its family is told once', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    const wish = await wishFor(id);
    const seen = seenOfEnd(await planOf(wish));
    const all = await Promise.all(
      Array.from({ length: 20 }, () => announceCentreEnd(demo.portal, { ...wish, said, staffId: 'the-head', seen })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    later(10);
    const [due = ''] = await demo.portal.centreEnds.dueBy(demo.portal.now());
    await Promise.all(Array.from({ length: 20 }, () => carryOutCentreEnd(demo.portal, due)));
    expect((await get(id)).actions.filter(({ type }) => type === 'end_early')).toHaveLength(1);
    expect(await told('centre_ends')).toHaveLength(1);
  });

  it('frees the places after the last day, tells the family why and what it gets, and is settled when the day is over', async () => {
    const id = await book(demo.portal, family, THREE);
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const plan = await planOf(await wishFor(id));
    const days = (await get(id)).occasions.map(({ date }) => date);
    await ended(id);
    expect([await taken(id, '2027-01-05', '2027-02-28'), await taken(id, '2026-12-04', SOONEST)]).toEqual([
      0,
      days.filter((date) => date >= '2026-12-04' && date <= SOONEST).length,
    ]);
    const [letter] = await told('centre_ends');
    expect(letter?.text).toContain(said.zh);
    expect(letter?.text).toContain('停业');
    const after = await get(id);
    expect(centreEndOf(after.actions)).toMatchObject({
      lastDay: SOONEST,
      least: plan.least,
      by: { kind: 'staff', id: 'the-head' },
    });
    const contract = await demo.portal.contracts.get(after.contractId ?? '');
    expect(await verifyContract(demo.portal, { hash: contract.sha256 })).toMatchObject({ latest: true, standing: 'ending' });
    expect(await renewalFor(demo.portal, after)).toBeUndefined();
    // It has been ended: the family signs no end of its own, it cancels.
    const own = { bookingId: id, guardianId: family.guardianId, by: by(family) };
    expect(await endEarly(demo.portal, { ...own, lastDay: '2026-12-18', name: family.name, readTerms: true })).toMatchObject({
      code: 'end_centre_stops',
    });
    await came(
      id,
      days.filter((date) => date > '2026-12-02' && date <= SOONEST),
    );
    demo.setNow('2027-01-05T04:00:00.000Z');
    await deliverCare(demo.portal, id);
    expect(await settleEnd(demo.portal, id)).toBe('ended');
    const over = await get(id);
    expect(cancellationOf(over.actions)).toMatchObject({ cause: 'centre', refund: plan.least });
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: plan.least });
    const books = await booksOf(demo.portal, id);
    expect({ sum: books.sum, care: books.balance.prepaid_care ?? 0, meals: books.balance.prepaid_meals ?? 0 }).toEqual({
      ...{ sum: 0, care: 0, meals: 0 },
    });
    expect((await told('centre_ended'))[0]?.text).toContain(said.zh);
    expect(await told('care_ended')).toEqual([]);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
    expect(await verifyContract(demo.portal, { hash: contract.sha256 })).toMatchObject({ standing: 'ended_early' });
  });

  it('that moves: the family has what the clause promises once it has notice, at once and with interest, and not before', async () => {
    const id = await book(demo.portal, family, THREE);
    const { snapshot } = await demo.portal.contracts.get((await get(id)).contractId ?? '');
    const [zh, en] = LANGS.map((lang) => JSON.stringify(contractText(snapshot, lang)));
    expect(zh).toContain(
      '通知发出后，甲方不必等到通知写明的日期，可以随时退出，乙方按实付价退还未提供服务的全部费用，并按乙方原因计付利息',
    );
    expect(zh).toContain('乙方没有发出通知的，甲方可以先提出争议');
    expect(en).toContain('whoever leaves before that is paid back by the refund terms for now');
    const days = (await get(id)).occasions.map(({ date }) => date).filter((date) => date < '2026-12-19');
    await came(id, days);
    const left = async () => refundPreview(demo.portal, await get(id), { at: '2026-12-19T04:00:00.000Z' });
    const december = async () =>
      (await left())?.lines.filter(({ line }) => line.period?.from === '2026-12-01' && line.kind === 'care');
    expect([(await left())?.cause, (await december())?.[0]?.refund], 'without a notice: by the bands').toEqual(['family', 0]);
    await ended(id, { ground: 'moves', lastDay: '2027-01-20' });
    demo.setNow('2026-12-19T04:00:00.000Z');
    const workdays = 23;
    expect((await december())?.[0]?.refund).toBe(Math.round((218_000 * (workdays - days.length)) / workdays));
    const own = { bookingId: id, guardianId: family.guardianId, by: by(family) };
    expect(await cancelBooking(demo.portal, own)).toMatchObject({ ok: true });
    const { actions } = await get(id);
    expect([cancellationOf(actions)?.cause, reasonOfEnd(actions)]).toEqual(['centre', 'centre_moved']);
    demo.setNow('2027-01-10T04:00:00.000Z');
    const [refund] = await demo.portal.refunds.listOf(id);
    if (!refund) throw new Error('no refund');
    await demo.portal.work(async (unit) => {
      await oweInterest(demo.portal, refund, { at: demo.portal.now(), paidOn: '2027-01-10' }, unit);
      return { ok: true };
    });
    const interest = (await demo.portal.refunds.listOf(id)).find(({ cause }) => cause === 'interest');
    // 22 days at 3 % of a year of 365.
    expect(interest?.amount).toBe(Math.round((refund.amount * 3 * 22) / 36_500));
  });

  it('whoever leaves sooner has that as the centre’s doing too, with its interest', async () => {
    const id = await book(demo.portal, family, THREE);
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow(TOLD);
    const before = await planOf(await wishFor(id));
    await ended(id);
    demo.setNow('2026-12-04T12:00:00.000Z');
    const own = { bookingId: id, guardianId: family.guardianId, by: by(family) };
    const cancelled = await cancelBooking(demo.portal, own);
    if (!cancelled.ok) throw new Error(cancelled.code);
    const { actions } = await get(id);
    expect(cancellationOf(actions)).toMatchObject({ cause: 'centre' });
    expect(cancelled.refund).toBeGreaterThan(before.family);
    expect(await demo.portal.refunds.listOf(id)).toMatchObject([{ cause: 'centre', amount: cancelled.refund }]);
  });

  it('gives back to the fen what the independent calculator says, on every day until the last and when that is over', async () => {
    const id = await book(demo.portal, family, THREE);
    const { actions, occasions } = await get(id);
    const [{ from, to } = { from: 0, to: 0 }] = occasions;
    const holidays = [...demo.portal.special().values()];
    const of = (kind: string) => new Set(holidays.filter((one) => one.kind === kind).map(({ date }) => date));
    const calendar = { holidays: of('holiday'), makeUpDays: of('workday') };
    const attended = new Set<string>();
    const bought: Purchase = {
      ...{ day: THREE.date, months: 3, from, to, care: 218000, meals: 50000, receivedBefore: true, came: attended },
      paidAt: actions.find(({ type }) => type === 'pay')?.at ?? '',
      booked: occasions.map(({ date }) => date),
      ...{ cannot: [], stopped: [], settled: new Map(), credited: new Map(), endedByCentre: true },
    };
    demo.setNow('2026-12-01T04:00:00.000Z');
    await ended(id, { ground: 'health_hidden', lastDay: '2026-12-09' });
    for (const { date } of occasions.filter((one) => one.date <= '2026-12-09')) {
      // It is away on two of the days.
      if (!['2026-12-03', '2026-12-08'].includes(date)) {
        await came(id, [date]);
        attended.add(date);
      }
      demo.setNow(`${date}T04:00:00.000Z`);
      const shown = await refundPreview(demo.portal, await get(id));
      expect(shown && [date, shown.total, shown.cause]).toEqual([date, refund(bought, demo.portal.now(), calendar), 'centre']);
    }
    demo.setNow('2026-12-09T16:30:00.000Z');
    expect(await settleEnd(demo.portal, id)).toBe('ended');
    const back = cancellationOf((await get(id)).actions);
    expect(back?.refund).toBe(refund(bought, back?.at ?? '', calendar));
  });

  it('that has not begun by then goes back whole, at once when the family is told', async () => {
    const id = await book(demo.portal, family, { ...THREE, date: '2026-12-28' });
    demo.setNow('2026-11-24T04:00:00.000Z');
    const plan = await planOf(await wishFor(id, { lastDay: '2026-12-25' }));
    expect(plan).toMatchObject({ least: 804000, most: 804000 });
    expect(plan.lastDay).toBeUndefined();
    await ended(id, { lastDay: '2026-12-25' });
    const { actions, status } = await get(id);
    expect({ status, back: cancellationOf(actions) }).toMatchObject({
      status: 'cancelled',
      back: { cause: 'centre', refund: 804000 },
    });
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 804000 });
    expect((await told('centre_ended'))[0]?.text).toContain(said.zh);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
  });

  it('where the clock was away the notice runs from when the family is told', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    await announce(await wishFor(id));
    demo.setNow('2026-12-14T04:00:00.000Z');
    await turn();
    expect(centreEndOf((await get(id)).actions)).toMatchObject({ lastDay: '2027-01-13' });
  });

  it('and what its family has given up meanwhile is left as it is', async () => {
    const id = await book(demo.portal, family, THREE);
    demo.setNow(TOLD);
    await announce(await wishFor(id));
    await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    later(10);
    await turn();
    expect(centreEndOf((await get(id)).actions)).toBeUndefined();
    expect(await told('centre_ends')).toEqual([]);
    expect(await demo.portal.centreEnds.ofBooking(id)).toBeUndefined();
  });
});
