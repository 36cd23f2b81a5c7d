import type { CivilDate } from '../time/civil-date.ts';
import { slotsOf } from '../time/time-of-day.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { Cap, CentreCap } from './bound.ts';
import { liveClaims, soldAt } from './capacity.ts';
import type { FacilitySupply } from './facility.ts';
import type { BookedDay } from './supply-change.ts';

/**
 * Classes do not add up to more places than the centre has filed: what is over is taken from each by its share;
 * what rounding leaves goes to the first. A centre that has filed no number is bound by its classes alone.
 *
 * @example placesWithin(20, [15, 15]) // [10, 10]
 */
export function placesWithin(filed: number | null | undefined, places: readonly number[]): number[] {
  const sum = places.reduce((all, one) => all + one, 0);
  if (filed === null || filed === undefined || sum <= filed) return [...places];
  const shares = places.map((one) => Math.floor((one * filed) / sum));
  let rest = filed - shares.reduce((all, one) => all + one, 0);
  return shares.map((share, index) => {
    const more = rest > 0 && share < (places[index] ?? 0) ? 1 : 0;
    rest -= more;
    return share + more;
  });
}

/** What a centre can sell of what its classes offer: of what binds the whole of it each class has its part. */
export function boundByCentre(supply: FacilitySupply): FacilitySupply {
  const { filedPlaces, centreCaps = [], classes } = supply;
  const filed: CentreCap[] = filedPlaces === undefined ? [] : [{ bound: 'filed_places', most: filedPlaces }];
  const offered = classes.map(({ places }) => places);
  const parts = [...filed, ...centreCaps].map((limit) => ({ limit, places: placesWithin(limit.most, offered) }));
  const binding = parts.filter(({ places }) => places.some((one, index) => one !== offered[index]));
  if (binding.length === 0) return supply;
  const capsOf = (index: number) => binding.map(({ limit, places }): Cap => ({ ...limit, most: places[index] ?? 0 }));
  return { ...supply, classes: classes.map((one, index) => ({ ...one, caps: [...(one.caps ?? []), ...capsOf(index)] })) };
}

/** A day on which more children are booked at once than there would be places. */
export interface FullerDay {
  date: CivilDate;
  children: number;
}

/** The days on which all classes together have more children at some moment than these places. */
export function daysOver(places: number, days: readonly BookedDay[], now: Instant): FullerDay[] {
  const byDate = Map.groupBy(days, ({ date }) => date);
  return [...byDate]
    .map(([date, sheets]) => {
      const claims = sheets.flatMap((sheet) => liveClaims(sheet.claims, now));
      const minutes = new Set(claims.flatMap(slotsOf));
      return { date, children: Math.max(0, ...[...minutes].map((minute) => soldAt(minute, claims))) };
    })
    .filter(({ children }) => children > places)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
