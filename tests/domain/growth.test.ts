import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { percentileOf, valueAt, zScore } from '#domain/guidance/growth.ts';
import { type GrowthTable, MEASURES, type Measure, readGrowthTable, SEXES, type Sex } from '#domain/guidance/growth-table.ts';

const CSV = readFileSync(new URL('../../cms/seed/growth-standards/who.csv', import.meta.url), 'utf8');

function who(): GrowthTable {
  const read = readGrowthTable(CSV);
  if (!('table' in read)) throw new Error(JSON.stringify(read.fault));
  return read.table;
}
const table = who();
const z = (measure: Measure, sex: Sex, days: number, value: number) => zScore(table, { measure, sex, days, value }) ?? Number.NaN;

describe('z-scores', () => {
  /**
   * What the World Health Organization's own software gives: R package `anthro`, github.com/WorldHealthOrganization/anthro,
   * commit 02aa59c, tests/testthat/test-zscores.R and docs/reference/anthro_zscores.html. It has a row for each day.
   */
  it.each([
    ['weight', 'girl', 304, 10, 1.33],
    ['weight', 'girl', 30, 10, 8.01],
    ['length', 'boy', 987, 72.86 - 0.7, -6.09],
    ['length', 'boy', 244, 60, -4.81],
    ['length', 'boy', 274, 60.7, -5.02],
    ['length', 'girl', 731, 77.5, -2.55],
  ] as const)('of %s of a %s at %i days, %d, are those of WHO: %d', (measure, sex, days, value, expected) => {
    expect(Math.abs(z(measure, sex, days, value) - expected)).toBeLessThan(0.03);
  });

  /** WHO, weight-for-age, boys, simplified field table of z-scores (kilograms, rounded as they are printed there). */
  it.each([
    [0, [2.1, 2.5, 2.9, 3.3, 3.9, 4.4, 5.0]],
    [1, [2.9, 3.4, 3.9, 4.5, 5.1, 5.8, 6.6]],
    [2, [3.8, 4.3, 4.9, 5.6, 6.3, 7.1, 8.0]],
  ])('at month %i give the weights that WHO prints from -3 to +3', (month, printed) => {
    const days = month * 30.4375;
    const values = [-3, -2, -1, 0, 1, 2, 3].map((at) => valueAt(table, { measure: 'weight', sex: 'boy', days, z: at }));
    expect(values.map((value) => Number(value?.toFixed(1)))).toEqual(printed);
  });

  it('are those of a second, plain reading of the same file, month by month', () => {
    const rows = CSV.trim().split('\n').slice(1);
    expect(rows).toHaveLength(222);
    for (const row of rows) {
      const [measure = '', , sex = '', , days, l, m, s] = row.split(',');
      for (const factor of [0.93, 1, 1.04]) {
        const value = Number(m) * factor;
        const power = Number(l);
        const plain = ((value / Number(m)) ** power - 1) / (power * Number(s));
        const ours = z(measure.split('_')[0] as Measure, sex === 'male' ? 'boy' : 'girl', Number(days), value);
        expect(Math.abs(ours - plain), row).toBeLessThan(1e-9);
      }
    }
  });

  it('and values lead to each other, between the months too, and outside the table there are none', () => {
    for (const measure of MEASURES)
      for (const sex of SEXES)
        for (const days of [0, 17, 100, 365, 729, 745, 1000, 1096])
          for (const at of [-2.9, -1, 0, 0.5, 2]) {
            const value = valueAt(table, { measure, sex, days, z: at }) ?? Number.NaN;
            expect(z(measure, sex, days, value)).toBeCloseTo(at, 6);
          }
    expect(z('weight', 'boy', 1097, 14)).toBeNaN();
    expect(z('weight', 'boy', -1, 3)).toBeNaN();
  });

  it('beyond three deviations count weight by the last gap, and length as it is', () => {
    const at = (deviations: number) => valueAt(table, { measure: 'weight', sex: 'girl', days: 304, z: deviations }) ?? 0;
    expect(z('weight', 'girl', 304, at(3) + (at(3) - at(2)))).toBeCloseTo(4, 6);
    expect(z('weight', 'girl', 304, at(-3) - (at(-2) - at(-3)))).toBeCloseTo(-4, 6);
  });
});

describe('a standard of deviations', () => {
  const line = (measure: string, sex: string, month: number) => `${measure},${sex},${month},7,8,9,10,11.5,13,15`;
  const text = [
    'measure,sex,age_months,sd3neg,sd2neg,sd1neg,sd0,sd1,sd2,sd3',
    ...['weight', 'length', 'head'].flatMap((measure) => SEXES.flatMap((sex) => [line(measure, sex, 6), line(measure, sex, 12)])),
  ].join('\n');

  it('is read, and placed between and beyond its deviations', () => {
    const read = readGrowthTable(text);
    if (!('table' in read)) throw new Error(JSON.stringify(read.fault));
    const at = (value: number) => zScore(read.table, { measure: 'weight', sex: 'girl', days: 200, value });
    expect([7, 10, 10.75, 15, 16, 6].map(at)).toEqual([-3, 0, 0.5, 3, 3.5, -4]);
    expect(valueAt(read.table, { measure: 'head', sex: 'boy', days: 200, z: 0.5 })).toBe(10.75);
  });

  it.each([
    ['columns', 1, (rows: string[]) => ['measure,sex,age_months,L,M', ...rows.slice(1)]],
    ['measure', 2, (rows: string[]) => rows.with(1, line('arm', 'girl', 6))],
    ['sex', 3, (rows: string[]) => rows.with(2, line('weight', 'x', 12))],
    ['figures', 2, (rows: string[]) => rows.with(1, 'weight,girl,6,7,8,9,9,11,13,15')],
    ['order', 3, (rows: string[]) => rows.with(2, line('weight', 'girl', 6))],
    ['age', 2, (rows: string[]) => rows.with(1, line('weight', 'girl', Number.NaN))],
    ['missing', 12, (rows: string[]) => rows.slice(0, -1)],
  ] as const)('is refused for its %s in line %i', (what, at, broken) => {
    expect(readGrowthTable(broken(text.split('\n')).join('\n'))).toEqual({ fault: { line: at, what } });
  });
});

describe('percentiles', () => {
  it.each([
    [0, 50],
    [-1.8808, 3],
    [1.0364, 85],
    [-0.5, 30.85],
    [1.96, 97.5],
    [-3, 0.135],
  ])('of z %d are %d', (score, percentile) => expect(percentileOf(score)).toBeCloseTo(percentile, 2));
});
