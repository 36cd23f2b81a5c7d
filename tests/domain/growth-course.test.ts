import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import { countedDays, countedFrom, countedMonths } from '#domain/guidance/corrected-age.ts';
import { valueAt } from '#domain/guidance/growth.ts';
import { bandOf, GROWTH_SIGNS, LINES, type Measured, readGrowth } from '#domain/guidance/growth-course.ts';
import { type Measure, readGrowthTable } from '#domain/guidance/growth-table.ts';
import { addDays } from '#domain/time/civil-date.ts';

const read = readGrowthTable(readFileSync(new URL('../../cms/seed/growth-standards/who.csv', import.meta.url), 'utf8'));
if (!('table' in read)) throw new Error('no table');
const { table } = read;
const BORN = '2026-01-01';

/** A boy of these z-scores at these days of age. */
function courseOf(measure: Measure, points: [days: number, z: number][], weeks?: number) {
  const measured = points.map(([days, z]): Measured => {
    const value = valueAt(table, { measure, sex: 'boy', days, z }) ?? 0;
    return { on: addDays(BORN, days), [measure]: Math.round(value * 100) / 100 };
  });
  return readGrowth(table, { measure, sex: 'boy', born: { birthDate: BORN, weeks }, measured });
}

describe('the course of growth', () => {
  it('of one value is none yet, along a line steady, whatever the line', () => {
    expect(courseOf('weight', [[240, -0.5]])).toMatchObject({ band: 'lower', course: 'single', signs: [] });
    for (const z of [-1.7, 0, 1.7]) {
      const { course, signs } = courseOf('weight', [
        [60, z],
        [120, z + 0.1],
        [240, z - 0.1],
      ]);
      expect([course, signs]).toEqual(['steady', []]);
    }
  });

  it('across two lines of the chart leaves its track; the highest before counts, not the last', () => {
    const fallen = courseOf('length', [
      [60, 0.3],
      [120, -0.4],
      [240, -1.2],
    ]);
    expect(fallen).toMatchObject({ course: 'fallen', signs: [GROWTH_SIGNS.track] });
    const head = courseOf('head', [
      [60, -0.2],
      [240, 1.3],
    ]);
    expect(head).toMatchObject({ course: 'risen', signs: [GROWTH_SIGNS.head] });
    const one = courseOf('weight', [
      [60, 0.3],
      [240, -0.9],
    ]);
    expect(one).toMatchObject({ course: 'steady', signs: [] });
  });

  it('outside the outer lines is for a doctor however steady it is', () => {
    const low = courseOf('weight', [
      [60, -2],
      [240, -2],
    ]);
    expect(low).toMatchObject({ band: 'below', course: 'steady', signs: [GROWTH_SIGNS.edge] });
  });

  it('of weight that falls or rests is for a doctor, but not in the first two weeks; a length that shrinks was measured wrongly', () => {
    const of = (measured: Measured[]) =>
      readGrowth(table, { measure: 'weight', sex: 'boy', born: { birthDate: BORN }, measured });
    const day = (days: number, weight: number): Measured => ({ on: addDays(BORN, days), weight });
    expect(of([day(0, 3.4), day(4, 3.2)])).toMatchObject({ course: 'steady', signs: [] });
    expect(of([day(90, 6.4), day(110, 6.2)])).toMatchObject({ course: 'lost', signs: [GROWTH_SIGNS.weight] });
    expect(of([day(90, 6.4), day(125, 6.4)])).toMatchObject({ course: 'flat', signs: [GROWTH_SIGNS.weight] });
    expect(of([day(400, 9.8), day(440, 9.8)]).signs).toEqual([]);
    const length = [
      { on: '2026-05-01', length: 64 },
      { on: '2026-06-01', length: 63 },
    ];
    const shrunk = readGrowth(table, { measure: 'length', sex: 'boy', born: { birthDate: BORN }, measured: length });
    expect(shrunk).toMatchObject({ course: 'smaller', signs: [] });
  });

  it('doubts what is too far out to be true', () => {
    const typed = readGrowth(table, {
      measure: 'weight',
      sex: 'boy',
      born: { birthDate: BORN },
      measured: [{ on: '2026-06-01', weight: 16 }],
    });
    expect(typed.doubtful).toBe(true);
  });

  it('names signs that the city’s list of danger signs has', () => {
    for (const key of Object.values(GROWTH_SIGNS)) expect(pack.dangerSigns?.map((sign) => sign.key)).toContain(key);
  });
});

describe('corrected age', () => {
  const early = { birthDate: '2026-01-01', weeks: 32 };

  it('is counted from the day the child was due, until it is two', () => {
    expect(countedFrom(early, '2026-06-01')).toBe('2026-02-26');
    expect(countedDays(early, '2026-02-01')).toBeLessThan(0);
    expect(countedMonths(early, '2026-08-26')).toBe(6);
    expect(countedFrom(early, '2027-12-31')).toBe('2026-02-26');
    expect(countedFrom(early, '2028-01-01')).toBe('2026-01-01');
  });

  it('is the same as the age of a child born at 37 weeks or later, and of one of whom nothing is said', () => {
    for (const weeks of [37, 41, undefined]) expect(countedFrom({ ...early, weeks }, '2026-06-01')).toBe('2026-01-01');
  });

  it('puts a child that came early among younger ones, and before it was due among none', () => {
    const measured = [
      { on: '2026-02-01', weight: 2.4 },
      { on: '2026-08-26', weight: 7.9 },
    ];
    const { values } = readGrowth(table, { measure: 'weight', sex: 'boy', born: early, measured });
    expect(values[0]?.z).toBeUndefined();
    expect(values[1]?.percentile).toBeCloseTo(48, -1);
  });
});

it('bands lie between the lines of the chart', () => {
  expect(LINES.map(({ percentile }) => bandOf(percentile))).toEqual(['low', 'lower', 'middle', 'upper', 'high']);
  expect([2, 31, 98].map(bandOf)).toEqual(['below', 'lower', 'above']);
});
