import { describe, expect, it } from 'vitest';
import { whyNotAdd, whyNotChange } from '#domain/money/price-change.ts';
import type { PriceItem } from '#domain/money/pricing.ts';

const [yesterday, today, tomorrow] = ['2026-11-22', '2026-11-23', '2026-11-24'];
const item = (over: Partial<PriceItem> = {}): PriceItem => ({
  ...{ id: 'p', kind: 'care', form: 'full_day', unit: 'month', amount: 218_000, startsOn: '2026-09-01' },
  ...over,
});
const add = (over: Partial<PriceItem>, list = [item()]) => whyNotAdd(item({ id: 'new', ...over }), { list, today });
const change = (before: PriceItem, over: Partial<PriceItem>, sold = false) =>
  whyNotChange(before, { after: { ...before, ...over }, list: [item(), before], today, sold });

describe('a new price', () => {
  it('is not dated back, and begins on a later day where such care has a price', () => {
    expect(add({ startsOn: yesterday })).toBe('dated_back');
    expect(add({ startsOn: today })).toBe('begins_later');
    expect(add({ startsOn: today, unit: 'half_month' })).toBe('begins_later');
    expect(add({ startsOn: today, classId: 'c' })).toBe('begins_later');
    expect(add({ startsOn: tomorrow })).toBeUndefined();
  });

  it('may begin today where there is none', () => {
    expect(add({ startsOn: today }, [])).toBeUndefined();
    expect(add({ startsOn: today, form: 'hourly', unit: 'hour' })).toBeUndefined();
    expect(add({ startsOn: today, kind: 'meals' })).toBeUndefined();
    expect(add({ startsOn: today }, [item({ endsOn: yesterday })])).toBeUndefined();
    expect(add({ startsOn: today }, [item({ classId: 'another' })])).toBeUndefined();
  });
});

describe('a price', () => {
  it.each([
    ['amount', { amount: 1 }],
    ['first day', { startsOn: '2026-12-01' }],
    ['class', { classId: 'c' }],
    ['unit', { unit: 'half_month' } as const],
  ])('in use keeps its %s', (_, over) => {
    expect(change(item(), over)).toBe('in_use');
    expect(change(item({ startsOn: today }), over)).toBe('in_use');
    expect(change(item({ startsOn: tomorrow }), over, true), 'that was sold ahead').toBe('in_use');
  });

  it('in use ends today or later, once', () => {
    expect(change(item(), { endsOn: today })).toBeUndefined();
    expect(change(item(), { endsOn: yesterday })).toBe('ends_before_today');
    expect(change(item({ endsOn: tomorrow }), { endsOn: undefined })).toBeUndefined();
    expect(change(item({ endsOn: yesterday }), { endsOn: undefined })).toBe('in_use');
  });

  it('that nobody uses yet is edited, and no more dated back than a new one', () => {
    expect(change(item({ startsOn: tomorrow }), { amount: 1 })).toBeUndefined();
    expect(change(item({ startsOn: tomorrow }), { startsOn: yesterday })).toBe('dated_back');
    expect(
      whyNotChange(item({ startsOn: tomorrow }), {
        after: item({ startsOn: today }),
        list: [item({ id: 'q' })],
        today,
        sold: false,
      }),
    ).toBe('begins_later');
  });
});
