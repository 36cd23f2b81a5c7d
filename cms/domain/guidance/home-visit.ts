import type { SourceRow } from '../language/source-row.ts';
import { ageInMonths } from '../time/age.ts';
import { addDays, type CivilDate, daysBetween } from '../time/civil-date.ts';

/** What a family is told of its visit. */
export const VISIT_NEWS = ['planned', 'moved', 'unplanned', 'absent', 'cancelled', 'advice'] as const;
export type VisitNews = (typeof VISIT_NEWS)[number];

/** How a family's home visit stands. */
export const VISIT_STATES = ['asked', 'planned', 'absent', 'done', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

const TOLD_IN: Record<VisitNews, VisitState> = {
  ...{ planned: 'planned', moved: 'planned', unplanned: 'asked', absent: 'absent', cancelled: 'cancelled', advice: 'done' },
};

/** Whether news of a visit is still so: a letter may have waited, and the visit gone on meanwhile. */
export const isStillSo = (news: VisitNews, { state }: { state: VisitState }): boolean => TOLD_IN[news] === state;

export const HALF_DAYS = ['morning', 'afternoon'] as const;
export type HalfDay = (typeof HALF_DAYS)[number];

/** What can be done with a visit: the station plans it, gives the day up again, notes how it went; the family asks for other days. */
type VisitStep = 'plan' | 'release' | 'record' | 'absent' | 'cancel' | 'other_days';

/** From each state what may come next, and where it leads. Nothing else is ever written. */
const STEPS: Record<VisitState, Partial<Record<VisitStep, VisitState>>> = {
  asked: { plan: 'planned', cancel: 'cancelled', other_days: 'asked' },
  planned: {
    ...{ plan: 'planned', release: 'asked', record: 'done', absent: 'absent' },
    ...{ cancel: 'cancelled', other_days: 'asked' },
  },
  absent: { plan: 'planned', cancel: 'cancelled', other_days: 'asked' },
  done: {},
  cancelled: {},
};

export const afterStep = (state: VisitState, step: VisitStep): VisitState | undefined => STEPS[state][step];

/** Whether a visit is still to come, one way or another: a family has one such at a time. */
export const isOpen = ({ state }: { state: VisitState }): boolean => Object.keys(STEPS[state]).length > 0;

/** When a family says it is at home. */
export interface WishedTime {
  date: CivilDate;
  half: HalfDay;
}

/** The city's rule on visits: editable data with its source, each from its day on. */
export interface VisitRule extends SourceRow {
  /** How many a family can have in a calendar year (R13). */
  perYear: number;
  /** Families may ask until the child has completed so many months. */
  untilMonths: number;
  /** How long one takes with the way to it, and when the first of a half-day begins, in minutes. */
  minutes: number;
  /** Within how many working days a station answers who would like a family doctor; none where the rule does not say. */
  doctorDays?: number;
  morningFrom: number;
  afternoonFrom: number;
  source: string;
  effectiveOn: CivilDate;
}

/** A pregnancy is at most so long ahead of its due date. */
const DUE_WITHIN_DAYS = 294;
/** So far ahead can a day be wished for. */
export const WISHED_WITHIN_DAYS = 42;
export const MOST_WISHED = 6;

export const VISIT_PROBLEMS = ['no_rule', 'already_asked', 'had_all', 'too_old', 'due_too_far', 'no_day', 'wished_day'] as const;
export type VisitProblem = (typeof VISIT_PROBLEMS)[number];

/** Why a family cannot ask for a visit, or for these days. `done` are the days of those it had. */
export function whyNotVisit({
  today,
  rule,
  bornOn,
  wished,
  open,
  done,
}: {
  today: CivilDate;
  rule: VisitRule | undefined;
  bornOn: CivilDate;
  wished: readonly WishedTime[];
  open: boolean;
  done: readonly CivilDate[];
}): VisitProblem | undefined {
  if (!rule) return 'no_rule';
  if (open) return 'already_asked';
  if (bornOn > addDays(today, DUE_WITHIN_DAYS)) return 'due_too_far';
  if (bornOn <= today && ageInMonths(bornOn, today) >= rule.untilMonths) return 'too_old';
  if (entitlement(rule, done, today).left === 0) return 'had_all';
  return whyNotDays(wished, today);
}

export function whyNotDays(wished: readonly WishedTime[], today: CivilDate): VisitProblem | undefined {
  if (wished.length === 0) return 'no_day';
  const last = addDays(today, WISHED_WITHIN_DAYS);
  return wished.some(({ date }) => date <= today || date > last) ? 'wished_day' : undefined;
}

/** How many visits a family had in the year of a day, and how many are left to it. */
export function entitlement({ perYear }: Pick<VisitRule, 'perYear'>, done: readonly CivilDate[], today: CivilDate) {
  const had = done.filter((date) => date.slice(0, 4) === today.slice(0, 4)).length;
  return { perYear, had, left: Math.max(0, perYear - had) };
}

/** How old the child is on a day, in days; before the birth there is none. */
export const ageInDays = (bornOn: CivilDate, on: CivilDate): number | undefined =>
  bornOn > on ? undefined : daysBetween(bornOn, on);

/** What was found at a point of the checklist. */
export const CHECK_RESULTS = ['fine', 'watch', 'refer'] as const;

/** Which visits count as asked for, as had, as nobody at home, and as still to come (R13). */
export const VISIT_FIGURES = {
  asked: ['asked', 'planned', 'absent', 'done'],
  done: ['done'],
  absent: ['absent'],
  waiting: ['asked', 'planned'],
} as const satisfies Record<string, readonly VisitState[]>;

/** How many families asked for a visit in a month, and how many of them had theirs, were not at home or still wait (R13). */
export function visitFigures(visits: readonly { state: VisitState; askedOn: CivilDate }[], month: string) {
  const asked = visits.filter(({ askedOn }) => askedOn.startsWith(month));
  const count = (states: readonly VisitState[]) => asked.filter(({ state }) => states.includes(state)).length;
  const { asked: all, done, absent, waiting } = VISIT_FIGURES;
  return { asked: count(all), done: count(done), absent: count(absent), waiting: count(waiting) };
}
