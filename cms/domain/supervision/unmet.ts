import type { CareForm, CareRequest } from '../care/care.ts';
import type { Window } from '../time/time-of-day.ts';

/**
 * How a family found nothing: a search that showed no free centre, a saved search that was never answered, a wait that
 * ended without a place, a request that a centre declined. One family may have done all of it, so kinds are never added up.
 */
export const UNMET_KINDS = ['search', 'saved', 'wait', 'declined'] as const;
export type UnmetKind = (typeof UNMET_KINDS)[number];

/** By completed months. The places of 2 to 3 years are the city's first duty (R38). */
export const UNMET_AGES = ['under_one', 'one', 'two', 'any'] as const;
export type UnmetAge = (typeof UNMET_AGES)[number];

/** `any` where a search asks for several kinds of care, or for none. */
export type UnmetCare = CareForm | 'any';

/** Which half of the day: one, both, or some time within days to come. */
export const UNMET_PARTS = ['morning', 'afternoon', 'both', 'any'] as const;
export type UnmetPart = (typeof UNMET_PARTS)[number];

/** Something that one child did not find: of whom, nothing. */
export interface Unmet {
  kind: UnmetKind;
  /** The day on which it was looked for in vain, or on which it ended. */
  day: string;
  /** Code of the township, of the district where no more is known, or nothing. */
  area: string;
  age: UnmetAge;
  care: UnmetCare;
  part: UnmetPart;
}

/** So many times. */
export interface UnmetSum extends Unmet {
  times: number;
}

/** @example ageBandOf(26) // 'two' */
export function ageBandOf(months: number | undefined): UnmetAge {
  if (months === undefined || months < 0) return 'any';
  if (months < 12) return 'under_one';
  return months < 24 ? 'one' : 'two';
}

export const careOf = (forms: readonly CareForm[] | undefined): UnmetCare =>
  (forms?.length === 1 ? forms[0] : undefined) ?? 'any';

/** Minutes since midnight: a morning may last until lunch is over, an afternoon begin with the nap. */
const MORNING_ENDS = 13 * 60;
const AFTERNOON_BEGINS = 12 * 60;

/** @example partOfHours({ from: 540, to: 720 }) // 'morning' */
export function partOfHours({ from, to }: Window): UnmetPart {
  if (to <= MORNING_ENDS) return 'morning';
  return from >= AFTERNOON_BEGINS ? 'afternoon' : 'both';
}

export function partOfRequest(request: CareRequest): UnmetPart {
  if (request.form === 'full_day') return 'both';
  return request.form === 'half_day' ? request.part : partOfHours(request.window);
}

/** What ended a wait for which there was no place: not what the family had, or was offered and did not want. */
const WITHOUT_PLACE: readonly string[] = ['time_passed', 'missed', 'unpaid', 'off_sale', 'left', 'child_gone'];
export const endedWithoutPlace = (endedBy: string | undefined): boolean => WITHOUT_PLACE.includes(endedBy ?? '');

/** A saved search that is over, and told its family of no place: one that booked has found what it looked for. */
export const neverAnswered = ({ stopReason, toldCount }: { stopReason?: string; toldCount: number }): boolean =>
  toldCount === 0 && (stopReason === 'time_passed' || stopReason === 'by_family');

/** A smaller count could point to one family; of nought is said no more than of four. */
export const FEWEST_SHOWN = 5;

/**
 * What may be told of a count: the nearest five, or nothing where it is smaller than that. So neither a sum with its parts,
 * a year with its months nor today's page beside yesterday's tells how many of one to three there are, or that one came.
 * @example toldOf(12) // 10
 */
export const toldOf = (times: number): number | undefined =>
  times < FEWEST_SHOWN ? undefined : Math.round(times / FEWEST_SHOWN) * FEWEST_SHOWN;

/** What is the same but for its times, as one. */
export function addedUp(sums: readonly UnmetSum[]): UnmetSum[] {
  const known = new Map<string, UnmetSum>();
  for (const { kind, day, area, age, care, part, times } of sums) {
    const key = [kind, day, area, age, care, part].join('|');
    known.set(key, { kind, day, area, age, care, part, times: times + (known.get(key)?.times ?? 0) });
  }
  return [...known.values()];
}

/** The sums by one of their facts, in the order of a list. */
export function sumsBy<Key extends string>(
  sums: readonly UnmetSum[],
  keys: readonly Key[],
  of: (one: UnmetSum) => Key,
): { key: Key; times: number }[] {
  const found = new Map<Key, number>();
  for (const one of sums) found.set(of(one), (found.get(of(one)) ?? 0) + one.times);
  return keys.map((key) => ({ key, times: found.get(key) ?? 0 }));
}

export const allTimes = (sums: readonly UnmetSum[]): number => sums.reduce((total, { times }) => total + times, 0);
