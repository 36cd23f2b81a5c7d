import type { RegisterRow } from '#cms/city/mapping.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { ImportError } from '../import/parsed.ts';
import type { FileColumns } from '../import/read-file.ts';

/** What each column may be called in the heading. Case, spaces and underscores do not count. */
const NAMES: Record<Lang, readonly [string, ...string[]]> = {
  zh: ['名称', '中文名', 'name zh'],
  en: ['英文名', 'name en'],
};
const HEADINGS = {
  ...NAMES,
  aliases: ['别名', 'aliases'],
  reading: ['读音', 'reading'],
  kind: ['类型', 'kind'],
  district: ['区县代码', 'district code', 'district'],
  lat: ['纬度', 'lat', 'latitude'],
  lng: ['经度', 'lng', 'lon', 'longitude'],
  datum: ['坐标系', 'datum'],
  source: ['来源', 'source'],
} as const;

export type PlaceColumn = keyof typeof HEADINGS;
/** A row by our own names for its columns. A column that the file does not have is not there. */
export type PlaceRow = Partial<Record<PlaceColumn, string>>;

/** What a column is called first of all. */
export const headingOf = (column: PlaceColumn): string => HEADINGS[column][0];

const COLUMNS = Object.keys(HEADINGS) as PlaceColumn[];
const OPTIONAL: readonly PlaceColumn[] = ['aliases', 'reading', 'district'];

/** What any city's list is read by; which columns it lacks is said when its language is known. */
export const PLACE_COLUMNS: FileColumns = {
  needed: [],
  lat: 'lat',
  lng: 'lng',
  isNeeded: (heading) => COLUMNS.some((column) => !OPTIONAL.includes(column) && isCalled(column, heading)),
};

/** Reads a file's rows by its heading, or says which columns it lacks. A place needs a name in the city's `own` language. */
export function placeRows(rows: readonly RegisterRow[], file: string, own: Lang): (row: RegisterRow) => PlaceRow {
  const headings = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const found = new Map<PlaceColumn, string>();
  for (const column of COLUMNS) {
    const names: readonly string[] = column === own ? [...HEADINGS[column], 'name'] : HEADINGS[column];
    const [heading, other] = headings.filter((one) => names.some((name) => plain(name) === plain(one)));
    if (other !== undefined) throw new ImportError(`${file} has two columns for ${headingOf(column)}: ${heading} and ${other}.`);
    if (heading !== undefined) found.set(column, heading);
  }
  const optional = [...OPTIONAL, ...LANGS.filter((lang) => lang !== own)];
  const missing = COLUMNS.filter((column) => !found.has(column) && !optional.includes(column));
  if (rows.length > 0 && missing.length > 0) {
    const names = missing.map((column) => `${headingOf(column)} (${HEADINGS[column].at(-1)})`).join(', ');
    throw new ImportError(`${file} lacks the column${missing.length > 1 ? 's' : ''} ${names}.`);
  }
  return ({ values }) => Object.fromEntries([...found].map(([column, heading]) => [column, values[heading] ?? '']));
}

const isCalled = (column: PlaceColumn, heading: string) => HEADINGS[column].some((name) => plain(name) === plain(heading));

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
