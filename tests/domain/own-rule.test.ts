import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { whyNotOwnRule } from '#domain/contract/own-rule.ts';
import type { MonthlyBandRule, RefundRule, TieredRule } from '#domain/contract/refund-rules.ts';

const of = <K extends RefundRule['kind']>(kind: K) =>
  refundRules.find((rule): rule is Extract<RefundRule, { kind: K }> => rule.kind === kind) as Extract<RefundRule, { kind: K }>;
const why = (rule: RefundRule) => whyNotOwnRule(rule, refundRules);
const band = (more: Partial<MonthlyBandRule>): MonthlyBandRule => ({ ...of('monthly_band'), code: 'OWN', ...more });
const tiers = (more: Partial<TieredRule>): TieredRule => ({ ...of('tiered'), code: 'OWN', ...more });

describe('a centre’s own refund rule', () => {
  it('may be the city’s, and may give more', () => {
    expect(why(band({}))).toBeUndefined();
    expect(why(band({ bands: [{ upToDays: 'half', percent: 80 }], otherwisePercent: 10 }))).toBeUndefined();
    expect(why(tiers({ tiers: [{ hoursBefore: 1, percent: 100 }], otherwisePercent: 0 }))).toBeUndefined();
  });

  it('gives for no day attended less than the city does, in a month of any length', () => {
    expect(why(band({ bands: [{ upToDays: 4, percent: 80 }], otherwisePercent: 0 }))).toEqual({
      problem: 'less_than_city',
      at: { days: 5, workdays: 15 },
      own: 0,
      city: 50,
    });
    // Ten days are half of a month of twenty or twenty-one, and less than half of one of twenty-two.
    const ten = band({
      bands: [
        { upToDays: 4, percent: 80 },
        { upToDays: 10, percent: 50 },
      ],
    });
    expect(why(ten)).toMatchObject({ at: { days: 11, workdays: 22 } });
  });

  it('gives for no hour before the start less than the city does', () => {
    const later = tiers({
      tiers: [
        { hoursBefore: 80, percent: 100 },
        { hoursBefore: 24, percent: 80 },
        { hoursBefore: 2, percent: 50 },
      ],
    });
    expect(why(later)).toEqual({ problem: 'less_than_city', at: { hours: 72 }, own: 80, city: 100 });
  });

  it('falls the later it is, and is measured by numbers that can be', () => {
    expect(
      why(
        tiers({
          tiers: [
            { hoursBefore: 2, percent: 100 },
            { hoursBefore: 24, percent: 100 },
          ],
        }),
      )?.problem,
    ).toBe('out_of_order');
    expect(why(tiers({ tiers: [{ hoursBefore: 72, percent: 100 }], otherwisePercent: 100 }))).toBeUndefined();
    expect(
      why(
        band({
          bands: [
            { upToDays: 4, percent: 50 },
            { upToDays: 'half', percent: 80 },
          ],
        }),
      )?.problem,
    ).toBe('out_of_order');
    expect(why(tiers({ tiers: [{ hoursBefore: 9_000, percent: 100 }] }))?.problem).toBe('out_of_bounds');
    expect(why({ ...of('absence'), daysInARow: 0 })).toEqual({ problem: 'out_of_bounds', at: { value: 0 } });
    expect(why({ ...of('absence'), percent: 0 })?.problem).toBe('out_of_bounds');
    expect(why({ ...of('pre_opening'), days: 200 })?.problem).toBe('out_of_bounds');
  });

  it('is not measured by what the city leaves to each centre', () => {
    expect(why({ ...of('pre_opening'), days: 1 })).toBeUndefined();
  });
});
