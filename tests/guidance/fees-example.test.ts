import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { computeRefund, type RefundBasis } from '#domain/contract/refund.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';

/** April 2027 has the article's 22 working days. */
const none = specialDays([]);
const april = workdaysFrom('2027-04-01', '2027-04-30', none);
const lines: PriceLine[] = servicePeriods({ form: 'full_day', date: '2027-04-01', months: 3, meals: true }).flatMap((period) => [
  { kind: 'care', form: 'full_day', unit: 'month', unitAmount: 208_000, quantity: 1, amount: 208_000, period },
  { kind: 'meals', form: 'full_day', unit: 'month', unitAmount: 50_000, quantity: 1, amount: 50_000, period },
]);
const basis: RefundBasis = {
  lines,
  terms: { rules: refundRules.filter(({ use }) => use !== 'optional'), payWithinDays: 15 },
  timeZone: 'Asia/Shanghai',
  hadSameService: false,
};

it.each(['zh', 'en'])('the article on fees gives the sums that the city’s own rules give (%s)', (lang) => {
  const text = readFileSync(`cms/city/taizhou/guidance/fees-and-refunds.${lang}.md`, 'utf8');
  const said = (now: string, days: number) => {
    const facts = { now, paidAt: '2027-03-10T02:00:00Z', attended: april.slice(0, days), cause: 'family' } as const;
    const [yuan = '', fen = '00'] = toDecimal(computeRefund(basis, facts, none).total).split('.');
    return `${Number(yuan).toLocaleString('en')}${fen === '00' ? '' : `.${fen}`}`;
  };
  for (const sum of [said('2027-03-16T02:00:00Z', 0), ...[4, 11, 12].map((days) => said('2027-04-20T02:00:00Z', days))]) {
    expect(text).toContain(sum);
  }
});
