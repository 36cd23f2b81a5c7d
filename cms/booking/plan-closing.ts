import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { todayOf } from '#cms/core/clock.ts';
import { notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { seenWord } from '#cms/core/seen-word.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { worthOfDays } from '#domain/contract/closed-days.ts';
import { settlesAt } from '#domain/contract/month-settlement.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { ofClass, withDaysOff } from '#domain/places/opening.ts';
import { shutStays } from '#domain/places/shut-stays.ts';
import { isOpenFor } from '#domain/places/supply-change.ts';
import { type CivilDate, datesFrom, daysBetween, isCivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

/** Longer than this is no closing of some days, but a centre that stops. */
const MOST_DAYS = 60;

export interface ClosingWish {
  facilityId: string;
  from: CivilDate;
  to: CivilDate;
  /** Only these classes; the whole centre where none is named. */
  classIds?: readonly string[];
}

/** A paid booking that days off touch, and what they give back of it, in fen. */
export interface ClosedStay {
  booking: BookingRecord;
  days: CivilDate[];
  care: Fen;
  meals: Fen;
  /** Care by the month goes on: what the days come to is paid back when their month is settled, on this day. */
  settlesOn?: CivilDate;
}

export interface ClosingPlan extends ClosingWish {
  /** Days on which the centre would have been open. */
  days: CivilDate[];
  stays: ClosedStay[];
  /** Single stays held and not paid for: they can no longer be. */
  unpaid: number;
  /** Care by the month that is still to be paid for, signed ahead or not: it still can be, and the days come back as of any. */
  unpaidMonths: number;
  /** Children who come on those days and are not booked here. */
  others: number;
}

export type Planning = Parameters<typeof refundPreview>[0] & Pick<Portal, 'sheets'>;

/** Whom it touches when a centre shuts on some days, and what each gets by its contract. */
export async function planClosing(
  portal: Planning,
  { facilityId, from, to, classIds: some = [] }: ClosingWish,
): Promise<Result<{ plan: ClosingPlan }>> {
  const { bookings, sheets, special, supplies } = portal;
  if (!isCivilDate(from)) return unprocessable('date_invalid', { field: 'from' });
  if (!isCivilDate(to)) return unprocessable('date_invalid', { field: 'to' });
  const today = todayOf(portal);
  const before = await supplies.fresh(facilityId);
  if (!before) return notFound('facility_not_found');
  if (from < today) return unprocessable('closing_past', { field: 'from' });
  if (to < from) return unprocessable('closing_order', { field: 'to' });
  if (daysBetween(from, to) >= MOST_DAYS) return unprocessable('closing_long', { field: 'to', params: { most: MOST_DAYS } });
  const own = before.classes.map(({ id }) => id);
  if (some.some((id) => !own.includes(id))) return notFound('facility_not_found');
  const shutClasses = some.length > 0 ? some : own;
  const after = withDaysOff(before, { from, to, reason: { zh: '', en: '' }, classIds: some });
  const calendar = special();
  const isShut = (classId: string, stay: { date: CivilDate; from: number; to: number }) =>
    isOpenFor(ofClass(before, classId), stay, stay.date, calendar) &&
    !isOpenFor(ofClass(after, classId), stay, stay.date, calendar);
  const days = datesFrom(from, to).filter((date) =>
    before.hours.some((hours) => (own.length > 0 ? shutClasses : ['']).some((id) => isShut(id, { date, ...hours }))),
  );
  if (days.length === 0) return unprocessable('closing_shut_already', { field: 'from' });

  const stays: ClosedStay[] = [];
  for (const booking of await bookings.paidAhead([facilityId], from)) {
    // A child that has come is there, whatever the centre says since.
    const came = attendedDates(booking.actions);
    const touched = booking.occasions.filter(
      (stay) => stay.date >= from && !came.includes(stay.date) && isShut(booking.classId, stay),
    );
    if (touched.length > 0) stays.push(await closedStay(portal, booking, [...new Set(touched.map(({ date }) => date))]));
  }
  const timetables = { before: { facility: before, special: calendar }, after: { facility: after, special: calendar } };
  const shut = shutStays(timetables, { days: await sheets.read({ classIds: own, from, to }), now: portal.now() });
  const live = new Set((await bookings.liveAt(facilityId, from)).map(({ id }) => id));
  const paid = new Set(stays.map(({ booking }) => booking.id));
  const rest = [...shut.bookings].filter((id) => !paid.has(id));
  const toPay = (await bookings.findAll(rest.filter((id) => live.has(id)))).filter(({ status }) => status !== 'confirmed');
  const unpaidMonths = toPay.filter(({ request }) => isMonthly(request)).length;
  const counts = { unpaid: toPay.length - unpaidMonths, unpaidMonths, others: rest.filter((id) => !live.has(id)).length };
  return { ok: true, plan: { facilityId, from, to, classIds: some, days, stays, ...counts } };
}

async function closedStay(portal: Planning, booking: BookingRecord, days: CivilDate[]): Promise<ClosedStay> {
  const { lines, request, terms } = booking;
  const { timeZone } = portal.city;
  if (!isMonthly(request)) {
    const preview = await refundPreview(portal, booking, { cause: 'centre' });
    const of = (kind: 'care' | 'meals') =>
      sum((preview?.lines ?? []).filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
    return { booking, days, care: of('care'), meals: of('meals') };
  }
  const special = portal.special();
  const period = lines.flatMap((line) => line.period ?? []).find(({ from, to }) => days.some((day) => from <= day && day <= to));
  const settles: Instant | undefined = period && settlesAt(period, { terms, timeZone }, special);
  return {
    booking,
    days,
    ...worthOfDays(booking, days, { timeZone, special }),
    ...(settles ? { settlesOn: toLocal(settles, timeZone).date } : {}),
  };
}

/** A word for what somebody has seen of a plan: another plan has another. */
export function seenOf({ stays, unpaid, unpaidMonths, others, classIds = [] }: ClosingPlan): string {
  const each = stays.map(({ booking, care, meals }) => `${booking.id} ${care} ${meals}`).sort();
  return seenWord(...each, unpaid, unpaidMonths, others, ...classIds);
}
