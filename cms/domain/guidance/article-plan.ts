import { addDays } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';

/** What is still to happen to a text: it is published at a moment, or what was corrected at once is reviewed after. */
export const PLAN_KINDS = ['publication', 'correction'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Stopped is what could not come off: somebody has to look. */
export const PLAN_STATES = ['open', 'done', 'stopped', 'called_off'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Why a planned publication did not come off. */
export const PLAN_STOPS = ['changed', 'refused'] as const;
export type StopReason = (typeof PLAN_STOPS)[number];

export interface ArticlePlan {
  id: string;
  article: string;
  kind: PlanKind;
  state: PlanState;
  /** When it is to be published; until when the correction is to be reviewed. */
  dueAt: Instant;
  /** Who planned or corrected it, and when. */
  by: string;
  at: Instant;
  /** The version that is meant. */
  version: string;
  /** Who wrote what was corrected: none of them reviews it. */
  writers: string[];
  reason?: string;
  stopped?: StopReason;
}

/** Publications are planned so far ahead at most. */
const WITHIN_DAYS = 180;
/** A publication is late once so long has passed: its job looks every quarter of a minute. */
const LATE_MS = 10 * 60_000;
/** What was corrected without a review is reviewed within so many hours. */
export const CORRECTION_HOURS = 24;

export const PLAN_PROBLEMS = [
  'past',
  'too_far',
  'unfinished',
  'only_reviewers_plan',
  'own_text',
  'not_sent',
  'public_already',
  'none',
  'only_reviewers_correct',
  'not_public',
  'nothing_changed',
  'corrected_already',
  'others_area',
] as const;
export type PlanProblem = (typeof PLAN_PROBLEMS)[number];

interface Editor {
  id: string;
  roles: readonly string[];
}

/** Four eyes hold for what is published later as for what is published now: a reviewer who did not write it plans it. */
export function whyNotPlan(
  editor: Editor,
  {
    writers,
    review,
    isPublic,
    unfinished,
    dueAt,
    now,
  }: { writers: readonly string[]; review?: string; isPublic: boolean; unfinished: boolean; dueAt: Instant; now: Instant },
): PlanProblem | undefined {
  if (!editor.roles.includes('reviewer')) return 'only_reviewers_plan';
  if (writers.includes(editor.id)) return 'own_text';
  if (isPublic) return 'public_already';
  if (review === 'writing') return 'not_sent';
  if (unfinished) return 'unfinished';
  if (dueAt <= now) return 'past';
  return dueAt.slice(0, 10) > addDays(now.slice(0, 10), WITHIN_DAYS) ? 'too_far' : undefined;
}

/** In an emergency a reviewer puts right what is public at once, also in words of its own; somebody else reviews it after. */
export function whyNotCorrect(
  editor: Editor,
  { isPublic, isChanged, isCorrected }: { isPublic: boolean; isChanged: boolean; isCorrected: boolean },
): PlanProblem | undefined {
  if (!editor.roles.includes('reviewer')) return 'only_reviewers_correct';
  if (!isPublic) return 'not_public';
  if (isCorrected) return 'corrected_already';
  return isChanged ? undefined : 'nothing_changed';
}

/** What was due before this moment and is open is late. */
export const lateBefore = (kind: PlanKind, now: Instant): Instant =>
  new Date(Date.parse(now) - (kind === 'publication' ? LATE_MS : 0)).toISOString();

/** Whether something that should have happened has not: a publication that its job did not make, a correction nobody reviewed. */
export function isLate({ kind, state, dueAt }: Pick<ArticlePlan, 'kind' | 'state' | 'dueAt'>, now: Instant): boolean {
  if (state === 'stopped') return true;
  return state === 'open' && Date.parse(dueAt) < Date.parse(lateBefore(kind, now));
}
