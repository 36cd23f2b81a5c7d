import { type CareRequest, isMonthly, MAX_PREPAID_MONTHS } from '../care/care.ts';
import type { Fen } from '../money/money.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';

/** The service days that one live, paid contract covers. */
export interface PrepaidSpan {
  from: CivilDate;
  to: CivilDate;
  /** Signed ahead: it can be paid for from this day on, and is not before. */
  paysFrom?: CivilDate;
}

interface Bought extends PrepaidSpan {
  facilityId: string;
  request: CareRequest;
}

/** Of a child's live bookings, those that the cap counts together with one at a centre: all that it has there and that cost anything. */
export function prepaidAt<B extends Pick<Bought, 'facilityId'> & { total?: Fen }>(live: readonly B[], facilityId: string): B[] {
  return live.filter((one) => one.facilityId === facilityId && one.total !== 0);
}

/** Those of them that are care by the month: what follows it, and what takes its place, is again by the month. */
export function monthlyAt<B extends Bought>(live: readonly B[], facilityId: string): B[] {
  return prepaidAt(live, facilityId).filter(({ request }) => isMonthly(request));
}

/**
 * Promise 5: over all live contracts of a child at a centre, service paid for but not yet given
 * may span at most three months. Returns the last day that may be paid for now.
 */
export function prepaidUntil(live: readonly PrepaidSpan[], wanted: PrepaidSpan, today: CivilDate): CivilDate {
  const undelivered = [...live, wanted].filter(({ to }) => to >= today);
  // biome-ignore lint/complexity/useMathMinMax: days are compared as text
  const start = undelivered.reduce((first, { from }) => (from < first ? from : first), wanted.from);
  return addMonths(start < today ? today : start, MAX_PREPAID_MONTHS);
}

/**
 * Whether paying for what is wanted today goes past the cap: on that day, or on a later one on which something can be paid
 * for that was signed ahead.
 */
export function exceedsPrepaidCap(live: readonly PrepaidSpan[], wanted: PrepaidSpan, today: CivilDate): boolean {
  const days = [today, ...live.flatMap(({ paysFrom }) => (paysFrom && paysFrom > today ? [paysFrom] : []))];
  return days.some((day) => {
    const paid = live.filter(({ paysFrom }) => !paysFrom || paysFrom <= day);
    return [...paid, wanted].some(({ to }) => to >= prepaidUntil(paid, wanted, day));
  });
}

/** By when what was signed ahead is paid: a city's data, from its day on. */
export interface AheadPayRule {
  /** So many days before the care begins is the last on which it is paid for: then others can still come. */
  lastDaysBefore: number;
  source: string;
  effectiveOn: CivilDate;
}

/**
 * The first and the last day on which what is signed today can be paid for, with no more than three months prepaid on any
 * day; `undefined` where the first would come after the last.
 *
 * @example three months to 28 February, and two more from 1 March: from 1 February to three days before it begins
 */
export function payDays(
  live: readonly PrepaidSpan[],
  wanted: PrepaidSpan,
  { today, lastDaysBefore }: { today: CivilDate } & Pick<AheadPayRule, 'lastDaysBefore'>,
): { from: CivilDate; to: CivilDate } | undefined {
  const to = addDays(wanted.from, -lastDaysBefore);
  for (let from = today; from <= to; from = addDays(from, 1)) if (!exceedsPrepaidCap(live, wanted, from)) return { from, to };
  return undefined;
}

/**
 * Why a single stay cannot be paid for today: up to which day care can be. It can be from a later day on, once what comes
 * before it has been given; or, where what is paid for lies further off, a stay that is nearer to that.
 *
 * @returns nothing where it can be
 */
export function stayPastCap(
  live: readonly PrepaidSpan[],
  stay: PrepaidSpan,
  today: CivilDate,
): { until: CivilDate; from?: CivilDate; earliest?: CivilDate } | undefined {
  if (!exceedsPrepaidCap(live, stay, today)) return undefined;
  const until = prepaidUntil(live, stay, today);
  const { from } = monthsThatFit(live, stay, { months: 0, today });
  const others = live.filter(({ to }) => to > stay.to).map((one) => one.from);
  const reach = Array.from({ length: 31 * MAX_PREPAID_MONTHS * 2 }, (_, at) => addDays(stay.to, at + 1));
  const before = others.sort()[0];
  const earliest = from
    ? undefined
    : reach.find((day) => before !== undefined && day <= before && !exceedsPrepaidCap(live, { from: day, to: day }, today));
  return { until, ...(from ? { from } : {}), ...(earliest ? { earliest } : {}) };
}

/** From so far ahead something that is paid for can be near the cap, or past it: nothing nearer than that is. */
export const nearCapFrom = (today: CivilDate): CivilDate => addDays(addMonths(today, MAX_PREPAID_MONTHS), -NEAR_DAYS);

/** How what a family has paid ahead at a centre stands to the cap: past it, or with so few days left that it ends soon. */
export const CAP_STANDINGS = ['over', 'near'] as const;
export type CapStanding = (typeof CAP_STANDINGS)[number];
/** From so few days before the last that may be paid for on, a span is near it. */
const NEAR_DAYS = 7;

/** What is paid ahead of one child at one centre, from its first day to come to its last, against the last that may be. */
export function capStanding(
  live: readonly PrepaidSpan[],
  today: CivilDate,
): (PrepaidSpan & { until: CivilDate; standing?: CapStanding }) | undefined {
  const [first, ...rest] = live.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) return undefined;
  const to =
    [first, ...rest]
      .map((one) => one.to)
      .sort()
      .at(-1) ?? first.to;
  const until = prepaidUntil(rest, first, today);
  const standing = to >= until ? 'over' : to >= addDays(until, -NEAR_DAYS) ? 'near' : undefined;
  return { from: first.from < today ? today : first.from, to, until, ...(standing ? { standing } : {}) };
}

/** What of a wish that goes past the cap can be paid for instead: so many months from its day now, or all of it from a day on. */
export function monthsThatFit(
  live: readonly PrepaidSpan[],
  wanted: PrepaidSpan,
  { months, today }: { months: number; today: CivilDate },
): { months: number; from?: CivilDate } {
  const shorter = (count: number) => ({ from: wanted.from, to: addDays(addMonths(wanted.from, count), -1) });
  const counts = Array.from({ length: months }, (_, at) => months - at).filter((count) => count < months);
  const fitting = counts.find((count) => !exceedsPrepaidCap(live, shorter(count), today)) ?? 0;
  const days = Array.from({ length: 31 * MAX_PREPAID_MONTHS }, (_, at) => addDays(today, at + 1));
  const from = days.find((day) => day <= wanted.from && !exceedsPrepaidCap(live, wanted, day));
  return { months: fitting, ...(from ? { from } : {}) };
}
