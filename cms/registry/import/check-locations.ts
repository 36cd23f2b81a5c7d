import type { LocationProblem, RegisterMapping, RegisterRecord } from '#cms/city/mapping.ts';
import { distanceMetres, type Point } from '#domain/places/geo.ts';
import { words } from './identity.ts';

/** No town is this wide: a pin further from the middle of its own town's pins belongs somewhere else. */
const FAR_FROM_TOWN_METRES = 60_000;
/** Fewer pins have no middle to speak of. */
const PINS_OF_A_TOWN = 3;

/**
 * Takes away coordinates that cannot be right: outside the register's area, or far from all other
 * centres of the town that the same row names. The record stays; it is found by name and town, not
 * on the map.
 */
export function checkLocations(records: readonly RegisterRecord[], contains: RegisterMapping['contains']): RegisterRecord[] {
  const middles = middlesOfTowns(records.filter(({ location }) => location && contains(location)));
  return records.map((record) => {
    const locationProblem = problemOf(record, { contains, middle: middles.get(townKey(record)) });
    return locationProblem ? { ...record, location: null, locationProblem } : record;
  });
}

function problemOf(
  { location }: RegisterRecord,
  { contains, middle }: { contains: RegisterMapping['contains']; middle: Point | undefined },
): LocationProblem | undefined {
  if (!location) return 'missing';
  if (!contains(location)) return 'outside';
  return middle && distanceMetres(location, middle) > FAR_FROM_TOWN_METRES ? 'far_from_town' : undefined;
}

function middlesOfTowns(records: readonly RegisterRecord[]): Map<string, Point> {
  const towns = Map.groupBy(records, townKey);
  return new Map(
    [...towns].flatMap(([town, own]): [string, Point][] => {
      const points = own.flatMap(({ location }) => location ?? []);
      if (points.length < PINS_OF_A_TOWN) return [];
      return [[town, { lat: median(points.map(({ lat }) => lat)), lng: median(points.map(({ lng }) => lng)) }]];
    }),
  );
}

const townKey = ({ town }: RegisterRecord) => words(town).join(' ');

/** The middle of the sorted numbers: one wild pin does not move it. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}
