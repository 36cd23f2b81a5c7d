import { describe, expect, it } from 'vitest';
import { familySupports } from '#cms/city/taizhou/family-supports.ts';
import { netCost } from '#domain/money/net-cost.ts';

const on = '2026-11-23';
const of = (fee: number, ageMonths: number, day = on) => netCost(fee, { ageMonths, on: day }, familySupports);
const share = (cost: ReturnType<typeof of>, code: string) => cost.shares.find(({ support }) => support.code === code);

describe('what a month of care costs a family', () => {
  it('is the price less the childcare subsidy, 3,600 yuan a year, to the month in which the child turns three', () => {
    const cost = of(208_000, 8);
    expect(cost.most).toBe(178_000);
    expect(share(cost, 'childcare-subsidy')).toMatchObject({ least: 30_000, most: 30_000, monthsLeft: 28 });
    expect(share(of(208_000, 35), 'childcare-subsidy')).toMatchObject({ least: 30_000, monthsLeft: 1 });
    expect(share(of(208_000, 36), 'childcare-subsidy')).toMatchObject({ least: 0, no: 'too_old' });
    expect(of(208_000, 36).most).toBe(208_000);
  });
  it('takes nothing off for what hangs on the family’s tax, and says the most that it may be', () => {
    expect(share(of(208_000, 8), 'tax-deduction')).toMatchObject({ least: 0, most: 90_000 });
    expect(of(208_000, 8).least).toBe(88_000);
  });
  it('says of what does not apply why not', () => {
    expect(share(of(208_000, 8), 'city-voucher')?.no).toBe('none_published');
    expect(share(of(208_000, 8, '2024-12-31'), 'childcare-subsidy')?.no).toBe('not_yet');
    const ended = familySupports.map((one) => ({ ...one, to: '2026-10-31' }));
    expect(netCost(208_000, { ageMonths: 8, on }, ended).shares[0]?.no).toBe('over');
  });
  it('is never less than nothing', () => expect(of(20_000, 8)).toMatchObject({ most: 0, least: 0 }));
});
