import type { Occasion } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { Fen } from '../money/money.ts';
import type { CivilDate } from '../time/civil-date.ts';

export const CHANGED_FIELDS = ['last_day', 'days', 'stay', 'class', 'guardian', 'pickups', 'template', 'total'] as const;

/** A thing that two versions of a contract say differently. */
export type ContractChange =
  | { field: 'last_day'; before: CivilDate; after: CivilDate }
  | { field: 'days'; before: number; after: number }
  | { field: 'stay'; before: Occasion[]; after: Occasion[] }
  | { field: 'class'; before: InEveryLanguage; after: InEveryLanguage }
  | { field: 'guardian'; before: string; after: string }
  | { field: 'pickups'; before: string[]; after: string[] }
  | { field: 'template'; before: number; after: number }
  | { field: 'total'; before: Fen; after: Fen };

/** What a contract that was signed again stands in the place of: it names the digest of the version before, and all that it changes. */
export interface Amends {
  number: string;
  version: number;
  hash: string;
  changes: ContractChange[];
}

/** The last day of care, and what comes back then: if the child comes on every booked day until then, and if on none any more. */
export interface Ending {
  lastDay: CivilDate;
  least: Fen;
  most: Fen;
}
