import { noPlace, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { monthsFrom, type WantedCare } from '#domain/booking/care-change.ts';
import { weekdaysOf } from '#domain/care/care.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { changeable, type QuotingChange, quoteChange } from '../quote-change.ts';
import { bookingToChange } from '../stay/lengthen-stay.ts';
import { type Suggesting, suggestTo } from './suggest-move.ts';

export interface ClassWish {
  facilityId: string;
  bookingId: string;
  classId: string;
  /** From this day, or the next on which care by the month can be other care; from the last such day where there is none. */
  date: CivilDate;
}

/** What another class would mean for a child that comes by the month, before anybody is told. */
export interface PlannedClass {
  booking: BookingRecord;
  wanted: WantedCare;
  className: InEveryLanguage;
  /** Of the first month there, with its meals. */
  monthly: Fen;
  /** Places left there on the fullest of its days. */
  left: number;
  /** Where it takes the place of months that are paid for: the last day in the class it is in, and what comes back. */
  replaces?: { lastDay: CivilDate; back: Fen };
  told: number;
}

/**
 * The same care in another class, by the rules by which its family changes it itself. The contract is the family's to
 * change: a centre suggests, and the family looks, signs and pays, or does nothing.
 */
export async function planClass(
  portal: QuotingChange & Pick<Portal, 'guardians'>,
  { facilityId, bookingId, classId, date }: ClassWish,
): Promise<Result<PlannedClass>> {
  const booking = await bookingToChange(portal, { bookingId, facilityId });
  if (!booking) return notFound('booking_not_found');
  if (!isCivilDate(date)) return unprocessable('date_invalid', { field: 'date' });
  const { guardianId, request } = booking;
  const may = await changeable(portal, booking, guardianId);
  if (!may.ok) return may;
  const { days, after } = may.changeable;
  const all = [...days, ...(after ? [after] : [])];
  const from = all.find((day) => day >= date) ?? all.at(-1);
  const form = request.form === 'half_day' ? 'half_day' : 'full_day';
  const part = request.form === 'half_day' ? { part: request.part } : {};
  const weekdays = weekdaysOf(request);
  const wanted: WantedCare = {
    from: from ?? date,
    classId,
    form,
    ...part,
    ...(weekdays === undefined ? {} : { weekdays }),
    months: Math.max(1, monthsFrom(request, from ?? date)),
  };
  // What the child has elsewhere is its family's business.
  const quoted = await quoteChange(portal, { booking, guardianId, wanted, by: { kind: 'staff', id: '' } });
  if (!quoted.ok) return quoted;
  const { quote, replaced } = quoted.change;
  if (quote.why) return noPlace(quote.why, quote.why.failsOn);
  const monthly = sum(quote.lines.filter(({ period }) => period?.from === wanted.from).map(({ amount }) => amount));
  return {
    ok: true,
    ...{ booking, wanted, className: quote.group.name, monthly, left: quote.left },
    ...(replaced ? { replaces: { lastDay: replaced.ended.lastDay, back: replaced.back } } : {}),
    told: (await portal.guardians.familyOf(guardianId)).length,
  };
}

/** Asks the family to look at another class for its child. Nothing of the booking changes, and no place is kept. */
export async function suggestClass(
  portal: Parameters<typeof planClass>[0] & Suggesting,
  { by, ...wish }: ClassWish & { by: string },
): Promise<Result<{ told: number }>> {
  const planned = await planClass(portal, wish);
  if (!planned.ok) return planned;
  const { booking, wanted, className, monthly, told } = planned;
  const { from, classId } = wanted;
  const about = {
    ...{ change: wanted, day: from, nextClass: className, nextPrice: { amount: monthly, unit: 'month' } as const },
    about: `${booking.revision}:${classId}:${from}`,
  };
  const detail = { classId, from };
  const asked = await suggestTo(portal, booking, { by, action: 'suggest_class', detail, kind: 'class_suggested', about });
  return asked ?? { ok: true, told };
}
