import { describe, expect, it } from 'vitest';
import { interestOn, rateOn, withRatesOf } from '#domain/contract/interest.ts';
import type { InterestRule } from '#domain/contract/refund-rules.ts';
import { specialDays } from '#domain/time/workdays.ts';

const rule: InterestRule = {
  kind: 'interest',
  code: 'F10',
  version: 1,
  source: '法释〔2025〕4号 art. 16, 17',
  effectiveOn: '2025-05-01',
  centre: [
    { from: '2024-10-21', percent: 3.1 },
    { from: '2025-05-20', percent: 3 },
  ],
  family: [{ from: '2015-10-24', percent: 1.5 }],
  daysInYear: 365,
};
const owed = { amount: 365_000, askedOn: '2026-04-01', payWithinDays: 15, madeOn: '2026-03-01', special: specialDays([]) };

describe('interest on what comes back', () => {
  it('runs at the loan rate from the day on which the centre ended it', () => {
    const { total, parts } = interestOn({ ...owed, ended: { by: 'centre', on: '2026-04-01' }, paidOn: '2026-04-11' }, rule);
    // 3,650.00 × 3 % × 10 ÷ 365 = 3.00
    expect(total).toBe(300);
    expect(parts).toMatchObject([{ why: 'centre', days: 10, percent: 3 }]);
  });
  it('runs at the deposit rate when the family ended it, and at the loan rate once it is late', () => {
    const { total, parts } = interestOn({ ...owed, ended: { by: 'family', on: '2026-04-01' }, paidOn: '2026-04-26' }, rule);
    // 15 days at 1.5 % are 2.25, 10 days at 3 % are 3.00.
    expect(parts.map(({ why, days, amount }) => [why, days, amount])).toEqual([
      ['family', 15, 225],
      ['late', 10, 300],
    ]);
    expect(total).toBe(525);
  });
  it('is nothing on the day itself, and of a month that is settled nothing until it is late', () => {
    expect(interestOn({ ...owed, ended: { by: 'centre', on: '2026-04-01' }, paidOn: '2026-04-01' }, rule).total).toBe(0);
    expect(interestOn({ ...owed, paidOn: '2026-04-16' }, rule).total).toBe(0);
    expect(interestOn({ ...owed, paidOn: '2026-04-17' }, rule).parts).toMatchObject([{ why: 'late', days: 1 }]);
  });
  it('is late only after a day for work: a last day that is none moves to the next', () => {
    const holiday = { kind: 'holiday', name: { zh: '劳动节', en: 'Labour Day' } } as const;
    const special = specialDays(['2026-05-01', '2026-05-02', '2026-05-03'].map((date) => ({ ...holiday, date })));
    const asked = { ...owed, askedOn: '2026-04-16', special };
    // The fifteenth day is the first of May, a Friday that is a day off.
    expect(interestOn({ ...asked, paidOn: '2026-05-04' }, rule).total).toBe(0);
    expect(interestOn({ ...asked, paidOn: '2026-05-05' }, rule).parts).toMatchObject([
      { why: 'late', from: '2026-05-04', days: 1 },
    ]);
  });
  it('keeps the rate of the day on which the contract was made, whatever is published later', () => {
    expect(rateOn(rule.centre, '2025-05-19')).toBe(3.1);
    expect(rateOn(rule.centre, '2025-05-20')).toBe(3);
    expect(rateOn(rule.centre, '2024-10-20')).toBeUndefined();
    const kept = withRatesOf({ ...rule, centre: [...rule.centre, { from: '2027-01-20', percent: 9 }] }, '2026-12-01');
    expect(kept.centre).toEqual([{ from: '2025-05-20', percent: 3 }]);
  });
});
