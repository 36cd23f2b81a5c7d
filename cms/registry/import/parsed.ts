import type { RegisterRow } from '#cms/city/mapping.ts';

/** A row that could not be split into the heading's columns. */
export interface BrokenRow {
  number: number;
  why: string;
}

/** Characters. What is longer is no value of a register, and nobody could change the record afterwards. */
export const LONGEST_VALUE = 1000;
export const tooLong = (column: string) => `${column} is longer than ${LONGEST_VALUE} characters`;

export interface ParsedRegister {
  columns: string[];
  rows: RegisterRow[];
  broken: BrokenRow[];
}

/** A mistake of the person who runs the import: one sentence, no stack. */
export class ImportError extends Error {}
