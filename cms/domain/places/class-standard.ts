import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { Cap, RatioCap } from './bound.ts';
import type { ClassStandard, ClassType } from './facility.ts';

interface OfAges {
  type: ClassType;
  ageFrom: number;
  /** Months, excluded. */
  ageTo: number;
}

/** Types of one age each: what holds for a class of mixed ages where nothing is said of mixed classes. */
const OF_ONE_AGE: readonly ClassType[] = ['infant', 'toddler', 'older'];

/**
 * The standard for a class on a day, the strictest of those that its ages touch: a type can have one for the younger and
 * one for the older half of its ages (a class split at 18 months), written with the same day. Of one type the newest counts. A mixed class has the
 * standard for mixed classes; where the city has none, the strictest of all ages that it takes.
 */
export function standardFor(
  standards: readonly ClassStandard[],
  group: OfAges,
  date: CivilDate,
): Pick<ClassStandard, 'maxSize' | 'childrenPerStaff' | 'source'> | undefined {
  const own = newest(standards, group.type, date);
  const all = own.length > 0 ? own : OF_ONE_AGE.flatMap((type) => newest(standards, type, date));
  const touched = all.filter(({ ageFrom, ageTo }) => ageFrom < group.ageTo && group.ageFrom < ageTo);
  const strictest = (touched.length > 0 ? touched : own).toSorted((a, b) => a.childrenPerStaff - b.childrenPerStaff)[0];
  if (!strictest) return undefined;
  const maxSize = Math.min(...(touched.length > 0 ? touched : own).map((one) => one.maxSize));
  return { maxSize, childrenPerStaff: strictest.childrenPerStaff, source: strictest.source };
}

/** The ages for which there is such a type of class at all. */
export function agesOfType(
  standards: readonly ClassStandard[],
  type: ClassType,
  date: CivilDate,
): { from: number; to: number } | undefined {
  const own = newest(standards, type, date);
  if (own.length === 0) return undefined;
  return { from: Math.min(...own.map(({ ageFrom }) => ageFrom)), to: Math.max(...own.map(({ ageTo }) => ageTo)) };
}

function newest(standards: readonly ClassStandard[], type: ClassType, date: CivilDate): ClassStandard[] {
  const inForce = standards.filter((one) => one.type === type && one.effectiveOn <= date);
  const day = inForce
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
  return inForce.filter(({ effectiveOn }) => effectiveOn === day);
}

/** What the standards set for a class, each from its day until the next one's. */
export function capsByStandard(standards: readonly ClassStandard[], group: OfAges): { caps: Cap[]; ratioCaps: RatioCap[] } {
  const starts = [...new Set(standards.map(({ effectiveOn }) => effectiveOn))].sort();
  const spans = starts.flatMap((from, n) => {
    const standard = standardFor(standards, group, from);
    const next = starts[n + 1];
    return standard ? [{ ...standard, from, ...(next ? { to: addDays(next, -1) } : {}) }] : [];
  });
  return {
    caps: spans.map(({ maxSize: most, from, to, source }) => ({ bound: 'standard_size', most, from, to, source })),
    ratioCaps: spans.map(({ childrenPerStaff, from, to, source }) => ({ childrenPerStaff, from, to, source })),
  };
}
