import { describe, expect, it } from 'vitest';
import { bestClass } from '#domain/offers/best-class.ts';
import { careOffer } from '#domain/offers/care-offer.ts';
import { dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { exampleCentre, infants } from './example-centre.ts';

const DAY = '2026-11-25';
const now = '2026-11-23T07:02:00.000Z';
const context = { now, special: new Map(), claimsOf: () => [] };
const stay = { date: DAY, from: 540, to: 720 };

const small = infants;
/** Two classes of one age: the roomier one has no price. */
const centre: FacilitySupply = {
  ...exampleCentre,
  classes: [
    { ...small, id: 'small', places: 2, forms: ['hourly'] },
    { ...small, id: 'roomy', places: small.maxSize, forms: ['hourly'] },
  ],
  prices: [{ id: 'p', kind: 'care', form: 'hourly', unit: 'hour', classId: 'small', amount: 2080, startsOn: '2026-01-01' }],
};
const care = { form: 'hourly', months: 0, stays: [stay], ageMonths: small.ageFrom } as const;

describe('two classes of one age, of which one has no price', () => {
  it('sell in the class that has one', () => {
    expect(bestClass(centre, care, context)).toMatchObject({ classId: 'small', left: 2 });
  });

  it('are shown with the places that can be sold', () => {
    const day = dayAvailability(centre, DAY, { form: 'hourly', ageMonths: small.ageFrom }, context);
    expect(windowAvailability(day, stay)).toMatchObject({ classId: 'small', left: 2 });
    const wanted = { kind: 'window', date: DAY, from: 540, to: 720 } as const;
    expect(careOffer(centre, 'hourly', { wanted, ageMonths: small.ageFrom }, context)).toMatchObject({
      classId: 'small',
      left: 2,
    });
  });

  it('are said to lack a price when neither has one', () => {
    const unpriced = { ...centre, prices: [] };
    expect(bestClass(unpriced, care, context)).toMatchObject({ left: 0, reason: 'price_not_published' });
    expect(dayAvailability(unpriced, DAY, { form: 'hourly' }, context)).toMatchObject({
      slots: [],
      reason: 'price_not_published',
    });
  });
});

describe('the class that care is sold in', () => {
  it('is only the one asked for, where one is', () => {
    const both = { ...centre, prices: centre.prices.map(({ classId: _, ...price }) => price) };
    expect(bestClass(both, care, context).classId).toBe('roomy');
    expect(bestClass(both, { ...care, classId: 'small' }, context)).toMatchObject({ classId: 'small', left: 2 });
  });

  it('is, when all are full, the one that comes furthest, with the day and the reason', () => {
    const claims = (id: string) => Array.from({ length: 40 }, (_, at) => ({ booking: `${id}${at}`, from: 0, to: 1440 }));
    const later = { date: '2026-11-26', from: 540, to: 720 };
    const full = {
      ...context,
      claimsOf: (id: string, date: string) => ((id === 'small' ? DAY : later.date) === date ? claims(id) : []),
    };
    const both = { ...centre, prices: centre.prices.map(({ classId: _, ...price }) => price) };
    const found = bestClass(both, { ...care, stays: [stay, later] }, full);
    expect(found).toMatchObject({ left: 0, classId: 'roomy', failsOn: later.date });
    expect(found.reason).toBeDefined();
  });
});
