import Papa from 'papaparse';

/** The cells of one row as they stand in a file, and why they cannot be told apart, if so. */
export interface CsvRecord {
  cells: string[];
  why?: string;
}

/** Lines. A cell of a register has no more. */
const LONGEST_CELL = 20;
/** Separators are also in the words of a cell of several lines: so many are not. */
const FEWEST = 4;
/** Stands in no text file: with it as the quotation mark there is none. */
const NO_QUOTES = '\0';

/**
 * The rows of a CSV text in which somebody has written quotation marks as in a letter (`"Sunflower" Nursery`): each is
 * read by itself, so that whatever a mark does is done to its own row. A cell of several lines is still one cell.
 */
export function readLineByLine(text: string, separator?: string): CsvRecord[] {
  const lines = text.split(/\r\n|\n|\r/);
  const delimiter = separator ?? Papa.parse(lines.find((line) => line.trim()) ?? '').meta.delimiter;
  const width = Papa.parse<string[]>(lines.find((line) => line.trim()) ?? '', { delimiter }).data[0]?.length ?? 0;
  const records: CsvRecord[] = [];
  for (let at = 0; at < lines.length; ) {
    const whole = wholeRecord(lines.slice(at, at + LONGEST_CELL), { delimiter, width });
    records.push(whole?.record ?? asItStands(lines[at] ?? '', { delimiter, width }));
    at += whole?.lines ?? 1;
  }
  return records;
}

interface Table {
  delimiter: string;
  width: number;
}

/** The row that begins with the first line, if it is proper CSV: over as many lines as it takes to close its marks. */
function wholeRecord(lines: readonly string[], { delimiter, width }: Table): { record: CsvRecord; lines: number } | undefined {
  for (let count = 1; count <= lines.length; count++) {
    const { data, errors } = Papa.parse<string[]>(lines.slice(0, count).join('\n'), { delimiter });
    const cells = data[0] ?? [];
    const quotes = errors.filter(({ type }) => type === 'Quotes');
    if (quotes.length === 0 && takesInRow(cells, { delimiter, width })) return undefined;
    if (quotes.length === 0) return count === 1 || cells.length === width ? { record: { cells }, lines: count } : undefined;
    if (quotes.some(({ code }) => code !== 'MissingQuotes')) return undefined;
  }
  return undefined;
}

/** Whether a cell holds as much as if a mark had opened in one row and closed in another: proper CSV, and a row short. */
export const takesInRow = (cells: readonly string[], { delimiter, width }: Table): boolean =>
  cells.some((cell) => /[\r\n]/.test(cell) && cell.split(delimiter).length >= Math.max(width, FEWEST));

/** A line with its marks as letters of the words; cells that are quoted properly lose theirs. */
function asItStands(line: string, { delimiter, width }: Table): CsvRecord {
  const cells = (Papa.parse<string[]>(line, { delimiter, quoteChar: NO_QUOTES }).data[0] ?? []).map((cell) => {
    const { data, errors } = Papa.parse<string[]>(cell, { delimiter });
    return errors.some(({ type }) => type === 'Quotes') ? cell : (data[0]?.[0] ?? '');
  });
  if ((line.split('"').length - 1) % 2 === 1) return { cells, why: 'it has a quotation mark that is not closed' };
  if (cells.length > width) return { cells, why: 'its quotation marks do not tell where its columns end' };
  return { cells };
}
