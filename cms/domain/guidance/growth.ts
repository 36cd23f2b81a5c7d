import type { GrowthPoint, GrowthTable, Measure, Sex, Spread } from './growth-table.ts';

/** From two years on children are measured standing, which is that much shorter than lying. */
const LYING_UNTIL_DAYS = 730;
const STANDING_SHORTER_CM = 0.7;
/** Beyond this many deviations the World Health Organization counts weight by the last gap, since so few were measured there. */
const OUTERMOST = 3;

export interface Asked {
  measure: Measure;
  sex: Sex;
  /** Age in days, corrected where the child came early. */
  days: number;
}

/** How far a value lies from the middle of children of that age, in standard deviations; nothing outside the table's ages. */
export function zScore(table: GrowthTable, { value, ...asked }: Asked & { value: number }): number | undefined {
  const spread = spreadAt(table, asked);
  if (!spread || !(value > 0)) return undefined;
  if ('deviations' in spread) return betweenDeviations(spread.deviations, value);
  const z = plainScore(spread, value);
  if (asked.measure !== 'weight' || Math.abs(z) <= OUTERMOST) return z;
  const side = Math.sign(z);
  const last = plainValue(spread, side * OUTERMOST);
  const gap = Math.abs(last - plainValue(spread, side * (OUTERMOST - 1)));
  return side * OUTERMOST + (value - last) / gap;
}

/** The value that lies so many deviations from the middle: the points of a curve. */
export function valueAt(table: GrowthTable, { z, ...asked }: Asked & { z: number }): number | undefined {
  const spread = spreadAt(table, asked);
  if (!spread) return undefined;
  if (!('deviations' in spread)) return plainValue(spread, z);
  const from = Math.min(Math.max(Math.floor(z), -OUTERMOST), OUTERMOST - 1);
  const [low, high] = [spread.deviations[from + OUTERMOST] ?? 0, spread.deviations[from + OUTERMOST + 1] ?? 0];
  return low + (high - low) * (z - from);
}

/** Of a hundred children, how many lie below: the normal distribution, by Abramowitz and Stegun 7.1.26. */
export function percentileOf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const upper = 1 - sum * Math.exp(-x * x);
  return 50 * (z < 0 ? 1 - upper : 1 + upper);
}

const plainScore = ({ l, m, s }: { l: number; m: number; s: number }, value: number) =>
  Math.abs(l) < 1e-9 ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s);

const plainValue = ({ l, m, s }: { l: number; m: number; s: number }, z: number) =>
  Math.abs(l) < 1e-9 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l);

function betweenDeviations(deviations: readonly number[], value: number): number {
  const above = deviations.findIndex((one) => one >= value);
  const from = above < 0 ? deviations.length - 2 : Math.max(0, above - 1);
  const [low, high] = [deviations[from] ?? 0, deviations[from + 1] ?? 0];
  return from - OUTERMOST + (value - low) / (high - low);
}

/** Between two ages of the table in proportion. */
function spreadAt(table: GrowthTable, { measure, sex, days }: Asked): Spread | undefined {
  const points = table[measure][sex];
  const at = points.findIndex((point) => point.days >= days);
  const next = points[at];
  if (!next || days < (points[0]?.days ?? 0)) return undefined;
  const before = points[at - 1];
  if (next.days === days || !before) return next.spread;
  const share = (days - before.days) / (next.days - before.days);
  const stands = measure === 'length' && days > LYING_UNTIL_DAYS && before.days <= LYING_UNTIL_DAYS;
  return mixed(stands ? standing(before) : before.spread, next.spread, share);
}

/** The last point of those who lie, for those who stand from the next day on. */
function standing({ spread }: GrowthPoint): Spread {
  if ('deviations' in spread) return { deviations: spread.deviations.map((one) => one - STANDING_SHORTER_CM) };
  return { ...spread, m: spread.m - STANDING_SHORTER_CM };
}

function mixed(a: Spread, b: Spread, share: number): Spread {
  const mix = (from: number, to: number) => from + (to - from) * share;
  if ('deviations' in a || 'deviations' in b) {
    const [from, to] = 'deviations' in a && 'deviations' in b ? [a.deviations, b.deviations] : [[], []];
    return { deviations: from.map((one, i) => mix(one, to[i] ?? one)) };
  }
  return { l: mix(a.l, b.l), m: mix(a.m, b.m), s: mix(a.s, b.s) };
}
