import { LRUCache } from 'lru-cache';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { onBall } from '#domain/places/geo.ts';
import {
  ACCESS_FEATURES,
  type AccessFeature,
  type FacilityDocument,
  type Point,
  STAFF_LANGUAGES,
  type StaffLanguage,
} from '../port.ts';
import { districtOf, locationOf, townshipOf } from '../rules/facility-filters.ts';
import type { OfPoint } from '../rules/nearness.ts';
import { createGrid, type Grid } from './grid.ts';
import { type RowSet, rememberedSets, rowSet } from './row-set.ts';

export const FLAGS = ['inclusive', 'model', 'bookable', 'meals', 'openToPublic', 'rural'] as const;
export type Flag = (typeof FLAGS)[number];

/** Values of one kind as small numbers, one a row; 0 is none. */
export interface Codes {
  column: Uint16Array;
  /** By their numbers. */
  names: string[];
  /** The rows with one of these values. */
  rowsWith(names: readonly string[]): RowSet;
}

/**
 * What facilities are filtered and counted by: sets of rows, and flat arrays of one number a row. A look at a hundred
 * thousand documents would take thirty milliseconds.
 */
export interface Traits {
  there: RowSet;
  /** Those that lie somewhere. */
  placed: RowSet;
  /** What is not known is in neither. */
  yes: Record<Flag, RowSet>;
  no: Record<Flag, RowSet>;
  forms: Record<CareForm, RowSet>;
  languages: Record<StaffLanguage, RowSet>;
  access: Record<AccessFeature, RowSet>;
  district: Codes;
  township: Codes;
  institution: Codes;
  grid: Grid;
  columns: Columns;
  /** Rows around somewhere, by how that was asked for, until a row is another. */
  areas: LRUCache<string, RowSet>;
  /** Those that take a child of so many months. */
  takesAge(months: number): RowSet;
  put(row: number, document: FacilityDocument): void;
  remove(row: number): void;
}

/** Not a number where nothing is known, and so never within anything. */
export interface Columns {
  lat: Float64Array;
  lng: Float64Array;
  /** The same place as `onBall` gives it. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** Months. */
  ageFrom: Float64Array;
  ageTo: Float64Array;
  /** Minutes since midnight. */
  closing: Float64Array;
}

/** Some 8 MB: of a hundred thousand rows, 600 areas. */
const AREA_WORDS = 2_000_000;

const NOWHERE: Point = { lat: Number.NaN, lng: Number.NaN };

export function createTraits(): Traits {
  const [there, placed] = [rowSet(), rowSet()];
  const [yes, no] = [setsOf(FLAGS), setsOf(FLAGS)];
  const [forms, languages, access] = [setsOf(CARE_FORMS), setsOf(STAFF_LANGUAGES), setsOf(ACCESS_FEATURES)];
  const [district, township, institution] = [createCodes(), createCodes(), createCodes()];
  const grid = createGrid();
  const columns = emptyColumns(1024);

  const ages = rememberedSets((question) => {
    const months = Number(question);
    const { ageFrom, ageTo } = columns;
    const rows = rowSet();
    for (let row = 0; row < ageFrom.length; row++)
      if ((ageFrom[row] as number) <= months && months < (ageTo[row] as number)) rows.add(row);
    return rows;
  });

  const areas = new LRUCache<string, RowSet>({ maxSize: AREA_WORDS, sizeCalculation: ({ words }) => words.length });

  return {
    ...{ areas, there, placed, yes, no, forms, languages, access, district, township, institution, grid, columns },
    takesAge: (months) => ages.memo(String(months)),
    put: (row, document) => {
      ages.clear();
      areas.clear();
      const location = locationOf(document);
      there.add(row);
      set(placed, row, location !== null);
      grid.put(row, location);
      for (const flag of FLAGS) {
        set(yes[flag], row, document[flag] === true);
        set(no[flag], row, document[flag] === false);
      }
      for (const form of CARE_FORMS) set(forms[form], row, document.forms.includes(form));
      for (const language of STAFF_LANGUAGES) set(languages[language], row, document.languages.includes(language));
      for (const feature of ACCESS_FEATURES) set(access[feature], row, document.access.includes(feature));
      district.put(row, districtOf(document));
      township.put(row, townshipOf(document));
      institution.put(row, document.institution);
      if (row >= columns.lat.length) grow(columns);
      const values = numbersOf(document, location ?? NOWHERE);
      for (const name of NUMBERS) columns[name][row] = values[name];
    },
    remove: (row) => {
      areas.clear();
      there.remove(row);
      grid.put(row, null);
    },
  };
}

const NUMBERS = ['lat', 'lng', 'x', 'y', 'z', 'ageFrom', 'ageTo', 'closing'] as const;

function numbersOf({ ageFrom, ageTo, closesAt }: FacilityDocument, point: Point): Record<(typeof NUMBERS)[number], number> {
  const [x, y, z] = onBall(point);
  const agesKnown = ageFrom !== null || ageTo !== null;
  return {
    ...{ lat: point.lat, lng: point.lng, x, y, z },
    ageFrom: agesKnown ? (ageFrom ?? Number.NEGATIVE_INFINITY) : Number.NaN,
    ageTo: agesKnown ? (ageTo ?? Number.POSITIVE_INFINITY) : Number.NaN,
    closing: closesAt ?? Number.NaN,
  };
}

/** What is asked of a point, asked of where a row lies. */
export function ofRow<Answer>({ x, y, z }: Columns, ask: OfPoint<Answer>): (row: number) => Answer {
  return (row) => ask(x[row] as number, y[row] as number, z[row] as number);
}

/** The rows with something of a list; what is not on the list no row has. */
export function rowsOf<Name extends string>(sets: Record<Name, RowSet>, name: Name): RowSet {
  return Object.hasOwn(sets, name) ? sets[name] : rowSet();
}

function setsOf<Name extends string>(names: readonly Name[]): Record<Name, RowSet> {
  return Object.fromEntries(names.map((name) => [name, rowSet()])) as Record<Name, RowSet>;
}

function set(rows: RowSet, row: number, isIn: boolean): void {
  if (isIn) rows.add(row);
  else rows.remove(row);
}

function createCodes(): Codes & { put(row: number, name: string | undefined): void } {
  const numbers = new Map<string, number>();
  const codes = {
    column: new Uint16Array(1024),
    names: [''],
    put: (row: number, name: string | undefined) => {
      if (row >= codes.column.length) codes.column = longer(codes.column);
      codes.column[row] = name ? numberOf(name) : 0;
    },
    rowsWith: (names: readonly string[]) => {
      const wanted = new Set(names.map((name) => numbers.get(name)));
      const rows = rowSet();
      for (const [row, code] of codes.column.entries()) if (wanted.has(code)) rows.add(row);
      return rows;
    },
  };
  const numberOf = (name: string) => {
    const known = numbers.get(name);
    if (known) return known;
    numbers.set(name, codes.names.length);
    return codes.names.push(name) - 1;
  };
  return codes;
}

function emptyColumns(rows: number): Columns {
  const column = () => new Float64Array(rows);
  return {
    ...{ lat: column(), lng: column(), x: column(), y: column(), z: column() },
    ...{ ageFrom: column(), ageTo: column(), closing: column() },
  };
}

function grow(columns: Columns): void {
  for (const name of Object.keys(columns) as (keyof Columns)[]) columns[name] = longer(columns[name]);
}

function longer<Column extends Float64Array | Uint16Array>(column: Column): Column {
  const made = new (column.constructor as new (length: number) => Column)(column.length * 2);
  made.set(column);
  return made;
}
