import Papa from 'papaparse';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { oneLine } from './values.ts';
import { spellings } from './week-in-text.ts';

/** Columns of a list of enrolled children, in the order in which they stand when it has no heading. */
const SHEET_COLUMNS = ['name', 'birthDate', 'className', 'week', 'from', 'to', 'contract', 'contact', 'whose'] as const;
type Column = (typeof SHEET_COLUMNS)[number];

/** A row as it was pasted: `line` as the spreadsheet numbers what was copied. */
export type SheetRow = { line: number } & Record<Column, string>;

/** More than any centre has; what is pasted is not read to its end for nothing. */
export const MOST_ROWS = 300;

/** One row of whatever was typed, pasted or sent by hand: each cell one line, of a length that any has. */
export function sheetRow(line: number, cell: (column: Column) => unknown): SheetRow {
  const cells = SHEET_COLUMNS.map((column) => [column, oneLine(String(cell(column) ?? '').slice(0, 200))] as const);
  return { line, ...(Object.fromEntries(cells) as Record<Column, string>) };
}

const isHeading = (cells: readonly string[]) => cells.filter((cell) => columnOf(cell)).length >= 2;
const columnOf = (cell: string): Column | undefined =>
  SHEET_COLUMNS.find((column) => spellings(column).includes(cell.normalize('NFKC').trim().toLowerCase()));

/** Rows copied from a spreadsheet (with tabs) or from a file of commas, with a heading or without. */
export function readSheet(text: string): SheetRow[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: text.includes('\t') ? '\t' : undefined });
  const all = data.map((cells, at) => ({ line: at + 1, cells: cells.map(oneLine) })).filter(({ cells }) => cells.some(Boolean));
  const [first] = all;
  const heading = first && isHeading(first.cells) ? first.cells.map(columnOf) : undefined;
  const at = (column: Column) => (heading ? heading.indexOf(column) : SHEET_COLUMNS.indexOf(column));
  return all.slice(heading ? 1 : 0).map(({ line, cells }) => sheetRow(line, (column) => cells[at(column)]));
}

/** @example readDay('2025年3月4日') // '2025-03-04', as 2025/3/4, 2025.3.4 and 20250304 */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const match = /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))$/u.exec(plain);
  if (!match) return undefined;
  const [, year, month = match[4], day = match[5]] = match;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCivilDate(date) ? date : undefined;
}
