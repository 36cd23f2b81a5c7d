import { describe, expect, it } from 'vitest';
import {
  barPrice,
  boundsOf,
  type ChargeList,
  doubtOf,
  outsideOn,
  type PriceBounds,
  type PriceCeiling,
} from '#domain/money/price-bounds.ts';
import { findPrice, isPriced, type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { classesOnSale } from '#domain/places/availability.ts';
import { exampleCentre as centre } from './example-centre.ts';

const read = { source: '文件', checked: 'copy', readOn: '2026-11-01', effectiveOn: '2026-01-01' } as const;
const ceiling = (over: Partial<PriceCeiling> = {}): PriceCeiling => ({
  ...{ kind: 'care', form: 'full_day', unit: 'month', amount: 300_000, ...read },
  ...over,
});
const list = (charges: ChargeList['charges'], over: Partial<ChargeList> = {}): ChargeList => ({ charges, ...read, ...over });
const item = (over: Partial<PriceItem> = {}): PriceItem => ({
  ...{ id: 'p', kind: 'care', form: 'full_day', unit: 'month', amount: 300_000, startsOn: '2026-06-01' },
  ...over,
});
const bounds = (...ceilings: PriceCeiling[]): PriceBounds => ({ ceilings, lists: [] });
const why = (price: PriceItem, its: PriceBounds, day = '2026-11-24') => outsideOn(price, its, day);
const says = { source: '文件', checked: 'copy' };

describe('what an inclusive centre may ask', () => {
  it('is at most what is published, by the month or by half of one, from its day on', () => {
    const later = ceiling({ amount: 250_000, effectiveOn: '2026-12-01' });
    const both = bounds(later, ceiling());
    expect(why(item(), both)).toBeUndefined();
    expect(why(item({ amount: 300_001 }), both)).toEqual({
      ...{ code: 'over_ceiling', limit: 300_000, ...says, effectiveOn: '2026-01-01' },
    });
    expect(why(item({ amount: 150_001, unit: 'half_month' }), both)).toMatchObject({ code: 'over_ceiling', limit: 150_000 });
    expect(why(item({ amount: 150_000, unit: 'half_month' }), both)).toBeUndefined();
    expect(why(item(), both, '2026-12-01')).toMatchObject({ limit: 250_000, effectiveOn: '2026-12-01' });
    expect(why(item({ amount: 9_900_000, form: 'hourly', unit: 'hour' }), both)).toBeUndefined();
    expect(why(item({ amount: 9_900_000, kind: 'meals' }), both)).toBeUndefined();
    const meals = ceiling({ kind: 'meals', amount: 50_000 });
    expect(why(item({ amount: 50_001, kind: 'meals' }), bounds(meals))).toMatchObject({ code: 'over_ceiling', limit: 50_000 });
  });

  it('floats about a base, up and down as far as is published, to the fen', () => {
    const base = bounds(ceiling({ amount: 200_005, floatUp: 20, floatDown: 10 }));
    expect([180_004, 180_005, 240_006, 240_007].map((amount) => why(item({ amount }), base)?.code)).toEqual([
      ...['under_floor', undefined, undefined, 'over_ceiling'],
    ]);
    expect(why(item({ amount: 1 }), base)?.limit).toBe(180_005);
    expect(why(item({ amount: 1 }), bounds(ceiling({ floatUp: 20 }))), 'down without a bound').toBeUndefined();
    const half = item({ unit: 'half_month', amount: 90_002 });
    expect(why(half, base)).toMatchObject({ code: 'under_floor', limit: 90_003 });
  });

  it('is what is nearest to it: its own, its township’s, its district’s, then the city’s, of each the newest', () => {
    const here = { id: 'a', districtCode: '321202', townshipCode: '321202001' };
    const rules = [
      ceiling({ amount: 100, effectiveOn: '2026-09-01' }),
      ceiling({ amount: 200, districtCode: '321202' }),
      ceiling({ amount: 250, districtCode: '321202', effectiveOn: '2026-02-01' }),
      ceiling({ amount: 300, townshipCode: '321202001' }),
      ceiling({ amount: 400, facilityId: 'a' }),
    ];
    const limitIn = (centre: Parameters<typeof boundsOf>[1], but: number) =>
      why(item(), boundsOf(bounds(...rules.slice(0, but)), centre))?.limit;
    expect([5, 4, 3, 2, 1].map((some) => limitIn(here, some))).toEqual([400, 300, 250, 200, 100]);
    expect(limitIn({ ...here, id: 'b' }, 5)).toBe(300);
    expect(limitIn({ id: 'b', districtCode: '321202', townshipCode: '321202002' }, 5)).toBe(250);
    expect(limitIn({ id: 'b', districtCode: '321203' }, 5)).toBe(100);
    expect(boundsOf({ ceilings: [], lists: [list(['hourly'], { districtCode: '321203' })] }, here).lists).toEqual([]);
  });

  it('is on the list of what may be charged, meals with their care', () => {
    const listed = (charges: ChargeList['charges']) => ({ ceilings: [], lists: [list(charges)] });
    expect(why(item(), listed(['full_day']))).toBeUndefined();
    expect(why(item(), listed(['hourly', 'meals']))).toEqual({ code: 'not_listed', ...says, effectiveOn: '2026-01-01' });
    expect(why(item({ kind: 'meals' }), listed(['full_day']))?.code).toBe('not_listed');
    expect(why(item({ kind: 'meals' }), listed(['full_day', 'meals']))).toBeUndefined();
    expect(why(item(), listed([]), '2025-12-31'), 'before its day').toBeUndefined();
  });

  it('is asked about as it is typed, a price of nothing too', () => {
    expect(doubtOf(item({ amount: 0 }), bounds())).toEqual({ code: 'free' });
    expect(doubtOf(item({ amount: 0, kind: 'meals' }), bounds())).toEqual({ code: 'free' });
    expect(doubtOf(item({ amount: 300_001 }), bounds(ceiling()))).toMatchObject({ code: 'over_ceiling' });
    expect(doubtOf(item(), bounds(ceiling()))).toBeUndefined();
  });
});

describe('by a price outside it', () => {
  const later = bounds(ceiling({ effectiveOn: '2026-12-01' }), ceiling({ amount: 400_000, effectiveOn: '2027-02-01' }));
  const price = item({ amount: 320_000 });
  const barred = barPrice(price, later);

  it('no contract is made on the days on which it is', () => {
    expect(barred.barred).toEqual([
      {
        ...{ code: 'over_ceiling', limit: 300_000, ...says, effectiveOn: '2026-12-01' },
        ...{ from: '2026-12-01', to: '2027-01-31' },
      },
    ]);
    expect(barPrice(item(), later)).toEqual(item());
    expect(barPrice(item({ amount: 320_000, endsOn: '2026-11-30' }), later).barred).toBeUndefined();
    const want = { kind: 'care', form: 'full_day', units: ['month'], classId: 'c' } as const;
    const on = (day: string) => findPrice([barred], { ...want, on: day })?.amount;
    expect(['2026-11-30', '2026-12-01', '2027-01-31', '2027-02-01'].map(on)).toEqual([320_000, undefined, undefined, 320_000]);
    expect(isPriced([barred], { form: 'full_day', months: 1, classId: 'c', on: '2026-12-01' })).toBe(false);
    expect(isPriced([barred], { form: 'full_day', months: 1, classId: 'c', on: '2026-11-30' })).toBe(true);
  });

  it('another one of the list is not taken in its place', () => {
    const forClass = { ...barred, classId: 'c' };
    const forAll = item({ id: 'all', amount: 200_000 });
    const want = { kind: 'care', form: 'full_day', units: ['month'], on: '2026-12-01' } as const;
    expect(findPrice([forClass, forAll], { ...want, classId: 'c' })).toBeUndefined();
    expect(findPrice([forClass, forAll], { ...want, classId: 'd' })?.id).toBe('all');
  });

  it('a wish is refused as such, its meals apart', () => {
    const request = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
    const asked = { classId: 'c', occasions: [] };
    const fine = item();
    const meals = barPrice(item({ id: 'm', kind: 'meals', amount: 60_000 }), bounds(ceiling({ kind: 'meals', amount: 50_000 })));
    expect(priceRequest(request, { items: [barred], ...asked })).toEqual({ ok: false, code: 'price_outside', kind: 'care' });
    expect(priceRequest(request, { items: [fine, meals], ...asked })).toEqual({
      ok: false,
      code: 'price_outside',
      kind: 'meals',
    });
    expect(priceRequest(request, { items: [fine], ...asked })).toMatchObject({ code: 'price_not_published', kind: 'meals' });
    expect(priceRequest({ ...request, meals: false }, { items: [fine, meals], ...asked })).toMatchObject({ ok: true });
  });

  it('no class is on sale, and the day on which one is again is told', () => {
    const prices = centre.prices.map((one) => ({ ...one, barred: barred.barred }));
    const [sold] = centre.prices.filter(({ kind }) => kind === 'care');
    const want = { form: sold?.form };
    expect('classes' in classesOnSale({ ...centre, prices }, want, '2026-11-30')).toBe(true);
    expect(classesOnSale({ ...centre, prices }, want, '2026-12-01')).toEqual({
      ...{ reason: 'price_outside', when: { on: '2027-02-01' } },
    });
    const open = prices.map((one) => ({ ...one, barred: one.barred?.map(({ to: _, ...days }) => days) }));
    expect(classesOnSale({ ...centre, prices: open }, want, '2026-12-01')).toEqual({ reason: 'price_outside' });
  });
});
