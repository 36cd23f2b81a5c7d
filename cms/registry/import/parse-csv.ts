import Papa from 'papaparse';
import type { RegisterRow } from '#cms/city/mapping.ts';
import { oneLine } from '#cms/input/values.ts';
import { type BrokenRow, ImportError, LONGEST_VALUE, type ParsedRegister, tooLong } from './parsed.ts';

/** Rows of a CSV text with a heading; a row that does not fit the heading is kept apart. `undefined` when it is no CSV. */
export function parseCsv(text: string): ParsedRegister | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  // An open quotation mark swallows the rows after it: their centres would all seem to have left.
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open) throw new ImportError(`Row ${open.row ?? '?'} has a quotation mark that is not closed: mend it and try again.`);
  const columns = (data[0] ?? []).map((column) => column.trim());
  if (columns.length < 2 || columns.some((column) => column.includes('\0'))) return undefined;
  const rows: RegisterRow[] = [];
  const broken: BrokenRow[] = [];
  data.slice(1).forEach((cells, at) => {
    const number = at + 1;
    const long = columns.find((_, column) => (cells[column] ?? '').length > LONGEST_VALUE);
    if (cells.length === columns.length && !long) rows.push({ number, values: valuesOf(columns, cells) });
    else if (long) broken.push({ number, why: tooLong(long) });
    else broken.push({ number, why: `it has ${cells.length} columns where the heading has ${columns.length}` });
  });
  return { columns, rows, broken };
}

function valuesOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, oneLine(cells[at] ?? '')]));
}
