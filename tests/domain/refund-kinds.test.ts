import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { refundRule, ruleSchema } from '#cms/records/shapes/rule.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { computeRefund, type RefundBasis, type RefundFacts } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { type RefundRule, RULE_KINDS } from '#domain/contract/refund-rules.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { datesFrom } from '#domain/time/civil-date.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';

/** April 2027 has 22 working days. Care of 2,200.00: one of them is 100.00. */
const none = specialDays([]);
const lines: PriceLine[] = servicePeriods({ form: 'full_day', date: '2027-04-01', months: 3, meals: false }).map((period) => ({
  kind: 'care',
  form: 'full_day',
  unit: 'month',
  unitAmount: 220_000,
  quantity: 1,
  amount: 220_000,
  period,
}));
const april = workdaysFrom('2027-04-01', '2027-04-30', none);
const byCode = (code: string) => refundRules.find((rule) => rule.code === code) as RefundRule;
const leaves = (rules: RefundRule[], days: number, facts: Partial<RefundFacts> = {}, of: Partial<PriceLine> = {}) => {
  const basis: RefundBasis = {
    lines: lines.map((line) => ({ ...line, ...of })),
    terms: { rules, payWithinDays: 15 },
    timeZone: 'Asia/Shanghai',
    hadSameService: true,
  };
  const happened = { now: '2027-04-20T02:00:00Z', paidAt: '2027-03-10T02:00:00Z', attended: april.slice(0, days) };
  return computeRefund(basis, { ...happened, cause: 'family', ...facts }, none).lines[0];
};

describe('each kind of rule', () => {
  it('has data, a schema of its own, and a clause in every language', () => {
    expect(RULE_KINDS.filter((kind) => !refundRules.some((rule) => rule.kind === kind))).toEqual([]);
    for (const rule of refundRules) {
      expect(refundRule.safeParse(rule).success).toBe(true);
      const { properties, required } = ruleSchema(rule.kind) as { properties: object; required: string[] };
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(rule)));
      expect(required).toEqual(expect.arrayContaining(['code', 'version', 'source', 'effectiveOn', 'kind']));
      const clause = refundClauses({ rules: [rule], payWithinDays: 15 })[0];
      for (const lang of LANGS) expect(clause?.[lang].length).toBeGreaterThan(10);
    }
  });
  it('F3 gives all of it back until its days are over', () => {
    const f3 = byCode('F3');
    expect(leaves([f3], 3, { now: '2027-04-03T02:00:00Z' })).toMatchObject({ refund: 220_000, rule: { code: 'F3' } });
    expect(leaves([f3, byCode('F2')], 3, { now: '2027-04-04T02:00:00Z' })).toMatchObject({
      refund: 176_000,
      rule: { code: 'F2' },
    });
  });
  it('F4 gives back the days not attended, up to half of them', () => {
    expect(leaves([byCode('F4')], 11)).toMatchObject({ refund: 110_000, sum: { of: 220_000, times: 11, over: 22 } });
    expect(leaves([byCode('F4')], 12)?.refund).toBe(0);
  });
  it('F5 and F6 count full stretches of days away, weekends among them', () => {
    // Came until 9 April; away from the 10th to the 30th are 21 days.
    const away = { attended: april.filter((date) => date < '2027-04-10') };
    expect(leaves([byCode('F5')], 0, away)).toMatchObject({ refund: 110_000, reason: { code: 'absence', times: 1 } });
    expect(leaves([byCode('F6')], 0, away)?.refund).toBe(0);
    expect(leaves([byCode('F6')], 0)?.refund, 'never came: 30 days').toBe(220_000);
  });
  it('F8 gives back the part of the period that is left, whoever came when', () => {
    // Leaves on 20 April: 10 of 30 days are left.
    expect(leaves([byCode('F8')], 20)).toMatchObject({ refund: 73_333, reason: { left: 10, days: 30 } });
  });
  it('F9 reckons what was used at the list price, unless it is the centre’s doing, and never beyond what was paid', () => {
    const rules = [byCode('F4'), byCode('F9')].map((rule) => ({ ...rule, upToDays: undefined }) as RefundRule);
    const discount = { listAmount: 275_000 };
    // Eleven of 22 days at the list price are 1,375.00; 2,200.00 were paid.
    expect(leaves(rules, 11, {}, discount)).toMatchObject({ refund: 82_500, usedAtList: 137_500 });
    expect(leaves(rules, 20, {}, discount)?.refund).toBe(0);
    expect(leaves(rules, 11, { cause: 'centre' }, discount)?.refund).toBe(110_000);
  });
  it('F11 is read in the family’s favour: only the days on which the child came are kept', () => {
    expect(leaves([], 12)).toMatchObject({ refund: 100_000, reason: { code: 'none_agreed', attended: 12, workdays: 22 } });
  });
  it('narrows to the ends that it speaks of', () => {
    const scope = { why: ['health' as const] };
    const health = { ...byCode('F4'), scope } as RefundRule;
    expect(leaves([byCode('F2'), health], 9, { why: 'health' })?.refund).toBe(130_000);
    expect(leaves([byCode('F2'), health], 9, { why: 'moved_away' })?.refund).toBe(110_000);
  });
  it('pays the largest of several lawful sums, and says which were less', () => {
    const line = leaves(['F2', 'F4', 'F8'].map(byCode), 9);
    expect(line).toMatchObject({ refund: 130_000, rule: { code: 'F4' } });
    expect(line?.less?.map(({ refund }) => refund)).toEqual([110_000, 73_333]);
  });
  it('gives a family no less when the centre is the cause', () => {
    // Four of 19 working days: by days 78.9 %, by the band 80 %.
    const short = { attended: datesFrom('2027-02-01', '2027-02-04') };
    const february = { ...lines[0], period: { from: '2027-02-01', to: '2027-02-25' } } as PriceLine;
    const basis = { lines: [february], terms: { rules: [byCode('F2')], payWithinDays: 15 }, timeZone: 'Asia/Shanghai' };
    const facts = { ...short, now: '2027-02-10T02:00:00Z', paidAt: '2027-01-10T02:00:00Z' };
    const of = (cause: 'family' | 'centre') => computeRefund({ ...basis, hadSameService: true }, { ...facts, cause }, none).total;
    expect(of('centre')).toBeGreaterThanOrEqual(of('family'));
    expect(of('family')).toBe(176_000);
  });
});
