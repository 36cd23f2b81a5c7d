import { type CareForm, HALF_DAY_PARTS, occasionsOf } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import { classesFor } from '../places/availability.ts';
import { barredOn } from '../places/credential.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { ofClass, openingOn } from '../places/opening.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { localAt } from '../time/zoned-time.ts';
import { bestClass, type OfferContext } from './best-class.ts';
import { type CareOffer, surelyUnderThree } from './care-offer.ts';

interface MonthWish {
  form: CareForm;
  ageMonths?: number;
  /** On some of them alone (ISO digits in order). */
  weekdays?: string;
  /** The first day looked at. */
  from: CivilDate;
  /** How many days are looked at. */
  days?: number;
}

/**
 * For each class that takes the child the first day from which a month of such care is free from its first day to its
 * last: what is sold is the month, not the day. Classes that have none within the days looked at are left out.
 */
export function firstMonths(facility: FacilitySupply, wish: MonthWish, context: OfferContext): CareOffer[] {
  const { form, ageMonths } = wish;
  if (form !== 'full_day' && form !== 'half_day') return [];
  return classesFor(facility, { form, ageMonths }).flatMap(
    ({ id }) => firstMonth(facility, { ...wish, classId: id }, context) ?? [],
  );
}

/** The earliest of them, of equals the one with most room. */
export function earliestMonth(offers: readonly CareOffer[]): CareOffer | undefined {
  const key = ({ stays: [first] }: CareOffer) => first?.date ?? '';
  return offers.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : b.left - a.left))[0];
}

function firstMonth(
  facility: FacilitySupply,
  { form, ageMonths, weekdays, from, days = BOOKABLE_DAYS, classId }: MonthWish & { classId: string },
  context: OfferContext,
): CareOffer | undefined {
  const today = localAt({ now: context.now, timeZone: facility.timeZone }).date;
  const ends = surelyUnderThree(from, ageMonths);
  const last = [addDays(from, days), addDays(today, BOOKABLE_DAYS), ends].sort()[0] as CivilDate;
  let date = from < today ? today : from;
  while (date <= last) {
    if (barredOn(facility.standing, date)) return undefined;
    const tried = monthsFrom(ofClass(facility, classId), { form, date, weekdays }, context).map((stays) => {
      const month = { form, months: 1, weekdays, stays };
      return { ...month, ...bestClass(facility, { ...month, ageMonths, classId }, context) };
    });
    const free = tried.find(({ left }) => left > 0);
    if (free) return free;
    // No month that holds the day on which this one fails can be had: the next begins after it.
    const failsOn = tried.map((one) => one.failsOn ?? date).sort()[0] ?? date;
    date = addDays(failsOn, 1);
  }
  return undefined;
}

/** The stays of a month that begins on a day, in the parts of the day that such care is sold in; none on a day off. */
function monthsFrom(
  { parts, hours, closures }: FacilitySupply,
  { form, date, weekdays }: { form: CareForm; date: CivilDate; weekdays?: string },
  { special }: OfferContext,
) {
  const isOpen = (day: CivilDate) => 'open' in openingOn(day, { hours, closures, special });
  const requests =
    form === 'full_day'
      ? [{ form, date, weekdays, months: 1, meals: false } as const]
      : HALF_DAY_PARTS.map((part) => ({ form: 'half_day', part, date, weekdays, months: 1, meals: false }) as const);
  return requests.map((request) => occasionsOf(request, { parts, special, isOpen })).filter(([first]) => first?.date === date);
}
