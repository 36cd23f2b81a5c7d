import Papa from 'papaparse';
import type { RegisterRow } from '#cms/city/mapping.ts';
import { oneLine } from '#cms/input/values.ts';
import { type BrokenRow, ImportError, LONGEST_VALUE, type ParsedRegister, tooLong } from './parsed.ts';
import { type CsvRecord, readLineByLine, takesInRow } from './read-line-by-line.ts';

/**
 * Rows of a CSV text with a heading, numbered as a spreadsheet numbers them: the heading is row 1, and a row without any
 * value counts and is nothing. A row that does not fit the heading is kept apart. One that ends early has empty cells
 * there, unless it lacks a column that is `needed`. `undefined` when it is no CSV.
 */
export function parseCsv(text: string, needed: (column: string) => boolean): ParsedRegister | undefined {
  const [saysSeparator, separator] = /^"?sep=(.)"?\r?\n/i.exec(text) ?? [''];
  const all = recordsOf(text.slice(saysSeparator.length), separator);
  const first = all.findIndex(({ cells }) => !isBlank(cells));
  const columns = withoutBlankEnd(all[first]?.cells ?? []).map((column) => column.trim());
  if (columns.length < 2 || columns.some((column) => column.includes('\0'))) return undefined;
  const doubled = columns.find((column, at) => column && columns.indexOf(column) < at);
  if (doubled) throw new ImportError(`The column ${doubled} stands twice in the heading: rename or remove one and try again.`);
  const problemOf = findProblem(columns, needed);
  const rows: RegisterRow[] = [];
  const broken: BrokenRow[] = [];
  all.forEach((record, at) => {
    const cells = withoutBlankEnd(record.cells);
    if (at <= first || cells.length === 0) return;
    const number = at + 1;
    const cut = at === all.length - 1 && record.cells.length < columns.length;
    const why = record.why ?? problemOf(cells, record.cells.length) ?? (cut ? 'the file ends in the middle of it' : undefined);
    if (why) broken.push({ number, why });
    else rows.push({ number, values: valuesOf(columns, cells) });
  });
  return { columns: columns.filter(Boolean), rows, broken };
}

/** A mark that is not CSV's swallows the rows after it, whose centres would all seem to have left: then each line is read alone. */
function recordsOf(text: string, separator: string | undefined): CsvRecord[] {
  const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter: separator });
  const table = { delimiter: meta.delimiter, width: data.find((cells) => !isBlank(cells))?.length ?? 0 };
  const isDamaged = errors.some(({ type }) => type === 'Quotes') || data.some((cells) => takesInRow(cells, table));
  return isDamaged ? readLineByLine(text, separator) : data.map((cells) => ({ cells }));
}

function findProblem(columns: readonly string[], needed: (column: string) => boolean) {
  const least = columns.findLastIndex(needed) + 1;
  return (cells: readonly string[], written: number): string | undefined => {
    if (cells.length > columns.length || written < least)
      return `it has ${written} columns where the heading has ${columns.length}`;
    if (cells.every((cell, at) => cell.trim() === columns[at])) return 'it is the heading once more';
    const long = columns.find((_, at) => (cells[at] ?? '').length > LONGEST_VALUE);
    return long === undefined ? undefined : tooLong(long);
  };
}

function valuesOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const named = columns.map((column, at) => [column, oneLine(cells[at] ?? '')] as const);
  return Object.fromEntries(named.filter(([column]) => column));
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => !cell.trim());
const withoutBlankEnd = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell.trim()) + 1);
