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

/** A smaller count could point to one family. */
export const FEWEST_SHOWN = 5;

/** A count that is told, or one of which only is said that there are fewer than the fewest that are. */
export interface Told {
  times: number;
  hidden: boolean;
}

/**
 * What of a table may be told. What is under the fewest is hidden; where what is hidden could be worked out from the
 * sum, because it is one row or fewer than that together, the next smallest are hidden with it.
 */
export function tellTable<Row extends { times: number }>(rows: readonly Row[]): (Row & Told)[] {
  const rising = rows.filter(({ times }) => times > 0).toSorted((a, b) => a.times - b.times);
  const hidden = new Set<Row>();
  let sum = 0;
  for (const row of rising) {
    const isSafe = hidden.size === 0 || (hidden.size > 1 && sum >= FEWEST_SHOWN);
    if (row.times >= FEWEST_SHOWN && isSafe) break;
    hidden.add(row);
    sum += row.times;
  }
  return rows.map((row) => ({ ...row, hidden: hidden.has(row) }));
}

/**
 * The same of a table whose rows are parts of another's: each part's rows by themselves, or its sum there would tell what
 * is hidden here; and none of what is hidden there.
 */
export function tellParts<Row extends { times: number }>(
  rows: readonly Row[],
  { wholes, wholeOf }: { wholes: readonly ({ key: string } & Told)[]; wholeOf: (row: Row) => string },
): (Row & Told)[] {
  const hidden = new Set(wholes.filter((one) => one.hidden).map(({ key }) => key));
  return [...Map.groupBy(rows, wholeOf)].flatMap(([whole, its]) =>
    tellTable(its).map((row) => ({ ...row, hidden: row.hidden || (hidden.has(whole) && row.times > 0) })),
  );
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
