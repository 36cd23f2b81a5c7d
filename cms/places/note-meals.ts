import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import { mealsBetween } from '#domain/money/delivery.ts';
import { mealsEntry } from '#domain/money/ledger.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';

/**
 * Meals are used up by the days on which the child comes. They are booked on the day they were eaten,
 * however late it was noted, and taken back as of now.
 */
export async function noteMeals(
  { city, contracts, ledger }: Pick<Portal, 'city' | 'contracts' | 'ledger'>,
  { before, after, date, now }: { before: BookingRecord; after: BookingRecord; date: CivilDate; now: Instant },
  unit: Unit,
): Promise<void> {
  const { id, contractId, facilityId, lines, actions, occasions } = after;
  if (!contractId || !lines.some(({ kind }) => kind === 'meals')) return;
  const { snapshot } = await contracts.get(contractId);
  const came = { before: attendedDates(before.actions), after: attendedDates(actions) };
  const meals = mealsBetween(lines, came, specialDays(snapshot.calendar));
  if (meals === 0) return;
  const time = actions.filter((one) => (one.type === 'check_in' || one.type === 'undo_check_in') && one.date === date).length;
  const occasion = occasions.find((one) => one.date === date);
  const end = toInstant({ date, minute: occasion?.to ?? 0 }, city.timeZone);
  const at = meals > 0 && end < now ? end : now;
  await ledger.write(mealsEntry(id, { date, at, time, meals }), { bookingId: id, facilityId }, unit);
}
