import { careDays, type ServicePeriod } from '../care/care.ts';
import { type Fen, sum } from '../money/money.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { type Instant, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';
import { earnestBackUntil, earnestOf } from './earnest.ts';
import { computeRefund, coolingOffEnds, type Refund, type RefundBasis, type RefundFacts } from './refund.ts';
import { findRule, type LeavingReason, reasonsAsked } from './refund-rules.ts';

/** Cancel no later than `until` and get `amount` back. */
export interface TimeStep {
  kind: 'time';
  from: Instant;
  until: Instant;
  /** Hours before the start at which the step ends; 0 is the start itself. */
  hoursBefore?: number;
  /** Why it ends on a day: care by the month begins on the next, the seven days are over, or those of the earnest money. */
  ends?: 'day_before' | 'cooling_off' | 'earnest';
  /** The least, where some of the month's meals may have been eaten by then. */
  amount: Fen;
  /** Where it differs: with none of them eaten. */
  most?: Fen;
  /** Of care by the month: all but the month's meals. */
  fixed?: Fen;
}

/**
 * Cancel in the month that runs (the first, before it begins) after attending `fromDays` to `toDays` days. Care comes back
 * by the band, meals of that month by each day not eaten: so one sum for the band is the least that it gives.
 */
export interface DayStep {
  kind: 'days';
  fromDays: number;
  toDays: number;
  percent: number;
  /** The least: on the last day of the band. */
  amount: Fen;
  /** On its first day. */
  most: Fen;
  /** The same on every day of the band: all but the month's meals. */
  fixed: Fen;
}

export type RefundStep = TimeStep | DayStep;

/** `attended`: days known so far; of use once the first month is over. */
export type ScheduleFacts = Pick<RefundFacts, 'now' | 'paidAt'> &
  Partial<Pick<RefundFacts, 'attended' | 'earnest' | 'settled' | 'notGiven' | 'credited' | 'why'>>;

/**
 * The refund stairs: what cancelling gives back, from now on: everything before care begins and in the seven days, then
 * by the hours left or the days attended. Every amount is computed by `computeRefund` itself, so that the drawing, the
 * table and the money cannot differ.
 */
export function refundSchedule(basis: RefundBasis, facts: ScheduleFacts, special: SpecialDays): RefundStep[] {
  const today = toLocal(facts.now, basis.timeZone).date;
  const months = monthsOf(basis);
  const monthly = months.findLast(({ from }) => from <= today) ?? months[0];
  if (!monthly) return timeSteps(basis, facts, special);
  return [...stepsBefore(basis, facts, monthly, special), ...daySteps(basis, facts, monthly, special)];
}

/** What leaving in a later month gives back, by the days attended in it. */
export interface MonthSteps extends Span {
  steps: DayStep[];
}

/** What comes back if the family leaves for a reason that its contract asks for: told where it is another sum. */
export interface ReasonSteps {
  why: LeavingReason;
  steps: RefundStep[];
  later: MonthSteps[];
}

type Span = { from: CivilDate; to: CivilDate };

/** The service months of what was bought, in order. */
export const monthsOf = ({ lines }: Pick<RefundBasis, 'lines'>): ServicePeriod[] =>
  lines.flatMap(({ period, kind }) => (period && kind === 'care' ? [period] : []));

/** The months after the one that the stairs show. Of the months before it, the child came on every day: what was not had of them comes back by itself. */
export function laterMonths(basis: RefundBasis, facts: ScheduleFacts, special: SpecialDays): MonthSteps[] {
  const today = toLocal(facts.now, basis.timeZone).date;
  const months = monthsOf(basis);
  const shown = Math.max(
    0,
    months.findLastIndex(({ from }) => from <= today),
  );
  return months.slice(shown + 1).map((month) => {
    const { from, to } = month;
    const attended = cameBefore(basis, facts.attended, from, special);
    return { from, to, steps: daySteps(basis, { ...facts, attended }, month, special) };
  });
}

/** Every day of the months before one, beside what is known. */
export const cameBefore = (
  basis: Pick<RefundBasis, 'lines'>,
  known: readonly CivilDate[] = [],
  month: CivilDate,
  special: SpecialDays,
): CivilDate[] => [...new Set([...known, ...monthsOf(basis).flatMap((one) => (one.from < month ? careDays(one, special) : []))])];

/** The same stairs for each reason that the contract asks for, where they are others. */
export function stepsByReason(basis: RefundBasis, facts: ScheduleFacts, special: SpecialDays): ReasonSteps[] {
  const of = (why?: LeavingReason) => ({
    steps: refundSchedule(basis, { ...facts, why }, special),
    later: laterMonths(basis, { ...facts, why }, special),
  });
  const reasons = reasonsAsked(basis.terms);
  const usual = JSON.stringify(reasons.length > 0 ? of() : {});
  return reasons.map((why) => ({ why, ...of(why) })).filter(({ why: _, ...one }) => JSON.stringify(one) !== usual);
}

