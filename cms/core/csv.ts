import Papa from 'papaparse';

export type Cell = string | number | null | undefined;

/** The mark by which a spreadsheet knows UTF-8. */
export const CSV_MARK = '\ufeff';

/** A line of a table for spreadsheets. No value is one that they would take for a formula and carry out. */
export const csvLine = (cells: readonly Cell[]): string => `${Papa.unparse([[...cells]], { escapeFormulae: true })}\r\n`;

/** A whole table, its heads first. */
export const toCsv = (lines: readonly (readonly Cell[])[]): string => `${CSV_MARK}${lines.map(csvLine).join('')}`;
