import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { RosterQuestion } from '#domain/booking/booking-state.ts';
import { openDays } from '#domain/contract/open-days.ts';
import { computeRefund, type Refund, type RefundBasis, type RefundFacts } from '#domain/contract/refund.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type SpecialDays, workdayAfter } from '#domain/time/workdays.ts';
import { toInstant, toLocal } from '#domain/time/zoned-time.ts';

/**
 * What the centre is asked before a refund is paid: of which days its roster says nothing of any child, and how much
 * less comes back if this one came on all of them. None where the sum would be the same, or the contract asks nothing.
 */
export async function rosterQuestion(
  { bookings, special }: Pick<Portal, 'bookings' | 'special'>,
  { facilityId, occasions }: Pick<BookingRecord, 'facilityId' | 'occasions'>,
  { refund, basis, facts, calendar }: { refund: Refund; basis: RefundBasis; facts: RefundFacts; calendar: SpecialDays },
): Promise<RosterQuestion | undefined> {
  const within = findRule(basis.terms, 'monthly_band')?.answerWithinWorkdays;
  if (within === undefined) return undefined;
  const { timeZone } = basis;
  const open = openDays(refund, { ...facts, occasions, timeZone });
  const noted = open.length > 0 ? await bookings.notedDays(facilityId, open) : new Set();
  const days = open.filter((date) => !noted.has(date));
  // A day on which the child came was given, whatever the centre's record says of it.
  const notGiven = facts.notGiven?.filter(({ date }) => !days.includes(date));
  const least = computeRefund(basis, { ...facts, notGiven, attended: [...facts.attended, ...days] }, calendar).total;
  if (least >= refund.total) return undefined;
  const lastDay = workdayAfter(toLocal(facts.now, timeZone).date, within, special());
  return { days, least, until: toInstant({ date: addDays(lastDay, 1), minute: 0 }, timeZone) };
}
