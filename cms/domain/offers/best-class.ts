import type { CareForm, Occasion } from '../care/care.ts';
import { type AvailabilityContext, classesOnSale, classPlaces, type NoPlaceReason, placesIn } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { hasPassed } from '../time/zoned-time.ts';

/** Places left per half hour of a class's day; a caller may remember them as long as nothing they are made of changes. */
export type PlacesOf = (facility: FacilitySupply, group: ClassSupply, date: CivilDate) => ReturnType<typeof classPlaces>;

/** Care to be sold: all of its stays in one class. */
export interface WantedCare {
  form: CareForm;
  /** Months, for care sold by the month; else 0. */
  months: number;
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
  /** Where it first fails: the day, and why. */
  failsOn?: CivilDate;
  reason?: NoPlaceReason;
}

/**
 * Chooses the class that care is sold in: of those on sale for the child the one with the most places left for all of
 * the stays. Search, pages, quotes and holds all ask here, so that what is shown can be had.
 */
export function bestClass(
  facility: FacilitySupply,
  { form, months, stays, ageMonths, classId }: WantedCare,
  context: AvailabilityContext & { placesOf?: PlacesOf },
): BestClass {
  const first = stays[0];
  if (!first) throw new Error('care has at least one stay');
  const onSale = classesOnSale(facility, { form, months, ageMonths, classId }, first.date);
  if ('reason' in onSale) return { left: 0, failsOn: first.date, reason: onSale.reason };
  if (hasPassed({ date: first.date, minute: first.from }, { now: context.now, timeZone: facility.timeZone }))
    return { left: 0, classId: onSale.classes[0]?.id, failsOn: first.date, reason: 'past' };
  const placesOf = context.placesOf ?? ((one, group, date) => classPlaces(one, group, date, context));
  return onSale.classes
    .map((group) => roomIn(facility, group, stays, placesOf))
    .reduce((best, room) => (isBetter(room, best) ? room : best));
}

function isBetter(room: BestClass, best: BestClass): boolean {
  if (room.left !== best.left) return room.left > best.left;
  return room.left === 0 && (room.failsOn ?? '') > (best.failsOn ?? '');
}

function roomIn(facility: FacilitySupply, group: ClassSupply, stays: readonly Occasion[], placesOf: PlacesOf): BestClass {
  let least = Number.POSITIVE_INFINITY;
  for (const stay of stays) {
    const { left, reason } = placesIn(placesOf(facility, group, stay.date), stay);
    if (left === 0) return { left: 0, classId: group.id, failsOn: stay.date, reason };
    least = Math.min(least, left);
  }
  return { left: least, classId: group.id };
}
