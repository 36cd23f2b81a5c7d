import { describe, expect, it } from 'vitest';
import { familySupports } from '#cms/city/taizhou/family-supports.ts';
import { bookedSubsidy, type CareSubsidy } from '#domain/money/care-subsidy.ts';
import type { FamilySaid } from '#domain/money/family-support.ts';
import { netCost, netMonths } from '#domain/money/net-cost.ts';
import { type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';

const on = '2026-11-23';
const of = (fee: number, ageMonths: number, day = on, said: FamilySaid = {}) =>
  netCost(fee, { ageMonths, on: day, said }, familySupports);
const share = (cost: ReturnType<typeof of>, code: string) => cost.shares.find(({ support }) => support.code === code);

describe('what a month of care costs a family', () => {
  it('is the price less the childcare subsidy, 3,600 yuan a year, to the month in which the child turns three', () => {
    const cost = of(208_000, 8);
    expect(cost).toMatchObject({ paid: 30_000, after: 178_000 });
    expect(share(cost, 'childcare-subsidy')).toMatchObject({ month: 30_000, monthsLeft: 28 });
    expect(share(of(208_000, 35), 'childcare-subsidy')).toMatchObject({ month: 30_000, monthsLeft: 1 });
    expect(share(of(208_000, 36), 'childcare-subsidy')).toMatchObject({ month: 0, no: 'too_old' });
    expect(of(208_000, 36)).toMatchObject({ paid: 0, after: 208_000, ifs: [] });
  });
  it('goes by the month of birth where it is known: the month of the third birthday still counts', () => {
    const born = (birthDate: CivilDate) =>
      share(netCost(0, { ageMonths: 35, on, birthDate }, familySupports), 'childcare-subsidy');
    // The example of the published rules: December 2023 has 24 months from January 2025, the last in December 2026.
    expect(born('2023-12-15')).toMatchObject({ month: 30_000, monthsLeft: 2 });
    expect(born('2023-11-02')).toMatchObject({ month: 30_000, monthsLeft: 1 });
    expect(born('2023-10-30')).toMatchObject({ month: 0, no: 'too_old' });
  });
  it('promises nothing on what the family has not said, and goes by what it has', () => {
    expect(of(208_000, 8).ifs).toEqual(['registered']);
    expect(of(208_000, 8, on, { registered: 'unsure' }).ifs).toEqual(['registered']);
    expect(of(208_000, 8, on, { registered: 'yes' })).toMatchObject({ after: 178_000, ifs: [] });
    const not = of(208_000, 8, on, { registered: 'no', taxed: 'no' });
    expect(not).toMatchObject({ paid: 0, after: 208_000, ifs: [] });
    expect([share(not, 'childcare-subsidy')?.no, share(not, 'tax-deduction')?.no]).toEqual(['unregistered', 'untaxed']);
  });
  it('takes nothing off for what hangs on the family’s tax, and says the most that it may be', () => {
    expect(share(of(208_000, 8), 'tax-deduction')).toMatchObject({ month: 0, saved: 90_000 });
  });
  it('says of what does not apply why not', () => {
    expect(share(of(208_000, 8), 'city-voucher')?.no).toBe('none_published');
    expect(share(of(208_000, 8, '2024-12-31'), 'childcare-subsidy')?.no).toBe('not_yet');
    const ended = familySupports.map((one) => ({ ...one, to: '2026-10-31' }));
    expect(netCost(208_000, { ageMonths: 8, on }, ended).shares[0]?.no).toBe('over');
  });
  it('is less a voucher too, once the city has published one', () => {
    const vouchers = familySupports.map((one) => (one.kind === 'voucher' ? { ...one, amount: 20_000 } : one));
    expect(netCost(208_000, { ageMonths: 8, on }, vouchers)).toMatchObject({ paid: 50_000, after: 158_000 });
  });
  it('is never less than nothing', () => expect(of(20_000, 8)).toMatchObject({ after: 0 }));
});

describe('what is booked, month by month', () => {
  const family = { ageMonths: 8, on };
  const stay = (date: CivilDate, amount: number) => ({ amount, occasion: { date, from: 540, to: 720 } });
  const sums = (lines: Parameters<typeof netMonths>[0], who = family) =>
    netMonths(lines, who, familySupports).map(({ from, cost: { fee, after } }) => [from, fee, after]);

  it('counts what a month brings once for all stays of that month', () => {
    const lines = [stay('2026-11-25', 25_000), stay('2026-11-30', 25_000), stay('2026-12-02', 7_800)];
    expect(sums(lines)).toEqual([
      ['2026-11-25', 50_000, 20_000],
      ['2026-12-02', 7_800, 0],
    ]);
  });
  it('goes by billing months with meals, and ends with the child’s third year', () => {
    const month = (from: CivilDate, to: CivilDate) => [
      { amount: 208_000, period: { from, to } },
      { amount: 50_000, period: { from, to } },
    ];
    const lines = [...month('2026-11-23', '2026-12-22'), ...month('2026-12-23', '2027-01-22')];
    expect(sums(lines, { ageMonths: 35, on })).toEqual([
      ['2026-11-23', 258_000, 228_000],
      ['2026-12-23', 258_000, 258_000],
    ]);
  });
});

describe('what a city pays by attendance, by the days booked', () => {
  const daily: CareSubsidy = {
    ...{ code: 'daily', title: { zh: '托育补贴', en: 'Care subsidy' }, per: 'day', amount: 1000, leastDays: 10 },
    ...{ fromMonths: 6, untilMonths: 36, forms: ['full_day'], inclusiveOnly: true, from: '2026-01-01', claimDays: 30 },
    source: 'a decision of the city',
  };
  const booked = (from: CivilDate, to: CivilDate, over: object = {}) =>
    datesFrom(from, to).map((date) => ({ date, form: 'full_day' as const, inclusive: true, ...over }));
  const who = { birthDate: '2026-03-23', special: specialDays([]) };

  it('is so much for each day, of months with days enough', () => {
    expect(bookedSubsidy(daily, who, booked('2026-12-01', '2026-12-20'))).toEqual({ days: 20, amount: 20_000 });
    // Nine days of November are too few; those of December count.
    expect(bookedSubsidy(daily, who, booked('2026-11-22', '2026-12-20'))).toEqual({ days: 29, amount: 20_000 });
    expect(bookedSubsidy(daily, who, booked('2026-12-01', '2026-12-09'))).toMatchObject({ amount: 0, no: 'few_days' });
  });
  it('is nothing for other care and other centres, and says why', () => {
    expect(bookedSubsidy(daily, who, booked('2026-12-01', '2026-12-20', { inclusive: false })).no).toBe('not_inclusive');
    expect(bookedSubsidy(daily, who, booked('2026-12-01', '2026-12-20', { form: 'hourly' })).no).toBe('form');
  });
});
