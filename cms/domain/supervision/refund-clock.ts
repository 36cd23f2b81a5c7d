import { findRule, type RefundTerms } from '../contract/refund-rules.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';

export const CLOCK_STANDINGS = ['running', 'near', 'over'] as const;
export type ClockStanding = (typeof CLOCK_STANDINGS)[number];

/** `refund`: it is due by the contract and not sent. `asked`: the family asks for it in a matter. */
export const CLOCK_CAUSES = ['refund', 'asked'] as const;
export type ClockCause = (typeof CLOCK_CAUSES)[number];

/** How long money that was asked back may take: the last day, and how it stands with that on a day. */
export interface RefundClock {
  askedOn: CivilDate;
  days: number;
  /** The last day in time. */
  lastDay: CivilDate;
  /** Days that are left, the last day counted; below one it is over. */
  left: number;
  standing: ClockStanding;
  /** What says so. */
  source?: string;
}

/** So few days before the end are near it. */
const NEAR = 5;

/**
 * From the day after it was asked for so many days, on past a day off: not paid by then it counts as delayed on purpose (F11). The contract's own
 * rule holds, with its source; where it has none, the city's of today, and at last the contract's term for paying back.
 *
 * @example refundClock({ askedOn: '2026-11-01', today: '2026-11-16', terms, special }) // 15 days: lastDay '2026-11-16', left 1, near
 */
export function refundClock({
  askedOn,
  today,
  terms,
  ofCity,
  special,
}: {
  askedOn: CivilDate;
  today: CivilDate;
  terms: RefundTerms;
  ofCity?: RefundTerms;
  special: SpecialDays;
}): RefundClock {
  const rule = findRule(terms, 'none_agreed') ?? (ofCity && findRule(ofCity, 'none_agreed'));
  const days = rule?.delayedAfterDays ?? terms.payWithinDays;
  const lastDay = termEnds(askedOn, days, special);
  const left = daysBetween(today, lastDay) + 1;
  const standing = left < 1 ? 'over' : left <= NEAR ? 'near' : 'running';
  return { askedOn, days, lastDay, left, standing, ...(rule ? { source: rule.source } : {}) };
}
