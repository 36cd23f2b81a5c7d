/** What is measured of a child's growth. */
export const MEASURES = ['weight', 'length', 'head'] as const;
export type Measure = (typeof MEASURES)[number];

export const SEXES = ['girl', 'boy'] as const;
export type Sex = (typeof SEXES)[number];

/** How children of one age are spread: by Box-Cox power, median and variation, or by the values at -3 to +3 deviations. */
export type Spread = { l: number; m: number; s: number } | { deviations: readonly number[] };

export interface GrowthPoint {
  /** Age in days. */
  days: number;
  spread: Spread;
}

/** A growth standard: for each measure and sex its points, the youngest first. */
export type GrowthTable = Record<Measure, Record<Sex, readonly GrowthPoint[]>>;

/** What is wrong with a table, and in which line. */
export interface TableFault {
  line: number;
  what: 'columns' | 'measure' | 'sex' | 'age' | 'figures' | 'order' | 'missing';
}

export const DAYS_IN_MONTH = 30.4375;

const MEASURE_NAMES: Record<string, Measure> = {
  weight: 'weight',
  length: 'length',
  height: 'length',
  head: 'head',
  head_circumference: 'head',
};
const SEX_NAMES: Record<string, Sex> = { female: 'girl', girl: 'girl', girls: 'girl', male: 'boy', boy: 'boy', boys: 'boy' };
const DEVIATIONS = ['sd3neg', 'sd2neg', 'sd1neg', 'sd0', 'sd1', 'sd2', 'sd3'];

/**
 * A standard as a table of text, its first line naming the columns: `measure`, `sex`, `age_days` or `age_months`, and
 * either `L`, `M`, `S`, as the World Health Organization publishes them, or `sd3neg` to `sd3`, as China's standard does.
 */
export function readGrowthTable(text: string): { table: GrowthTable } | { fault: TableFault } {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.toLowerCase().split(/[,\t]/).map(trimmed);
  const spreadOf = spreadReader(columns);
  if (!spreadOf || !columns.includes('measure') || !columns.includes('sex') || !columns.some((one) => one.startsWith('age_')))
    return { fault: { line: 1, what: 'columns' } };
  const table: Record<Measure, Record<Sex, GrowthPoint[]>> = {
    weight: { girl: [], boy: [] },
    length: { girl: [], boy: [] },
    head: { girl: [], boy: [] },
  };
  for (const [index, line] of lines.entries()) {
    const cells = line.split(/[,\t]/).map(trimmed);
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const fault = (what: TableFault['what']) => ({ fault: { line: index + 2, what } });
    const measure = MEASURE_NAMES[cell('measure').toLowerCase()];
    if (!measure) return fault('measure');
    const sex = SEX_NAMES[cell('sex').toLowerCase()];
    if (!sex) return fault('sex');
    const days = cell('age_days') ? number(cell('age_days')) : Math.round(number(cell('age_months')) * DAYS_IN_MONTH);
    if (!(days >= 0)) return fault('age');
    const spread = spreadOf(cell);
    if (!spread) return fault('figures');
    const points = table[measure][sex];
    if (days <= (points.at(-1)?.days ?? -1)) return fault('order');
    points.push({ days, spread });
  }
  const few = MEASURES.some((measure) => SEXES.some((sex) => table[measure][sex].length < 2));
  return few ? { fault: { line: lines.length + 1, what: 'missing' } } : { table };
}

const trimmed = (text: string) => text.trim();
const number = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);

function spreadReader(columns: readonly string[]): ((cell: (name: string) => string) => Spread | undefined) | undefined {
  if (['l', 'm', 's'].every((one) => columns.includes(one)))
    return (cell) => {
      const [l, m, s] = [number(cell('l')), number(cell('m')), number(cell('s'))];
      return !Number.isNaN(l) && m > 0 && s > 0 ? { l, m, s } : undefined;
    };
  if (DEVIATIONS.every((one) => columns.includes(one)))
    return (cell) => {
      const deviations = DEVIATIONS.map((one) => number(cell(one)));
      const rise = deviations.every((one, at) => one > (deviations[at - 1] ?? 0));
      return rise ? { deviations } : undefined;
    };
  return undefined;
}
