import type { CareForm, Occasion } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { Fen } from '../money/money.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { LeavingReason } from './refund-rules.ts';

export const CHANGED_FIELDS = [
  'first_day',
  'last_day',
  'days',
  'stay',
  'class',
  'pattern',
  'month_fee',
  'guardian',
  'pickups',
  'template',
  'own_terms',
  'total',
] as const;

/** On which part of its days care by the month is given, and on which weekdays where not on all. Minutes since midnight. */
export interface CarePattern extends Window {
  form: CareForm;
  weekdays?: string;
}

/** A thing that two versions of a contract say differently. */
export type ContractChange =
  | { field: 'first_day' | 'last_day'; before: CivilDate; after: CivilDate }
  | { field: 'days'; before: number; after: number }
  | { field: 'stay'; before: Occasion[]; after: Occasion[] }
  | { field: 'class'; before: InEveryLanguage; after: InEveryLanguage }
  | { field: 'pattern'; before: CarePattern; after: CarePattern }
  | { field: 'guardian'; before: string; after: string }
  | { field: 'pickups'; before: string[]; after: string[] }
  | { field: 'template'; before: number; after: number }
  | { field: 'month_fee' | 'total'; before: Fen; after: Fen }
  /** The version of what the centre has added; 0 for nothing. */
  | { field: 'own_terms'; before: number; after: number };

/** What a contract that was signed again stands in the place of: it names the digest of the version before, and all that it changes. */
export interface Amends {
  number: string;
  version: number;
  hash: string;
  changes: ContractChange[];
}

/** Taken over from another guardian of the child: who was the party before, and when that agreed to it. */
export interface HandedOn {
  from: string;
  at: Instant;
}

/** The last day of care, and what comes back then: if the child comes on every booked day until then, and if on none any more. */
export interface Ending {
  lastDay: CivilDate;
  least: Fen;
  most: Fen;
  /** Why, as the family said, where a rule of the contract asks. */
  why?: LeavingReason;
  /**
   * Other care takes the place of the months still to come: from when, by which contract, and what was paid for them, which
   * comes back. `paidBy` is the last day on which that contract is paid for: unpaid, nothing ends. None where it ended anyway.
   */
  next?: { from: CivilDate; number: string; back: Fen; paidBy?: CivilDate };
}
