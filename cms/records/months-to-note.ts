import { attendedDates, datesNotGiven, settledOf } from '#domain/booking/booking-state.ts';
import { nextToSettle } from '#domain/contract/month-settlement.ts';
import { ofClass, openingOn } from '#domain/places/opening.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import type { BookingRecord } from './booking.ts';
import type { Bookings } from './bookings.ts';
import type { Supplies } from './supplies.ts';

/** A month is settled within so many days of its end, holidays counted. */
const SETTLED_WITHIN_DAYS = 21;

/** What a centre's roster says nothing of, in months that are over and about to be settled. */
export interface MonthsToNote {
  /** Days on which nobody's coming was noted, though some were booked. */
  days: CivilDate[];
  /** Families whose meals come back as not eaten, if it stays so. */
  families: number;
  /** The first of them is settled then. */
  until: Instant;
}

interface Asking {
  bookings: Pick<Bookings, 'notedDays' | 'settlingBy'>;
  supplies: Pick<Supplies, 'get'>;
  special: () => SpecialDays;
  city: { timeZone: string };
}

export async function findMonthsToNote(
  { bookings, supplies, special, city }: Asking,
  { facilityId, today }: { facilityId: string; today: CivilDate },
): Promise<MonthsToNote | undefined> {
  const soon = toInstant({ date: addDays(today, SETTLED_WITHIN_DAYS), minute: 0 }, city.timeZone);
  const months = (await bookings.settlingBy(facilityId, soon)).flatMap((booking) => unnotedMonth(booking, today));
  const noted = await bookings.notedDays(facilityId, [...new Set(months.flatMap(({ days }) => days))]);
  const centre = supplies.get(facilityId);
  const isOpen = (classId: string, date: CivilDate) =>
    !centre || 'open' in openingOn(date, { ...ofClass(centre, classId), special: special() });
  const open = months
    .map(({ classId, days, until }) => ({ until, days: days.filter((date) => !noted.has(date) && isOpen(classId, date)) }))
    .filter(({ days }) => days.length > 0);
  const until = open.map((one) => one.until).sort()[0];
  return until === undefined
    ? undefined
    : { until, families: open.length, days: [...new Set(open.flatMap(({ days }) => days))].sort() };
}

/** The booked days of a month that is over, with meals, on which the child was not noted. */
function unnotedMonth({ classId, lines, actions, occasions, nextSettlementAt }: BookingRecord, today: CivilDate) {
  const span = nextToSettle(lines, settledOf(actions));
  const hasMeals = lines.some(({ kind, period }) => kind === 'meals' && period?.from === span?.from);
  if (!span || span.to >= today || !hasMeals || !nextSettlementAt) return [];
  const known = new Set([...attendedDates(actions), ...datesNotGiven(actions)]);
  const days = occasions.map(({ date }) => date).filter((date) => span.from <= date && date <= span.to && !known.has(date));
  return [{ classId, until: nextSettlementAt, days }];
}
