import { type Here, todayOf } from '#cms/core/clock.ts';
import { minutesLate, undecidedLateDays } from '#domain/booking/stay-time.ts';
import { addDays, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import type { Bookings } from './bookings.ts';
import type { Contracts } from './contracts.ts';

/** How far back a late pick-up of which nobody has decided is brought up. */
const LATE_DAYS = 7;

/** The days of the last week on which children were collected late and nobody has charged or waived it, the first first. */
export async function findUndecidedLate(
  portal: Here & { bookings: Pick<Bookings, 'onDay'>; contracts: Pick<Contracts, 'get'> },
  facilityId: string,
): Promise<{ date: CivilDate; count: number }[]> {
  const { timeZone } = portal.city;
  const today = todayOf(portal);
  const days: { date: CivilDate; count: number }[] = [];
  for (const date of datesFrom(addDays(today, -LATE_DAYS), today)) {
    let count = 0;
    for (const { booking } of await portal.bookings.onDay(facilityId, date)) {
      const out = booking.actions.findLast((one) => one.type === 'check_out' && one.date === date);
      const stay = booking.occasions.find((one) => one.date === date);
      // Most are collected in time, and of those no contract is read.
      if (!out || !stay || !booking.contractId || minutesLate(stay, out.at, timeZone) <= 0) continue;
      const { terms } = (await portal.contracts.get(booking.contractId)).snapshot;
      if (undecidedLateDays({ ...booking, terms }, timeZone).some((one) => one.date === date)) count += 1;
    }
    if (count > 0) days.push({ date, count });
  }
  return days;
}
