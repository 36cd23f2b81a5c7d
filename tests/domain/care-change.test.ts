import { describe, expect, it } from 'vitest';
import { changeSigned, endingOf } from '#domain/booking/booking-state.ts';
import { changeDays, isSameCare, replacedMonths, requestOf, settledAhead } from '#domain/booking/care-change.ts';
import { mayFollow } from '#domain/booking/status-table.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import type { PriceLine } from '#domain/money/pricing.ts';

const request = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
const booking = { request, to: '2027-02-26' };

describe('from which days on care by the month changes', () => {
  it('is the first day of a month that comes no sooner than the notice: on that day exactly it still does, a day later no more', () => {
    const days = (today: string, noticeDays = 7) => changeDays(booking, { today, noticeDays });
    expect(days('2026-11-23')).toEqual(['2027-01-01', '2027-02-01']);
    expect(days('2026-12-25')).toEqual(['2027-01-01', '2027-02-01']);
    expect(days('2026-12-26')).toEqual(['2027-02-01']);
    expect(days('2026-12-26', 0)).toEqual(['2027-01-01', '2027-02-01']);
    expect(days('2027-01-26')).toEqual([]);
    // Nothing is booked more than 120 days ahead.
    expect(days('2026-10-04')).toEqual(['2027-01-01', '2027-02-01']);
    expect(days('2026-10-03')).toEqual(['2027-01-01']);
  });

  it('is none after the last day of care, nor of a single stay', () => {
    expect(changeDays({ request, to: '2027-01-15' }, { today: '2026-12-02', noticeDays: 7 })).toEqual(['2027-01-01']);
    const once = { form: 'half_day', date: '2026-12-01', part: 'morning', months: 0, meals: false } as const;
    expect(changeDays({ request: once, to: '2026-12-01' }, { today: '2026-11-01', noticeDays: 7 })).toEqual([]);
  });

  it('knows what the child has already: of half days the part of the day counts too', () => {
    const has = {
      classId: 'a',
      request: { form: 'half_day', date: '2026-12-01', part: 'morning', months: 1, meals: false },
    } as const;
    expect(isSameCare(has, { classId: 'a', form: 'half_day', part: 'morning' })).toBe(true);
    expect(isSameCare(has, { classId: 'a', form: 'half_day', part: 'afternoon' })).toBe(false);
    expect(isSameCare(has, { classId: 'b', form: 'half_day', part: 'morning' })).toBe(false);
    expect(isSameCare(has, { classId: 'a', form: 'full_day' })).toBe(false);
    const wanted = { from: '2027-01-01', classId: 'a', form: 'half_day', part: 'afternoon', months: 2 } as const;
    expect(requestOf(wanted, true)).toEqual({ form: 'half_day', date: '2027-01-01', part: 'afternoon', months: 2, meals: true });
  });
});

describe('what was paid for the months that other care takes the place of', () => {
  const month = (
    kind: 'care' | 'meals',
    from: string,
    to: string,
    refund: number,
    code: 'not_begun' | 'month_over',
  ): RefundLine => {
    const amount = kind === 'care' ? 218_000 : 50_000;
    const line: PriceLine = {
      kind,
      form: 'full_day',
      unit: 'month',
      unitAmount: amount,
      quantity: 1,
      amount,
      period: { from, to },
    };
    return { line, paid: amount, refund, reason: { code } };
  };
  const lines = [
    month('care', '2026-12-01', '2026-12-31', 0, 'month_over'),
    month('care', '2027-01-01', '2027-01-31', 218_000, 'not_begun'),
    month('meals', '2027-01-01', '2027-01-31', 50_000, 'not_begun'),
    month('care', '2027-02-01', '2027-02-28', 218_000, 'not_begun'),
  ];

  it('comes back whole, month by month, care and meals apart', () => {
    const replaced = replacedMonths(lines, '2027-01-01');
    expect(replaced?.back).toBe(486_000);
    expect(replaced?.months).toEqual([
      { from: '2027-01-01', to: '2027-01-31', care: 218_000, meals: 50_000 },
      { from: '2027-02-01', to: '2027-02-28', care: 218_000, meals: 0 },
    ]);
    expect(replacedMonths(lines, '2027-02-01')?.back).toBe(218_000);
    const settled = settledAhead(replaced?.months ?? [], '2026-12-03T04:00:00.000Z');
    expect(settled.map((one) => one.type === 'settle_month' && [one.from, one.care, one.by.kind])).toEqual([
      ['2027-01-01', 218_000, 'system'],
      ['2027-02-01', 218_000, 'system'],
    ]);
  });

  it('is nothing where one of them has begun, or there is none', () => {
    expect(replacedMonths(lines, '2026-12-01')).toBeUndefined();
    expect(replacedMonths(lines, '2027-03-01')).toBeUndefined();
  });
});

it('a contract says how many days ahead, after what comes back', () => {
  const rule = {
    kind: 'change_notice',
    code: 'X3',
    version: 1,
    days: 10,
    source: 's',
    effectiveOn: '2026-01-01',
  } satisfies RefundRule;
  const [clause, payout] = refundClauses({ rules: [rule], payWithinDays: 15 });
  expect(clause).toMatchObject({ code: 'X3' });
  for (const lang of ['zh', 'en'] as const) expect(clause?.[lang]).toContain('10');
  expect(payout?.code).toBe('payout');
});

describe('what is signed in the place of other care', () => {
  const at = '2026-12-03T04:00:00.000Z';
  const by = { kind: 'guardian', id: 'one' } as const;
  const agreed = { type: 'change_care', at, by, contract: 'v2', next: 'b2', from: '2027-01-01' } as const;
  const ended = {
    type: 'end_early' as const,
    ...{ at, by, contract: 'v2', lastDay: '2026-12-31', was: [], settlesAt: '2026-12-31T16:00:00.000Z' },
  };
  const ending = { lastDay: '2026-12-31', least: 0, most: 0 };
  const after = { from: '2027-01-01', number: 'C2', back: 1 };

  it('waits for its payment, until the other has ended by it or otherwise', () => {
    expect(changeSigned([])).toBeUndefined();
    expect(changeSigned([agreed])).toEqual(agreed);
    expect(changeSigned([agreed, { ...ended, next: 'b2' }])).toBeUndefined();
    expect(changeSigned([agreed, ended])).toBeUndefined();
    expect(changeSigned([agreed, { ...agreed, contract: 'v3', next: 'b3' }])?.next).toBe('b3');
  });

  it('is an end of the other once it is paid for, and none if it never is', () => {
    const ifPaid = { ...ending, next: { ...after, paidBy: '2026-12-29' } };
    expect(endingOf(ifPaid, [agreed])).toBeUndefined();
    expect(endingOf(ifPaid, [agreed, ended])).toBeUndefined();
    expect(endingOf(ifPaid, [agreed, { ...ended, next: 'b2' }])).toEqual(ifPaid);
    // What was signed before the payment was waited for, and an early end, count as they were signed.
    expect(endingOf({ ...ending, next: after }, [])).toEqual({ ...ending, next: after });
    expect(endingOf(ending, [ended])).toEqual(ending);
    expect(endingOf(undefined, [])).toBeUndefined();
  });

  it('is signed by a guardian alone, of care that is paid for', () => {
    expect(mayFollow('confirmed', agreed)).toBe(true);
    expect(mayFollow('confirmed', { ...agreed, by: { kind: 'staff', id: 'x' } })).toBe(false);
    expect(mayFollow('signed', agreed)).toBe(false);
  });
});
