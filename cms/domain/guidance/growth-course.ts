import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type Born, countedDays, isCorrected } from './corrected-age.ts';
import { percentileOf, zScore } from './growth.ts';
import type { GrowthTable, Measure, Sex } from './growth-table.ts';

/** Where the lines of the chart run, in standard deviations, with the percentile that each is known by. */
export const LINES = [
  { percentile: 3, z: -1.8808 },
  { percentile: 15, z: -1.0364 },
  { percentile: 50, z: 0 },
  { percentile: 85, z: 1.0364 },
  { percentile: 97, z: 1.8808 },
] as const;

/** Where a value lies among children of the same age and sex, from the bottom to the top. */
export const BANDS = ['below', 'low', 'lower', 'middle', 'upper', 'high', 'above'] as const;
export type Band = (typeof BANDS)[number];

/** How the last value goes on from those before. */
export const COURSES = ['single', 'steady', 'fallen', 'risen', 'lost', 'flat', 'smaller'] as const;
export type Course = (typeof COURSES)[number];

export interface Measured {
  on: CivilDate;
  /** Kilograms, and centimetres. */
  weight?: number;
  length?: number;
  head?: number;
}

export interface PlacedValue {
  on: CivilDate;
  value: number;
  /** Days of age, corrected where that counts. */
  days: number;
  corrected: boolean;
  /** Nothing before the day the child was due, and after the table's last. */
  z?: number;
  percentile?: number;
}

export interface GrowthReading {
  measure: Measure;
  values: PlacedValue[];
  /** Of the last value. */
  band?: Band;
  course: Course;
  /** So far out that it was rather typed or measured wrongly. */
  doubtful: boolean;
  /** The keys of the danger signs that this is, in the city's list. */
  signs: string[];
}

/** The signs of the list that a chart can show. */
export const GROWTH_SIGNS = { edge: 'growth-edge', track: 'growth-track', weight: 'weight', head: 'head-size' } as const;

/** The first days, in which every child loses weight and gains it again. */
const FIRST_DAYS = 14;
/** Weight that has not risen for that long is told to a doctor; after the first birthday it may rest longer. */
const FLAT_DAYS = { infant: 28, older: 90 };
const LINES_CROSSED = 2;
/** Beyond these the World Health Organization's own software marks a value as likely wrong. */
const DOUBTFUL: Record<Measure, readonly [number, number]> = { weight: [-6, 5], length: [-6, 6], head: [-5, 5] };

/** Each value of a measure in its place, how the last goes on from those before, and what of it a doctor should see. */
export function readGrowth(
  table: GrowthTable,
  { measure, sex, born, measured }: { measure: Measure; sex: Sex; born: Born; measured: readonly Measured[] },
): GrowthReading {
  const values = [...measured]
    .sort((a, b) => a.on.localeCompare(b.on))
    .flatMap((one): PlacedValue[] => {
      const value = one[measure];
      if (value === undefined) return [];
      const days = countedDays(born, one.on);
      const z = zScore(table, { measure, sex, days, value });
      const percentile = z === undefined ? undefined : percentileOf(z);
      return [{ on: one.on, value, days, corrected: isCorrected(born, one.on), z, percentile }];
    });
  const last = values.at(-1);
  const band = last?.percentile === undefined ? undefined : bandOf(last.percentile);
  const course = courseOf(measure, values, born);
  const [least, most] = DOUBTFUL[measure];
  const doubtful = last?.z !== undefined && (last.z < least || last.z > most);
  return { measure, values, band, course, doubtful, signs: signsOf(measure, { band, course }) };
}

/** @example bandOf(31) // 'lower' */
export function bandOf(percentile: number): Band {
  if (percentile < 3) return 'below';
  if (percentile < 15) return 'low';
  if (percentile < 40) return 'lower';
  if (percentile <= 60) return 'middle';
  if (percentile <= 85) return 'upper';
  return percentile <= 97 ? 'high' : 'above';
}

function courseOf(measure: Measure, values: readonly PlacedValue[], born: Born): Course {
  const [before, last] = values.slice(-2);
  if (!before || !last) return 'single';
  const age = daysBetween(born.birthDate, last.on);
  if (last.value < before.value && measure !== 'weight') return 'smaller';
  if (measure === 'weight' && age > FIRST_DAYS) {
    if (last.value < before.value && daysBetween(born.birthDate, before.on) > FIRST_DAYS) return 'lost';
    const patience = age < 365 ? FLAT_DAYS.infant : FLAT_DAYS.older;
    if (last.value <= before.value && daysBetween(before.on, last.on) >= patience) return 'flat';
  }
  const placed = values.flatMap(({ z }) => (z === undefined ? [] : [z]));
  const now = last.z;
  if (now === undefined || placed.length < 2) return 'single';
  if (crossed(now, Math.max(...placed)) >= LINES_CROSSED) return 'fallen';
  if (crossed(Math.min(...placed), now) >= LINES_CROSSED) return 'risen';
  return 'steady';
}

/** How many lines of the chart lie between two values. */
const crossed = (low: number, high: number) => LINES.filter(({ z }) => low < z && z < high).length;

function signsOf(measure: Measure, { band, course }: Pick<GrowthReading, 'band' | 'course'>): string[] {
  const outside = band === 'below' || band === 'above';
  const leaves = course === 'fallen' || course === 'risen';
  return [
    ...(measure === 'weight' && (course === 'lost' || course === 'flat') ? [GROWTH_SIGNS.weight] : []),
    ...(leaves ? [measure === 'head' ? GROWTH_SIGNS.head : GROWTH_SIGNS.track] : []),
    ...(outside ? [GROWTH_SIGNS.edge] : []),
  ];
}
