import { describe, expect, it } from 'vitest';
import { bestClass } from '#domain/offers/best-class.ts';
import { earliestMonth, firstMonths } from '#domain/offers/first-month.ts';
import { nextOffers } from '#domain/offers/ways-on.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { exampleCentre, infants } from './example-centre.ts';

const now = '2026-11-23T07:02:00.000Z';
const wish = { form: 'full_day', ageMonths: 8, from: '2026-11-24' } as const;
const full = Array.from({ length: 12 }, (_, n) => ({ booking: `b${n}`, from: 0, to: 1440 }));
const fullOn = (dates: Record<string, readonly string[]>) => ({
  now,
  special: new Map(),
  claimsOf: (classId: string, date: string) => (dates[classId]?.includes(date) ? full : []),
});
const two: FacilitySupply = { ...exampleCentre, classes: [infants, { ...infants, id: 'second', ageTo: 18 }] };

describe('the first month', () => {
  it('begins tomorrow where every day of it is free', () => {
    expect(firstMonths(exampleCentre, wish, fullOn({}))).toMatchObject([
      { classId: 'infants', left: 12, months: 1, stays: [{ date: '2026-11-24' }, ...Array(21).fill({})] },
    ]);
  });

  it('begins after the last day that is full within it, per class', () => {
    const offers = firstMonths(two, wish, fullOn({ infants: ['2026-12-07', '2027-01-13'], second: ['2026-12-11'] }));
    expect(offers.map(({ classId, stays: [first] }) => [classId, first?.date])).toEqual([
      ['infants', '2026-12-08'],
      ['second', '2026-12-14'],
    ]);
    expect(earliestMonth(offers)?.classId).toBe('infants');
    expect(bestClass(two, { form: 'full_day', months: 1, stays: offers[0]?.stays ?? [], ageMonths: 8 }, fullOn({})).left).toBe(
      12,
    );
  });

  it('is none where a day of every month is full, the child may be three when it begins, or the credential ends', () => {
    const never = { now, special: new Map(), claimsOf: () => full };
    expect(firstMonths(exampleCentre, wish, never)).toEqual([]);
    const older = { ...exampleCentre, classes: [{ ...infants, ageTo: 36 }] };
    // What is sold ends with the third birthday; from the next day on it may have been.
    expect(firstMonths(older, { ...wish, ageMonths: 35 }, fullOn({}))).toMatchObject([{ months: 1 }]);
    expect(firstMonths(older, { ...wish, ageMonths: 35 }, fullOn({ infants: [wish.from] }))).toEqual([]);
    const standing = { ...exampleCentre.standing, credential: { ...exampleCentre.standing.credential, expiresOn: '2026-12-01' } };
    expect(firstMonths({ ...exampleCentre, standing }, wish, fullOn({}))).toEqual([]);
  });

  it('of half days is one of mornings or of afternoons', () => {
    const prices = exampleCentre.prices.map((price) =>
      price.form === 'half_day' ? { ...price, unit: 'month' as const } : price,
    );
    const [offer] = firstMonths({ ...exampleCentre, prices }, { ...wish, form: 'half_day' }, fullOn({}));
    expect(offer).toMatchObject({ form: 'half_day', months: 1, stays: [{ from: 510, to: 720 }, ...Array(21).fill({})] });
  });

  it('is the next that a centre offers when a day of the month asked for is full', () => {
    const wanted = { kind: 'window', date: '2026-11-30', from: 510, to: 1020 } as const;
    const next = nextOffers(exampleCentre, 'full_day', { wanted, ageMonths: 8 }, fullOn({ infants: ['2026-12-21'] }));
    expect(next.map(({ stays: [first] }) => first?.date)).toEqual(['2026-12-22']);
  });
});
