import type { LeavingReason } from '../contract/refund-rules.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';

/** For what a centre can end care by the month: what its contract names, and nothing else. */
export const CENTRE_END_GROUNDS = ['closes', 'moves', 'own_reasons', 'health_hidden'] as const;
export type CentreEndGround = (typeof CENTRE_END_GROUNDS)[number];

/** What such an end is to a refund rule that asks why; the others are none of the reasons that the law names. */
export const reasonOfGround = (ground: CentreEndGround): LeavingReason | undefined =>
  (({ closes: 'centre_stopped', moves: 'centre_moved', own_reasons: undefined, health_hidden: undefined }) as const)[ground];

/** How many days ahead a centre says so, by its ground: a city's data, from its day on. */
export interface CentreEndRule {
  ground: CentreEndGround;
  noticeDays: number;
  source: string;
  effectiveOn: CivilDate;
}

/** Why a centre has ended a contract: the ground, and its own words. */
export interface CentreEnd {
  ground: CentreEndGround;
  said: InEveryLanguage;
}

/** The rule for a ground that was in force when the contract was made: a later one changes nothing of what was agreed. */
export const endRuleOf = (
  rules: readonly CentreEndRule[],
  ground: CentreEndGround,
  madeOn: CivilDate,
): CentreEndRule | undefined =>
  rules
    .filter((rule) => rule.ground === ground && rule.effectiveOn <= madeOn)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1))[0];

/** The first day that can be the last one of care, where its family is told on a day: the whole notice is care as before. */
export const firstLastDay = (
  { noticeDays }: Pick<CentreEndRule, 'noticeDays'>,
  toldOn: CivilDate,
  special: SpecialDays,
): CivilDate => termEnds(toldOn, noticeDays, special);
