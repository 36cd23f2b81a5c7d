import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { type RefundCase, refundOfCase } from '#domain/contract/refund-case.ts';
import { sum } from '#domain/money/money.ts';
import { specialDays } from '#domain/time/workdays.ts';

const terms = { rules: refundRules.filter(({ use }) => use !== 'optional'), payWithinDays: 15 };
const place = { terms, timeZone: 'Asia/Shanghai', special: specialDays([]) };
const care: RefundCase = {
  ...{ form: 'full_day', months: 3, care: 208_000, meals: 50_000, start: '2027-04-01', before: true },
  ...{ paid: '2027-03-10', asked: '2027-03-20', by: 'family' },
};

it('whatever was paid as earnest money is in the bills, none of them more than it is, the first filled before the next', () => {
  const sums = fc.record({
    months: fc.integer({ min: 0, max: 3 }),
    care: fc.integer({ min: 1, max: 999_999 }),
    meals: fc.integer({ min: 0, max: 99_999 }),
    per: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(sums, ({ per, ...priced }) => {
      const bill = priced.care + priced.meals;
      const whole = bill * Math.max(1, priced.months);
      const earnest = Math.max(1, Math.floor((whole * per) / 1000));
      const { lines, paid } = refundOfCase({ ...care, ...priced, earnest }, place);
      expect(paid).toBe(earnest);
      for (const one of lines) expect(one.paid).toBeLessThanOrEqual(priced[one.line.kind === 'meals' ? 'meals' : 'care']);
      const starts = [...new Set(lines.map(({ line }) => line.period?.from))];
      const bills = starts.map((from) => sum(lines.filter(({ line }) => line.period?.from === from).map((one) => one.paid)));
      for (const one of bills.slice(0, -1)) expect(one).toBe(bill);
    }),
  );
});

it('before care begins all of it comes back to a family that leaves, and from a centre in breach a fifth of the contract again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 774_000 }), (earnest) => {
      const left = refundOfCase({ ...care, earnest }, place);
      expect([left.total, left.toFamily]).toEqual([earnest, earnest + (left.interest?.total ?? 0)]);
      const broken = refundOfCase({ ...care, by: 'centre', why: 'centre_stopped', earnest }, place);
      expect([broken.total, broken.earnestAgain]).toEqual([earnest, Math.min(earnest, 154_800)]);
      expect(broken.overEarnest).toBe(Math.max(0, earnest - 154_800));
      expect(broken.toFamily).toBe(earnest + broken.earnestAgain + (broken.interest?.total ?? 0));
    }),
  );
});
