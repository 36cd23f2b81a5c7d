import { type AvailabilityContext, type ClassPlaces, classPlaces } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { hangsOnOthers } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

interface Remembered {
  places: ClassPlaces;
  claims: readonly Claim[];
  special: SpecialDays;
  /** When the first of its holds runs out. */
  until: Instant | undefined;
}

/** Some 30 MB. */
const MOST_REMEMBERED = 100_000;
let remembered = new WeakMap<ClassSupply, Map<CivilDate, Remembered>>();
let held = 0;

/** A class's day is reckoned anew only when its claims, its class, its centre or the calendar are others than before. */
export function rememberedPlaces(
  facility: FacilitySupply,
  group: ClassSupply,
  date: CivilDate,
  context: AvailabilityContext,
): ClassPlaces {
  // What a class takes then hangs on the children of another one too.
  if (hangsOnOthers(group)) return classPlaces(facility, group, date, context);
  const { now, special } = context;
  const claims = context.claimsOf(group.id, date);
  const known = remembered.get(group)?.get(date);
  if (known && known.claims === claims && known.special === special && (!known.until || now < known.until)) return known.places;
  const until = claims.flatMap((claim) => (claim.until && claim.until > now ? [claim.until] : [])).sort()[0];
  const places = classPlaces(facility, group, date, context);
  if (++held > MOST_REMEMBERED) {
    remembered = new WeakMap();
    held = 1;
  }
  const dates = remembered.get(group) ?? new Map<CivilDate, Remembered>();
  dates.set(date, { places, claims, special, until });
  remembered.set(group, dates);
  return places;
}
