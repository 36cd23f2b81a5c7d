import { describe, expect, it } from 'vitest';
import {
  backOn,
  clusterOf,
  type Infection,
  type InfectionRule,
  isAtHome,
  keptOutBy,
  rulesOn,
  whyKeptOut,
  whyNotOnset,
} from '#domain/booking/infection.ts';

const AT_HOME: Infection = { onset: '2026-11-20', from: '2026-11-22', back: '2026-12-04', needsProof: true, withdrawn: false };
const proof = (on: string) => ({ on, issuer: '海陵区妇幼保健院' });

describe('a child with an infectious disease', () => {
  it('is at home from the day it is noted, for the days of the rule counted from the day it fell ill', () => {
    expect(backOn({ days: 14 }, '2026-11-20')).toBe('2026-12-04');
    expect(backOn({ days: 1 }, '2026-11-30')).toBe('2026-12-01');
    const free = { ...AT_HOME, needsProof: false };
    expect(['2026-11-21', '2026-11-22', '2026-12-03', '2026-12-04'].map((day) => whyKeptOut(free, day))).toEqual([
      undefined,
      'kept_out_until',
      'kept_out_until',
      undefined,
    ]);
  });

  it('comes back with a certificate, which makes it no earlier and counts from its own day on', () => {
    expect(whyKeptOut(AT_HOME, '2026-12-03')).toBe('kept_out_until_proof');
    expect(whyKeptOut(AT_HOME, '2027-01-04')).toBe('kept_out_proof');
    const early = { ...AT_HOME, proof: proof('2026-11-28') };
    expect([whyKeptOut(early, '2026-12-03'), whyKeptOut(early, '2026-12-04')]).toEqual(['kept_out_until', undefined]);
    const late = { ...AT_HOME, proof: proof('2026-12-08') };
    expect([whyKeptOut(late, '2026-12-07'), whyKeptOut(late, '2026-12-08')]).toEqual(['kept_out_proof', undefined]);
  });

  it('is taken again at once where it was noted by mistake', () => {
    expect(whyKeptOut({ ...AT_HOME, withdrawn: true }, '2026-11-23')).toBeUndefined();
  });

  it('with two at once comes back after the later, with the certificates that are missing', () => {
    const flu = { ...AT_HOME, back: '2026-11-26', needsProof: false };
    const shown = { ...AT_HOME, proof: proof('2026-11-28') };
    expect(keptOutBy([flu, AT_HOME], '2026-11-24')).toEqual({ why: 'kept_out_until_proof', back: '2026-12-04' });
    expect(keptOutBy([flu, shown], '2026-11-29')).toEqual({ why: 'kept_out_until', back: '2026-12-04' });
    expect(keptOutBy([{ ...flu, needsProof: true }, shown], '2026-11-29')).toEqual({
      why: 'kept_out_until_proof',
      back: '2026-12-04',
    });
    expect(keptOutBy([flu, AT_HOME], '2026-12-04')).toEqual({ why: 'kept_out_proof', back: '2026-12-04' });
    expect(keptOutBy([flu, shown], '2026-12-04')).toBeUndefined();
    expect([undefined, keptOutBy([AT_HOME], '2026-12-03'), keptOutBy([AT_HOME], '2026-12-04')].map(isAtHome)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('fell ill today or not too long ago', () => {
    expect(['2026-12-01', '2026-11-30', '2026-10-01', '2026-09-30'].map((day) => whyNotOnset(day, '2026-11-30'))).toEqual([
      'infection_onset',
      undefined,
      undefined,
      'infection_onset',
    ]);
  });
});

describe('several in one class', () => {
  const ill = (child: string, onset: string, withdrawn = false) => ({ child, onset, withdrawn });
  const rule = { from: 2, watchDays: 7 };

  it('are counted by children, within the days that are watched', () => {
    const today = '2026-11-30';
    expect(clusterOf([ill('a', '2026-11-24'), ill('b', '2026-11-30')], rule, today)).toBe(2);
    expect(clusterOf([ill('a', '2026-11-23'), ill('b', '2026-11-30')], rule, today)).toBeUndefined();
    expect(clusterOf([ill('a', '2026-11-25'), ill('a', '2026-11-30')], rule, today)).toBeUndefined();
    expect(clusterOf([ill('a', '2026-11-25'), ill('b', '2026-11-30', true)], rule, today)).toBeUndefined();
    expect(clusterOf([ill('a', '2026-11-25'), ill('b', '2026-11-30')], { ...rule, from: 0 }, today)).toBeUndefined();
  });
});

it('of the rules on a disease the newest that has begun counts', () => {
  const rule = (code: string, days: number, effectiveOn: string) => ({ code, days, effectiveOn }) as InfectionRule;
  const all = [
    rule('mumps', 21, '2026-01-01'),
    rule('mumps', 9, '2026-11-01'),
    rule('mumps', 5, '2027-01-01'),
    rule('flu', 3, '2027-01-01'),
  ];
  expect(rulesOn(all, '2026-11-30').map(({ code, days }) => [code, days])).toEqual([['mumps', 9]]);
  expect(rulesOn(all, '2026-10-31').map(({ days }) => days)).toEqual([21]);
  expect(rulesOn(all, '2027-01-01').map(({ days }) => days)).toEqual([5, 3]);
});
