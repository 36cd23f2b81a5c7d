import { type CivilDate, inForceOn } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';
import type { Shift, TimetableDay } from './shift.ts';

/**
 * A city's rule that lets one person watch two classes while children sleep: between which hours, how many children of
 * both together, and from which age on. Editable data with its source; without a rule nobody watches two classes.
 */
export interface NapRule extends Window {
  childrenPerStaff: number;
  /** Both classes take no child younger than this, in months. */
  ageFrom: number;
  source: string;
  effectiveOn: CivilDate;
}

/** The rule as it holds for a class at a minute. */
export function napAt(
  { napRules = [], ageFrom = 0 }: { napRules?: readonly NapRule[]; ageFrom?: number },
  { date }: TimetableDay,
  minute: number,
): NapRule | undefined {
  if (napRules.length === 0) return undefined;
  const rule = inForceOn(napRules, date);
  return rule && rule.from <= minute && minute < rule.to && rule.ageFrom <= ageFrom ? rule : undefined;
}

/** Who is in a class at a minute: its own carers, and those who watch another class besides. */
export interface Crew {
  own: ReadonlySet<string>;
  /** Who watches, and which other class. */
  watching: readonly { staff: string; other: string }[];
}

/** `present` are the shifts that count in the class at that minute. */
export function crewOf(present: readonly Shift[], mayWatch: (other: string) => boolean): Crew {
  const own = new Set<string>();
  const watching: { staff: string; other: string }[] = [];
  for (const { staff, watches, lent } of present)
    if (watches !== undefined && mayWatch(watches)) watching.push({ staff, other: watches });
    else if (!lent) own.add(staff);
  return { own, watching };
}

/** A class at a minute, as far as its watchers are concerned. */
export interface Napping {
  id: string;
  crew: Crew;
  /** Children beyond those whom its own carers may have. */
  beyond: number;
}

/**
 * How many children those who watch two classes can still take in one of them, when every child of the others that has
 * somebody keeps them: each child beyond a class's own carers counts on one who watches that class, in whichever of
 * their two it is.
 */
export function roomWithWatchers(one: Napping, others: readonly Napping[], childrenPerStaff: number): number {
  const handsOf = (some: readonly Napping[]) =>
    new Set(some.flatMap(({ crew }) => crew.watching.map(({ staff }) => staff))).size * childrenPerStaff;
  const beyond = (some: readonly Napping[]) => some.reduce((sum, each) => sum + each.beyond, 0);
  // Some classes have no more children in hand than all their watchers can have; the rest no more than there are.
  let inAll = Number.POSITIVE_INFINITY;
  let inOthers = Number.POSITIVE_INFINITY;
  for (const some of subsets(others)) {
    const rest = beyond(others.filter((each) => !some.includes(each)));
    inAll = Math.min(inAll, handsOf([one, ...some]) + rest);
    inOthers = Math.min(inOthers, handsOf(some) + rest);
  }
  return inAll - inOthers;
}

function subsets<T>(all: readonly T[]): T[][] {
  const [first, ...rest] = all;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((set) => [set, [first, ...set]]);
}
