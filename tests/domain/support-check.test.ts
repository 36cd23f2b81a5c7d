import { describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import { type FamilySupport, toldOn } from '#domain/money/family-support.ts';
import { checkSupport } from '#domain/money/support-check.ts';
import { addMonths, type CivilDate } from '#domain/time/civil-date.ts';

const ON = '2026-11-23';
const supports = pack.familySupports ?? [];
const answer = (code: string, birthDate: CivilDate, over: object = {}, on: CivilDate = ON) => {
  const support = supports.find((one) => one.code === code);
  if (!support) throw new Error(code);
  return checkSupport(support, { birthDate, registered: 'yes', taxed: 'yes', ...over }, { on, all: supports });
};

describe('the childcare subsidy, by month of birth', () => {
  // Worked out by hand: 300 yuan a month, from January 2025 or from birth, to three.
  it.each([
    ['2023-12-15', 24, 720_000, '2025-01-01', '2026-12-01', 2],
    ['2022-01-31', 1, 30_000, '2025-01-01', '2025-01-01', 0],
    ['2024-12-01', 36, 1_080_000, '2025-01-01', '2027-12-01', 14],
    ['2025-01-01', 36, 1_080_000, '2025-01-01', '2027-12-01', 14],
    ['2026-11-30', 36, 1_080_000, '2026-11-01', '2029-10-01', 36],
    ['2027-05-01', 36, 1_080_000, '2027-05-01', '2030-04-01', 36],
  ])('born %s: %i months', (birthDate, months, total, first, last, ahead) => {
    expect(answer('childcare-subsidy', birthDate)).toMatchObject({ months, total, first, last, ahead, unsure: false });
  });

  it('has begun too late for who was three before it, and asks for the household register', () => {
    expect(answer('childcare-subsidy', '2021-12-31').no).toBe('too_early');
    expect(answer('childcare-subsidy', '2026-03-01', { registered: 'no' }).no).toBe('unregistered');
    expect(answer('childcare-subsidy', '2026-03-01', { registered: 'unsure' })).toMatchObject({ no: undefined, unsure: true });
    expect(answer('childcare-subsidy', '2026-03-01', { taxed: 'no' }).no).toBeUndefined();
  });

  it('never grows with age, and is 300 yuan for each of its months', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let back = 0; back < 60; back += 1) {
      const { months, total, ahead } = answer('childcare-subsidy', addMonths('2026-11-01', -back));
      expect(months).toBeLessThanOrEqual(before);
      expect(total).toBe(Math.max(0, months) * 30_000);
      expect(ahead).toBeLessThanOrEqual(Math.max(0, months));
      before = months;
    }
  });
});

it('a deduction is for who pays tax, and ends; a voucher that nobody has published is none', () => {
  expect(answer('tax-deduction', '2025-06-10')).toMatchObject({ no: undefined, months: 36, ahead: 19, last: '2028-05-01' });
  expect(answer('tax-deduction', '2025-06-10', { taxed: 'no' }).no).toBe('untaxed');
  expect(answer('tax-deduction', '2023-06-10').no).toBe('ended');
  expect(answer('city-voucher', '2025-06-10').no).toBe('none_published');
});

describe('a support that has a last day, because another takes its place', () => {
  const [subsidy] = supports.filter(({ code }) => code === 'childcare-subsidy');
  const until = (to: CivilDate, birthDate: CivilDate, over: object = {}) =>
    checkSupport({ ...subsidy, to } as never, { birthDate, registered: 'yes', taxed: 'yes', ...over }, { on: ON, all: [] });

  it('counts its own months alone, for the months after it belong to the other', () => {
    expect(until('2026-12-31', '2025-06-10')).toMatchObject({ months: 19, total: 570_000, last: '2026-12-01', ahead: 2 });
    expect(until('2026-12-31', '2023-12-15')).toMatchObject({ months: 24, total: 720_000, last: '2026-12-01' });
    expect(until('2026-12-31', '2025-06-10')).toMatchObject({ no: undefined, unsure: false });
    expect(until('2026-12-31', '2025-06-10', { registered: 'unsure' })).toMatchObject({ no: undefined, unsure: true });
  });

  it('is over for who was not born until then, and was for who was three before it', () => {
    expect(until('2026-10-31', '2026-11-02')).toMatchObject({ no: 'ended', total: 0, ahead: 0, last: '2026-10-01' });
    expect(until('2026-10-31', '2025-06-10')).toMatchObject({ no: 'ended', ahead: 0, last: '2026-10-01' });
    expect(until('2026-10-31', '2021-12-31').no).toBe('too_early');
  });

  it('gives with the other as many months as it would have given alone, whenever the child was born', () => {
    if (!subsidy) throw new Error('no subsidy');
    const [first, second, third] = [
      { ...subsidy, to: '2026-06-30' },
      { ...subsidy, code: 'second', from: '2026-07-01', to: '2026-12-31' },
      { ...subsidy, code: 'third', from: '2027-01-01' },
    ];
    const all = [...supports.filter((one) => one !== subsidy), third, first, second];
    const of = (support: FamilySupport, birthDate: CivilDate) =>
      checkSupport(support, { birthDate, registered: 'yes', taxed: 'yes' }, { on: ON, all });
    const months = (birthDate: CivilDate) => [first, second, third].map((one) => Math.max(0, of(one, birthDate).months));
    // Worked out by hand: born in June 2025, under the first, its 36 months end with May 2028.
    expect(months('2025-06-10')).toEqual([13, 6, 17]);
    expect(of(third, '2025-06-10')).toMatchObject({ first: '2027-01-01', last: '2028-05-01', total: 510_000 });
    expect(months('2023-12-15')).toEqual([18, 6, 0]);
    expect(of(third, '2023-12-15').no).toBe('too_early');
    for (let back = -12; back < 60; back += 1) {
      const born = addMonths('2026-11-01', -back);
      const alone = Math.max(0, answer('childcare-subsidy', born).months);
      expect(
        months(born).reduce((one, other) => one + other),
        born,
      ).toBe(alone);
    }
  });

  it('is told of until that day, and not after it', () => {
    const told = (day: CivilDate) => toldOn([{ ...subsidy, to: '2026-12-31' } as never, ...supports], day).length;
    expect([told('2026-12-31'), told('2027-01-01')]).toEqual([4, 3]);
  });
});
