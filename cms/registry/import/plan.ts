import type { KnownCentre } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';
import type { FieldChange } from './compare-records.ts';
import type { IncomingCentre } from './group-rows.ts';

export interface NewCentre {
  outcome: 'new';
  incoming: IncomingCentre;
  id: string;
  slug: string;
}

export interface ChangedCentre {
  outcome: 'changed';
  incoming: IncomingCentre;
  known: KnownCentre;
  changes: FieldChange[];
  /** It had left and is back. */
  returned: boolean;
}

export interface UnchangedCentre {
  outcome: 'unchanged';
  incoming: IncomingCentre;
  known: KnownCentre;
}

export interface DoubtfulCentre {
  outcome: 'doubtful';
  incoming: IncomingCentre;
  known: KnownCentre;
  /** The question stands in `/admin` already. */
  asked: boolean;
}

export type PlannedCentre = NewCentre | ChangedCentre | UnchangedCentre | DoubtfulCentre;

export interface ImportPlan {
  centres: PlannedCentre[];
  /** Not in the file any more: out of the search from today. */
  left: KnownCentre[];
  /** Not in the file, but run here by its head, or about to be: stays as it is, and is told to a person every time. */
  missed: KnownCentre[];
  /** Not in what could be read of the file, of which some could not: each may be one of those rows, so nothing happens to it. */
  held: KnownCentre[];
  /** Questions that the register itself has answered since. */
  withdrawn: Doubt[];
}
