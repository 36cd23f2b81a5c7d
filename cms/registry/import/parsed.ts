import type { RegisterRow } from '#cms/city/mapping.ts';

/** A row that could not be split into the heading's columns. */
export interface BrokenRow {
  number: number;
  why: string;
}

export interface ParsedRegister {
  columns: string[];
  rows: RegisterRow[];
  broken: BrokenRow[];
}

/** A mistake of the person who runs the import: one sentence, no stack. */
export class ImportError extends Error {}
