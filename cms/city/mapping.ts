import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { CredentialStatus, CredentialType } from '#domain/places/credential.ts';
import type { Institution } from '#domain/places/facility.ts';
import type { Point } from '#domain/places/geo.ts';
import type { CareSpan } from './care-span.ts';

/** One line of a register: its columns by name, blanks trimmed. `number` is the one that a spreadsheet shows: the heading is row 1. */
export interface RegisterRow {
  number: number;
  values: Readonly<Record<string, string>>;
}

export interface RegisterService extends CareSpan {
  code: string;
  label: InEveryLanguage;
  /** Not named as a service, but plain from something else, such as a vacancy. */
  inPassing?: true;
}

/** Something else that a register says of a centre and a family may want to know: languages, meals, weekends. */
export interface RegisterFact {
  code: string;
  label: InEveryLanguage;
}

/** Why a register's own coordinates are not shown on the map. */
export type LocationProblem = 'missing' | 'outside' | 'far_from_town';

/** What a register says of one centre. Text it does not give is `''`, a list it does not give is empty: unknown, not "no". */
export interface RegisterRecord {
  name: string;
  /** Street and number, as far as it tells the place. */
  address: string;
  /** Floor, building, room: shown, but not what a centre is known by. */
  addressMore: string;
  town: string;
  postcode: string;
  phone: string;
  website: string;
  /** WGS-84; `null` when the register gives none, or none that can be right. */
  location: Point | null;
  locationProblem?: LocationProblem;
  institution: Institution;
  services: RegisterService[];
  facts: RegisterFact[];
  credential: { type: CredentialType; status: CredentialStatus; issuer: InEveryLanguage | null };
  /** Address of the inspection reports, when the register gives one. */
  inspections: string;
  /** The register itself says that this record is not complete. */
  incomplete: boolean;
}

/** A row that is not a centre, and why: one sentence for the person who runs the import. */
export interface Refusal {
  refused: string;
}

/**
 * How much a list may lose from one reading to the next before a person is asked whether it is whole: more than `few`, and
 * more than the `share` (0 to 1) of what was known from it.
 */
export interface ListLoss {
  share: number;
  few: number;
  /** Why so much. */
  source: string;
}

/** How one city's register is read. Pure: a mapping knows columns and labels, never a database. */
export interface RegisterMapping {
  /** Kept with every centre that came from it: `bc-child-care-map`. */
  register: string;
  columns: {
    /** Without these the file is not this register. */
    needed: readonly string[];
    /** Where a point of a GeoJSON file is put. */
    lat: string;
    lng: string;
  };
  read(row: RegisterRow): RegisterRecord | Refusal;
  /** Whether the register marks this row as a double of another. It is told to the reader and decides nothing. */
  saysDouble(row: RegisterRow): boolean;
  /** Whether a point can lie in the register's area at all. */
  contains(point: Point): boolean;
}
