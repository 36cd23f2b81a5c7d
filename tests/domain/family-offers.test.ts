import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOffers, lastStartOf, takenOf } from '#domain/offers/family-offers.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { exampleCentre, infants } from './example-centre.ts';

const DAY = '2026-11-25';
const context = { now: '2026-11-23T07:02:00.000Z', special: new Map(), claimsOf: () => [] };
const morning = { kind: 'window', date: DAY, from: 540, to: 720 } as const;
const classOf = (id: string, ageFrom: number, ageTo: number, places: number) => ({
  ...infants,
  id,
  ageFrom,
  ageTo,
  places,
  maxSize: 20,
  childrenPerStaff: 7,
});
const centreOf = (...classes: FacilitySupply['classes']): FacilitySupply => ({ ...exampleCentre, classes });
const ask = (centre: FacilitySupply, ages: number[], wanted: WantedTime = morning) =>
  familyOffers(centre, { wanted, ages, forms: ['hourly'] }, context);
const seen = (...args: Parameters<typeof ask>) => ask(...args).map((offer) => offer && [offer.classId, offer.left]);

describe('a family of several children', () => {
  it('is told of each child in its own class', () => {
    const centre = centreOf(classOf('infants', 6, 12, 3), classOf('older', 24, 36, 5));
    expect(seen(centre, [8, 26])).toEqual([
      ['infants', 3],
      ['older', 5],
    ]);
    expect(seen(centre, [26, 8, 15])).toEqual([['older', 5], ['infants', 3], undefined]);
  });

  it('does not get one place twice', () => {
    const offers = ask(centreOf(classOf('mixed', 18, 36, 1)), [20, 30]);
    expect(takenOf(offers)).toBe(1);
    expect(offers).toMatchObject([{ left: 1 }, { left: 0, reason: 'places' }]);
    expect(seen(centreOf(classOf('mixed', 18, 36, 2)), [20, 30])).toEqual([
      ['mixed', 2],
      ['mixed', 2],
    ]);
  });

  it('has the child that could go elsewhere go there, so that both find a place', () => {
    const centre = centreOf(classOf('older', 24, 36, 1), classOf('mixed', 18, 36, 1));
    expect(seen(centre, [30, 20]).map((one) => one?.[0])).toEqual(['older', 'mixed']);
    expect(seen(centre, [20, 30]).map((one) => one?.[0])).toEqual(['mixed', 'older']);
  });

  it('is told one time for all where "any time" is asked for and one suits them all', () => {
    const late = { ...classOf('older', 24, 36, 5), shifts: infants.shifts.map((shift) => ({ ...shift, from: 600 })) };
    const offers = ask(centreOf(classOf('infants', 6, 12, 3), late), [8, 26], { kind: 'soon', date: DAY, days: 3, minutes: 120 });
    expect(offers.map((offer) => offer?.stays[0])).toEqual([
      { date: DAY, from: 600, to: 720 },
      { date: DAY, from: 600, to: 720 },
    ]);
    expect(lastStartOf(offers)).toBe(`${DAY}T0600`);
  });

  it('finds places for as many children as any way of sharing them out would, and never more', () => {
    const limits = fc.tuple(fc.integer({ min: 6, max: 24 }), fc.integer({ min: 6, max: 18 }), fc.integer({ min: 0, max: 2 }));
    const ages = fc.array(fc.integer({ min: 6, max: 34 }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(limits, { minLength: 1, maxLength: 3 }), ages, (all, ages) => {
        const classes = all.map(([from, span, places], at) => classOf(`c${at}`, from, from + span, places));
        const offers = ask(centreOf(...classes), ages);
        expect(takenOf(offers)).toBe(mostThatFit(classes, ages));
        for (const { id, places } of classes)
          expect(offers.filter((offer) => offer && offer.left > 0 && offer.classId === id).length).toBeLessThanOrEqual(places);
      }),
      { numRuns: 300 },
    );
  });
});

/** Every way of giving each child a class or none, tried out. */
function mostThatFit(
  classes: FacilitySupply['classes'],
  ages: readonly number[],
  at = 0,
  used: Record<string, number> = {},
): number {
  if (at === ages.length) return 0;
  const age = ages[at] as number;
  const fitting = classes.filter(({ id, ageFrom, ageTo, places }) => ageFrom <= age && age < ageTo && (used[id] ?? 0) < places);
  return Math.max(
    mostThatFit(classes, ages, at + 1, used),
    ...fitting.map(({ id }) => 1 + mostThatFit(classes, ages, at + 1, { ...used, [id]: (used[id] ?? 0) + 1 })),
  );
}
