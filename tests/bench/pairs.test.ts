import { expect, it } from 'vitest';
import { fallsShort, line, type Measured } from './pairs.ts';

const measured = (aim: string, ours: number, over: Partial<Measured> = {}): Measured => ({
  ...{ name: 'S0 something', unit: 'ms', aim, compare: 'ratio', pairs: [{ ours, reference: 100 }] },
  ...over,
});

it('what misses its aim is named: a ratio, a difference, or a figure of its own', () => {
  expect(fallsShort(measured('≥ 0.5 of raw inserts', 50))).toBe(false);
  expect(fallsShort(measured('≥ 0.5 of raw inserts', 49))).toBe(true);
  expect(fallsShort(measured('≤ 1.1', 111))).toBe(true);
  expect(fallsShort(measured('p99 ≤ 5 ms over a bare round trip', 104, { compare: 'difference' }))).toBe(false);
  expect(fallsShort(measured('p99 ≤ 5 ms over a bare round trip', 106, { compare: 'difference' }))).toBe(true);
  // Compared with a whole build, and held against a second.
  expect(fallsShort(measured('≤ 1,000 ms', 900))).toBe(false);
  expect(fallsShort(measured('≤ 1,000 ms', 1100))).toBe(true);
  expect(fallsShort(measured('≤ 600 MB', 601, { compare: 'alone', unit: 'MB' }))).toBe(true);
  expect(() => fallsShort(measured('fast', 1))).toThrow('no aim');
});

it('a figure alone is shown without a reference', () => {
  expect(line(measured('≤ 600 ms', 500, { compare: 'alone' }))).not.toContain('reference');
  expect(line(measured('≤ 1.1', 100))).toContain('ours 100, reference 100 ms');
});
