import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { termsFor } from '#cms/contracts/current-terms.ts';
import { type CareRequest, occasionsOf, servicePeriods } from '#domain/care/care.ts';
import { untilThree } from '#domain/care/until-three.ts';
import { isCut, pricedToBirthday } from '#domain/contract/part-month.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { findRule, type PartMonthRule } from '#domain/contract/refund-rules.ts';
import { type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { thirdBirthday } from '#domain/time/age.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { isWorkday, specialDays } from '#domain/time/workdays.ts';
import { exampleCentre } from './example-centre.ts';

const special = specialDays([]);
const rules = { rules: refundRules.filter(({ use }) => use !== 'optional'), payWithinDays: 15 };
const item = (kind: 'care' | 'meals', amount: number): PriceItem => ({
  id: kind,
  kind,
  form: 'full_day',
  unit: 'month',
  amount,
  startsOn: '2026-09-01',
});
const items = [item('care', 220_000), item('meals', 50_000)];
const month = (date: string, months = 1): CareRequest => ({ form: 'full_day', date, months, meals: true });
const stays = (request: CareRequest) => occasionsOf(request, { parts: exampleCentre.parts, special, isOpen: () => true });

function priced(request: CareRequest, rule = findRule(rules, 'part_month') as PartMonthRule) {
  const listed = priceRequest(request, { items, classId: 'older', occasions: stays(request) });
  if (!listed.ok) throw new Error(listed.code);
  return pricedToBirthday(listed, { request, rule, special });
}

/** April 2027: 22 working days. Three on Saturday the 17th: 12 of them are before it. */
const APRIL = untilThree(month('2027-04-01', 3), '2024-04-17', special) as CareRequest;

describe('care by the month of a child that turns three', () => {
  it('ends on the day before, and the months after are none', () => {
    expect(servicePeriods(APRIL)).toEqual([{ from: '2027-04-01', to: '2027-04-16' }]);
    expect(stays(APRIL).at(-1)?.date).toBe('2027-04-16');
  });

  it('is the same where the birthday comes after it, or the day after its last', () => {
    for (const born of ['2024-05-01', '2025-01-01'])
      expect(untilThree(month('2027-04-01'), born, special)).toEqual(month('2027-04-01'));
  });

  it('is not there where no working day is left: the month is not sold, and those before it are whole', () => {
    // Sunday 2 May is the birthday: 1 May is a Saturday.
    expect(untilThree(month('2027-05-01'), '2024-05-02', special)).toBeUndefined();
    expect(untilThree(month('2027-04-01', 2), '2024-05-02', special)).toEqual(month('2027-04-01', 1));
  });

  it('costs the part of its working days until then, meals alike, by the clause of its own contract', () => {
    const { lines, total } = priced(APRIL);
    expect(lines.map(({ kind, amount, part }) => [kind, amount, part])).toEqual([
      ['care', 120_000, { days: 12, of: 22 }],
      ['meals', 27_273, { days: 12, of: 22 }],
    ]);
    expect(total).toBe(147_273);
    const days = { ...(findRule(rules, 'part_month') as PartMonthRule), by: 'days' } as const;
    expect(priced(APRIL, days).lines[0]).toMatchObject({ amount: 117_333, part: { days: 16, of: 30 } });
    const clauses = (cut: boolean) =>
      refundClauses(termsFor(rules, { form: 'full_day', monthly: true, meals: true, cut })).map(({ code }) => code);
    expect(clauses(true)).toContain('B1');
    expect(clauses(false)).not.toContain('B1');
    expect(refundClauses({ ...rules, rules: [days] })[0]?.zh).not.toContain('法定工作日');
  });

  it('gives back by the days of its part alone', () => {
    const { lines } = priced(APRIL);
    const terms = termsFor(rules, { form: 'full_day', monthly: true, meals: true, cut: true });
    const basis = { lines, terms, timeZone: 'Asia/Shanghai', hadSameService: true };
    const came = ['01', '02', '05', '06', '07', '08', '09'].map((day) => `2027-04-${day}`);
    const back = (days: number) =>
      computeRefund(
        basis,
        { now: '2027-04-14T02:00:00Z', paidAt: '2027-03-01T02:00:00Z', attended: came.slice(0, days), cause: 'family' },
        special,
      );
    // Half of twelve days is six: 80 %, 50 %, and then nothing; meals by the day, of twelve.
    expect([4, 6, 7].map((days) => back(days).lines.map(({ refund }) => refund))).toEqual([
      [96_000, 18_182],
      [60_000, 13_637],
      [0, 11_364],
    ]);
  });

  it('reckons what was used at the list price of the same days, where a discount was given', () => {
    const listed = priceRequest(APRIL, { items, classId: 'older', occasions: stays(APRIL) });
    if (!listed.ok) throw new Error(listed.code);
    const rule = findRule(rules, 'part_month') as PartMonthRule;
    const lines = listed.lines.map((line) => (line.kind === 'care' ? { ...line, listAmount: 264_000 } : line));
    const discounted = pricedToBirthday({ ...listed, lines }, { request: APRIL, rule, special });
    expect(discounted.lines[0]).toMatchObject({ amount: 120_000, listAmount: 144_000 });
    const terms = termsFor(rules, { form: 'full_day', monthly: true, meals: true, cut: true, discount: true });
    const basis = { lines: discounted.lines, terms, timeZone: 'Asia/Shanghai', hadSameService: true };
    const facts = {
      now: '2027-04-14T02:00:00Z',
      paidAt: '2027-03-01T02:00:00Z',
      attended: ['2027-04-01'],
      cause: 'family',
    } as const;
    // One day of twelve: 80 % back, so a fifth of 1,440.00 is used, of the 1,200.00 that were paid.
    expect(computeRefund(basis, facts, special).lines[0]?.refund).toBe(120_000 - 28_800);
  });

  it('whatever the day and the birthday: no day of care on the birthday or later, none lost before it, and never more than the whole costs', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-09-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), fc.integer({ min: -20, max: 120 }), (date, months, ahead) => {
        const whole = month(date, months);
        const born = addDays(date, ahead).replace(/^\d{4}/, (year) => String(Number(year) - 3));
        fc.pre(!born.endsWith('02-29'));
        const three = thirdBirthday(born);
        const request = untilThree(whole, born, special);
        const before = stays(whole).filter((stay) => stay.date < three);
        if (!request) {
          expect(before).toEqual([]);
          return;
        }
        expect(stays(request)).toEqual(before);
        const [cost, full] = [priced(request), priced(whole)];
        expect(cost.total <= full.total).toBe(true);
        expect(isCut(request)).toBe(cost.lines.some(({ part }) => part));
        for (const { amount, part, unitAmount } of cost.lines)
          if (part) expect(Math.abs(amount * part.of - unitAmount * part.days)).toBeLessThanOrEqual(part.of / 2);
        expect(isWorkday(stays(request).at(-1)?.date ?? '', special)).toBe(true);
      }),
    );
  });
});
