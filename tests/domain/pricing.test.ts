import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CareRequest, occasionsOf } from '#domain/care/care.ts';
import { share, split, sum } from '#domain/money/money.ts';
import { findPrice, type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre } from './example-centre.ts';

const item = (over: Partial<PriceItem>): PriceItem => ({
  id: 'p',
  kind: 'care',
  form: 'full_day',
  unit: 'month',
  amount: 218_000,
  startsOn: '2026-09-01',
  ...over,
});
/** The published list of the example centre: every unit that a price can have. */
const list: PriceItem[] = [
  item({}),
  item({ kind: 'meals', amount: 50_000 }),
  item({ form: 'half_day', unit: 'half_month', amount: 65_000 }),
  item({ form: 'half_day', unit: 'half_day', amount: 9_000 }),
  item({ form: 'half_day', kind: 'meals', unit: 'month', amount: 25_000 }),
  item({ form: 'half_day', kind: 'meals', unit: 'meal', amount: 1_500 }),
  item({ form: 'hourly', unit: 'hour', amount: 2_600 }),
  item({ form: 'temporary', unit: 'session', amount: 12_000 }),
];
const day = '2026-11-25';
const price = (request: CareRequest, items = list) => {
  const occasions = occasionsOf(request, { parts: exampleCentre.parts, special: specialDays([]), isOpen: () => true });
  return priceRequest(request, { items, classId: 'infants', occasions });
};

describe('the four ways of pricing', () => {
  it('by the month, a line for each billing month, meals apart', () => {
    const priced = price({ form: 'full_day', date: '2026-12-01', months: 2, meals: true });
    expect(priced).toMatchObject({ ok: true, total: 2 * (218_000 + 50_000) });
    expect(priced.ok && priced.lines.map(({ kind, period }) => [kind, period?.from])).toEqual([
      ['care', '2026-12-01'],
      ['care', '2027-01-01'],
      ['meals', '2026-12-01'],
      ['meals', '2027-01-01'],
    ]);
  });
  it('by the half month, two to a billing month', () => {
    expect(price({ form: 'half_day', part: 'morning', date: '2026-12-01', months: 1, meals: false })).toMatchObject({
      ok: true,
      total: 130_000,
      lines: [{ unit: 'half_month', quantity: 2, unitAmount: 65_000, period: { from: '2026-12-01', to: '2026-12-31' } }],
    });
  });
  it('by the half day, with its meal', () => {
    expect(price({ form: 'half_day', part: 'morning', date: day, months: 0, meals: true })).toMatchObject({
      ok: true,
      total: 10_500,
      lines: [
        { unit: 'half_day', occasion: { date: day, from: 510, to: 720 } },
        { kind: 'meals', unit: 'meal', amount: 1_500 },
      ],
    });
  });
  it('by the hour, halves to the fen', () => {
    expect(price({ form: 'hourly', date: day, window: { from: 540, to: 690 } })).toMatchObject({
      total: 6_500,
      lines: [{ quantity: 2.5 }],
    });
  });
  it('by the session, however long it is', () => {
    for (const to of [600, 720]) {
      expect(price({ form: 'temporary', date: day, window: { from: 540, to } })).toMatchObject({
        total: 12_000,
        lines: [{ unit: 'session', quantity: 1 }],
      });
    }
  });
});

describe('the published list', () => {
  it('is the one of the first day, and nothing outside it is charged', () => {
    const next = item({ amount: 230_000, startsOn: '2027-01-01' });
    const ended = list.map((one) => (one.form === 'full_day' && one.kind === 'care' ? { ...one, endsOn: '2026-12-31' } : one));
    const total = (date: string) => price({ form: 'full_day', date, months: 1, meals: false }, [...ended, next]);
    expect(total('2026-12-31')).toMatchObject({ total: 218_000 });
    expect(total('2027-01-01')).toMatchObject({ total: 230_000 });
    expect(total('2026-08-31')).toMatchObject({ ok: false, code: 'price_not_published', kind: 'care' });
  });
  it('that has no meals refuses meals rather than giving them away', () => {
    const without = list.filter(({ kind }) => kind === 'care');
    expect(price({ form: 'full_day', date: day, months: 1, meals: true }, without)).toEqual({
      ok: false,
      code: 'price_not_published',
      kind: 'meals',
    });
  });
  it('never lends one form’s price to another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...list), fc.constantFrom(...list), (one, other) => {
        const found = findPrice([other], { kind: one.kind, form: one.form, units: [one.unit], classId: 'infants', on: day });
        expect(found === undefined || (found.form === one.form && found.kind === one.kind && found.unit === one.unit)).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  it('is whole fen, and its parts add up to the total whatever the price and the hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 2, max: 20 }), (amount, halves) => {
        const priced = price({ form: 'hourly', date: day, window: { from: 480, to: 480 + halves * 30 } }, [
          item({ form: 'hourly', unit: 'hour', amount }),
        ]);
        if (!priced.ok) throw new Error(priced.code);
        expect(Number.isSafeInteger(priced.total)).toBe(true);
        expect(sum(priced.lines.map((line) => line.amount))).toBe(priced.total);
        expect(Math.abs(priced.total - (amount * halves) / 2)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
  it('rounds half up, and a share of all is all', () => {
    expect(share(50_000, 18, 22)).toBe(40_909);
    expect(share(1, 1, 2)).toBe(1);
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 31 }),
        (amount, days) => share(amount, days, days) === amount && share(amount, 0, days) === 0,
      ),
    );
  });
});

it('an amount in parts comes to itself, to the fen, whatever its weights', () => {
  expect(split(100, [1, 1, 1])).toEqual([33, 34, 33]);
  const weights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000 }), weights, (amount, of) => sum(split(amount, of)) === amount));
});
