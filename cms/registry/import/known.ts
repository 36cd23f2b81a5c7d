import type { KnownCentres } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';

/** What is in the database of a register: its centres, and what a person was asked about them. */
export interface Known extends KnownCentres {
  doubts: Doubt[];
}
