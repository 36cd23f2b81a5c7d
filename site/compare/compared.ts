import type { CellState } from '#cms/drawings/strip-cells.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import type { CompareTime } from './compare-time.ts';

/** What one centre has to say in a row; left out where it is not known. */
export interface CompareCell {
  /** Said first and larger. */
  lead?: string;
  lines: string[];
  links?: { text: string; href: string }[];
  strip?: { minute: number; state: CellState }[];
  /** The hours framed in the strip. */
  window?: Window;
  /** What it is held against the others by, when not by its lines. */
  says?: string;
  /** The same in a word, for a sentence of what all have alike. */
  brief?: string;
  /** Where one can be better than another: the less the better. */
  rank?: number;
  /** It is the best of its row. */
  best?: boolean;
  /** Something to heed. */
  heed?: boolean;
}

/** One centre among those that are compared. */
export interface ComparedCentre {
  details: FacilityDetails;
  name: string;
  href: string;
  time?: CompareTime;
  /** Set when a family can act on it here: to book the hours asked for, or to see the days. */
  act?: { href: string; booksThis: boolean };
  /** One of the two that a phone shows. */
  shown: boolean;
  /** The comparison with this one among the two. */
  show: string;
  /** The comparison without it. */
  without: string;
}
