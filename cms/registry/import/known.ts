import type { RegisterRecord } from '#cms/city/mapping.ts';
import type { Listing } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** A centre that came from the register before. */
export interface KnownCentre {
  id: string;
  slug: string;
  /** Its identity in the register when it was last seen. */
  key: string;
  listing: Listing;
  /** The register's last word on it. */
  record: RegisterRecord;
  leftOn?: CivilDate;
}

export const DOUBT_DECISIONS = ['pending', 'same', 'different'] as const;

/** A question to a person, and the answer: is the centre known here the one that the register now calls otherwise? */
export interface Doubt {
  id: string;
  facility: string;
  /** Identity of the incoming record. */
  incoming: string;
  decision: (typeof DOUBT_DECISIONS)[number];
}

export interface Known {
  centres: KnownCentre[];
  doubts: Doubt[];
  /** Every slug in the database, of this register or not. */
  slugs: string[];
  /** Every id in the database: a centre may keep the id of an identity that it no longer has. */
  ids: ReadonlySet<string>;
}
