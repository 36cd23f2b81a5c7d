import type { LocationProblem } from '#cms/city/mapping.ts';
import type { Outcome, RowOutcome } from './account-rows.ts';
import type { RecordField } from './compare-records.ts';

/** A centre as a report names it. */
export interface NamedCentre {
  name: string;
  town: string;
}

/** What one import did, or would do. */
export interface ImportReport {
  file: string;
  register: string;
  dryRun: boolean;
  rows: RowOutcome[];
  counts: Record<Outcome, number>;
  /** How many centres the rows make. */
  centres: number;
  /** How often each part of a record changed. */
  changes: Partial<Record<RecordField, number>>;
  /** Known before, not in this file: out of the search. */
  left: NamedCentre[];
  /** Not in what could be read of this file; not touched, because some of it could not. */
  held: NamedCentre[];
  /** The question to the person who runs this, when so many would leave that nothing was written. */
  stopped?: string;
  /** Not in this file, but run here by its head: not touched. */
  missed: NamedCentre[];
  /** Back after having left. */
  returned: NamedCentre[];
  withoutLocation: (NamedCentre & { why: LocationProblem })[];
  /** Rows that the register itself marks as doubles, though no other row has their name, address and postcode. */
  markedAlone: RowOutcome[];
  /** Questions that need no answer any more. */
  withdrawn: number;
}