function timeSteps(basis: RefundBasis, { now, paidAt, credited, why }: ScheduleFacts, special: SpecialDays): TimeStep[] {
  const first = basis.lines.flatMap((line) => (line.occasion ? [line.occasion] : [])).sort(byStart)[0];
  if (!first) return [];
  const start = toInstant({ date: first.date, minute: first.from }, basis.timeZone);
  const edges: (Pick<TimeStep, 'hoursBefore' | 'ends'> & { at: Instant })[] = (findRule(basis.terms, 'tiered')?.tiers ?? []).map(
    ({ hoursBefore }) => ({
      at: plusMinutes(start, -hoursBefore * 60),
      hoursBefore,
    }),
  );
  const lastDay = coolingOffEnds(basis, { paidAt }, special);
  if (lastDay) edges.push({ at: endOf(lastDay, basis), ends: 'cooling_off' });
  edges.push({ at: start, hoursBefore: 0 });

  const amountAt = (at: Instant) =>
    computeRefund(basis, { now: at, paidAt, attended: [], credited, cause: 'family', why }, special).total;
  const steps: TimeStep[] = [];
  let from = now;
  for (const { at, hoursBefore, ends } of edges
    .filter((edge) => edge.at > now && edge.at <= start)
    .sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const amount = amountAt(at === start ? plusMinutes(start, -1) : at);
    const last = steps.at(-1);
    if (last && last.amount === amount) Object.assign(last, { until: at, hoursBefore, ends });
    else steps.push({ kind: 'time', from, until: at, hoursBefore, ends, amount });
    from = at;
  }
  return steps;
}

/** Everything before the first month begins, but for earnest money after its own days, and all but the meals eaten by then while the seven days last. */
function stepsBefore(
  basis: RefundBasis,
  { now, attended = [], ...known }: ScheduleFacts,
  period: ServicePeriod,
  special: SpecialDays,
): TimeStep[] {
  const { earnest, paidAt } = known;
  const last = coolingOffEnds(basis, { paidAt }, special);
  const dayBefore = addDays(period.from, -1);
  const asked = earnest?.amount ?? earnestOf(basis);
  const earnestOn = toLocal(earnest?.paidAt ?? paidAt, basis.timeZone).date;
  const back = asked > 0 ? (earnest?.backUntil ?? earnestBackUntil(basis.terms, earnestOn, special)) : dayBefore;
  const edges = [
    ...(back < dayBefore ? [{ date: back, ends: 'earnest' } as const] : []),
    { date: dayBefore, ends: 'day_before' },
    ...(last && last >= period.from ? [{ date: [last, period.to].sort()[0] ?? last, ends: 'cooling_off' } as const] : []),
  ] as const;
  let from = now;
  return edges.flatMap(({ date, ends }): TimeStep[] => {
    const until = endOf(date, basis);
    if (until <= from) return [];
    const mayCome = careDays({ ...period, to: date }, special).filter((day) => day >= toLocal(now, basis.timeZone).date);
    const facts = { ...known, now: until, cause: 'family' } as const;
    const after = (came: readonly CivilDate[]) => computeRefund(basis, { ...facts, attended: [...new Set(came)] }, special);
    const [most, least] = [after(attended), after([...attended, ...mayCome]).total];
    const step = { kind: 'time', from, until, ends, amount: least, fixed: most.total - mealsOf(most, period) } as const;
    from = until;
    return [{ ...step, ...(least < most.total ? { most: most.total } : {}) }];
  });
}

/** What comes back of a month's meals. */
const mealsOf = ({ lines }: Refund, { from }: { from: CivilDate }) =>
  sum(lines.filter(({ line }) => line.kind === 'meals' && line.period?.from === from).map(({ refund }) => refund));

const endOf = (date: CivilDate, { timeZone }: Pick<RefundBasis, 'timeZone'>) => toInstant({ date, minute: 1439 }, timeZone);

function daySteps(
  basis: RefundBasis,
  { attended = [], ...known }: ScheduleFacts,
  period: ServicePeriod,
  special: SpecialDays,
): DayStep[] {
  const days = careDays(period, special);
  const noCooling = { ...basis, hadSameService: true };
  const now = toInstant({ date: period.to, minute: 720 }, basis.timeZone);
  const before = attended.filter((date) => date < period.from);
  const facts = { ...known, cause: 'family' } as const;
  const after = (count: number) =>
    computeRefund(noCooling, { ...facts, now, attended: [...before, ...days.slice(0, count)] }, special);
  const steps: DayStep[] = [];
  for (let count = 0; count <= days.length; count += 1) {
    const refund = after(count);
    const fixed = refund.total - mealsOf(refund, period);
    const last = steps.at(-1);
    if (last?.fixed === fixed) Object.assign(last, { toDays: count, amount: refund.total });
    else {
      const care = careOf(refund, period);
      const percent = Math.round((care.refund * 100) / (care.paid || 1));
      steps.push({ kind: 'days', fromDays: count, toDays: count, percent, amount: refund.total, most: refund.total, fixed });
    }
  }
  return steps;
}

/** What was paid for a month's care, and what of it comes back. */
function careOf({ lines }: Refund, { from }: { from: CivilDate }): { paid: Fen; refund: Fen } {
  const care = lines.filter(({ line }) => line.kind === 'care' && line.period?.from === from);
  return { paid: sum(care.map(({ paid }) => paid)), refund: sum(care.map(({ refund }) => refund)) };
}

function byStart(a: { date: CivilDate; from: number }, b: { date: CivilDate; from: number }): number {
  return a.date === b.date ? a.from - b.from : a.date < b.date ? -1 : 1;
}
