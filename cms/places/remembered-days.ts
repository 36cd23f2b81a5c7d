import type { PlacesOf } from '#domain/offers/best-class.ts';
import { hangsOnOthers } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { type FreeDays, freeDays } from '#domain/places/free-days.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { firstChange, type OfferMoment } from './remembered-offers.ts';

interface Remembered {
  days: FreeDays;
  dates: readonly CivilDate[];
  facility: FacilitySupply;
  special: SpecialDays;
  version: number;
  made: Instant;
  /** When the first of its holds runs out. */
  until: Instant | undefined;
  /** Of whoever asks now: what is not known yet is reckoned by it. */
  placesOf: PlacesOf;
}

/** Half a kilobyte for sixty days of a class. */
const remembered = new WeakMap<ClassSupply, Remembered>();

/**
 * The free half hours of a class on days that follow each other, kept until a claim of the class, its centre or the calendar
 * is another or a hold runs out. `undefined` where they hang on more: on the children of another class, or on who waits.
 */
export function rememberedDays(
  facility: FacilitySupply,
  group: ClassSupply,
  dates: readonly CivilDate[],
  { now, special, taken, kept, placesOf }: Pick<OfferMoment, 'now' | 'special' | 'taken' | 'kept'> & { placesOf: PlacesOf },
): FreeDays | undefined {
  if (hangsOnOthers(group) || kept.has(group.id)) return undefined;
  const version = taken.versionOf(group.id);
  const known = remembered.get(group);
  if (
    known?.facility === facility &&
    known.special === special &&
    known.version === version &&
    known.dates[0] === dates[0] &&
    known.dates.length >= dates.length &&
    known.made <= now &&
    (!known.until || now < known.until)
  ) {
    known.placesOf = placesOf;
    return known.days;
  }
  const until = firstChange({ classes: [group] }, { now, taken });
  if (until && until <= now) return undefined;
  const days = freeDays(dates.length, (at) => one.placesOf(facility, group, dates[at] as CivilDate));
  const one: Remembered = { days, dates, facility, special, version, made: now, until, placesOf };
  remembered.set(group, one);
  return days;
}
