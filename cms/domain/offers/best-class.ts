import type { CareForm, Occasion } from '../care/care.ts';
import { type AvailabilityContext, classesOnSale, classPlaces, placesIn } from '../places/availability.ts';
import { daysAheadOf } from '../places/booking-window.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import type { FreeDays } from '../places/free-days.ts';
import { closedOn, type NoPlace, type NoPlaceReason, type NoPlaceWhen } from '../places/no-place.ts';
import { askedAhead, requestRuleFor } from '../places/on-request.ts';
import { ofClass } from '../places/opening.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { localAt } from '../time/zoned-time.ts';
import { type BookingMoment, whyNotNow } from './booking-time.ts';

/** Places left per half hour of a class's day. */
export type PlacesOf = (facility: FacilitySupply, group: ClassSupply, date: CivilDate) => ReturnType<typeof classPlaces>;

/** What a caller may remember of classes as long as nothing it is made of changes. Who reckons with other claims has none of it. */
export interface RememberedPlaces {
  placesOf: PlacesOf;
  /** The free half hours of days that follow each other; `undefined` where they are not remembered. */
  daysOf: (facility: FacilitySupply, group: ClassSupply, dates: readonly CivilDate[]) => FreeDays | undefined;
}

/** What choosing looks at. */
export type OfferContext = AvailabilityContext & BookingMoment & { remembered?: RememberedPlaces };

/** Places of a class's day as they are remembered, or reckoned for this. */
export const placesFrom = (context: OfferContext): PlacesOf =>
  context.remembered?.placesOf ?? ((one, group, date) => classPlaces(one, group, date, context));

/** Care to be sold: all of its stays in one class. */
export interface WantedCare {
  form: CareForm;
  /** Months, for care sold by the month; else 0. */
  months: number;
  /** Of care by the month on some of them. */
  weekdays?: string;
  /** At least one, the earliest first. */
  stays: readonly Occasion[];
  ageMonths?: number;
  /** Only this class. */
  classId?: string;
}

export interface BestClass {
  /** Places left for all of it. 0 says no. */
  left: number;
  /** The class that would take the child; where none has room, the one that comes furthest. */
  classId?: string;
  /** Where it first fails: the day, why, and when it is otherwise. */
  failsOn?: CivilDate;
  reason?: NoPlaceReason;
  when?: NoPlaceWhen;
}

/**
 * Chooses the class that care is sold in: of those on sale for the child the one with the most places left for all of
 * the stays. Search, pages, quotes and holds all ask here, so that what is shown can be had.
 */
export function bestClass(
  facility: FacilitySupply,
  { form, months, weekdays, stays, ageMonths, classId }: WantedCare,
  context: OfferContext,
): BestClass {
  const first = stays[0];
  if (!first) throw new Error('care has at least one stay');
  const onSale = classesOnSale(facility, { form, months, weekdays, ageMonths, classId }, first.date);
  if ('reason' in onSale) return { left: 0, failsOn: first.date, ...onSale };
  const { inTime, notNow } = classesInTime(facility, onSale.classes, { form, months, stays }, context);
  if (notNow) return { left: 0, classId: onSale.classes[0]?.id, failsOn: first.date, ...notNow };
  const placesOf = placesFrom(context);
  const best = inTime
    .map((group) => roomIn(facility, group, { form, stays }, placesOf))
    .reduce((best, room) => (isBetter(room, best) ? room : best));
  const { hours, closures } = ofClass(facility, best.classId ?? '');
  const closed = best.left === 0 && best.failsOn && closedOn(best.failsOn, { hours, closures, special: context.special });
  return closed && closed.reason === best.reason ? { ...best, ...closed } : best;
}

/** The classes that can be booked by now and still: each has its own window, and one that the centre answers for itself needs time for that. */
export function classesInTime(
  facility: FacilitySupply,
  classes: readonly ClassSupply[],
  { form, ...care }: Pick<WantedCare, 'form' | 'months' | 'stays'>,
  context: OfferContext,
): { inTime: readonly ClassSupply[]; notNow?: NoPlace } {
  const notNow = whyNotNow(facility, care, context);
  if (notNow || !hasWindows(facility, classes, form)) return { inTime: classes, notNow };
  const { now, special, waivesNotice: atCounter } = context;
  const { requestRules, bookingWindows: windows, noticeMinutes: notice = 0 } = facility;
  const on = localAt({ now, timeZone: facility.timeZone }).date;
  const noes = classes.map((group) => {
    const rule = requestRuleFor(group, { requestRules, form, on });
    const asked = rule && !atCounter ? askedAhead({ now, rule }, { ...facility, special }) : 0;
    const noticeMinutes = Math.max(notice, group.noticeMinutes ?? 0, asked);
    const daysAhead = daysAheadOf(group, { windows, form, on, atCounter });
    return whyNotNow({ ...ofClass(facility, group.id), noticeMinutes }, care, { ...context, daysAhead });
  });
  const inTime = classes.filter((_, at) => !noes[at]);
  return inTime.length > 0 ? { inTime } : { inTime, notNow: soonest(noes) };
}

const hasWindows = ({ bookingWindows = [] }: FacilitySupply, classes: readonly ClassSupply[], form: CareForm): boolean =>
  bookingWindows.length > 0 ||
  classes.some((one) => one.bookableDays !== undefined || one.noticeMinutes !== undefined || one.onRequest?.includes(form));

/** Of several, the one that is otherwise first. */
const soonest = (noes: readonly (NoPlace | undefined)[]): NoPlace | undefined =>
  noes.toSorted((a, b) => ((a?.when?.on ?? '') < (b?.when?.on ?? '') ? -1 : 1))[0];

function isBetter(room: BestClass, best: BestClass): boolean {
  if (room.left !== best.left) return room.left > best.left;
  return room.left === 0 && (room.failsOn ?? '') > (best.failsOn ?? '');
}

function roomIn(
  facility: FacilitySupply,
  group: ClassSupply,
  { form, stays }: Pick<WantedCare, 'form' | 'stays'>,
  placesOf: PlacesOf,
): BestClass {
  let least = Number.POSITIVE_INFINITY;
  for (const stay of stays) {
    const { left, ...no } = placesIn(placesOf(facility, group, stay.date), stay, form);
    if (left === 0) return { left: 0, classId: group.id, failsOn: stay.date, ...no };
    least = Math.min(least, left);
  }
  return { left: least, classId: group.id };
}
