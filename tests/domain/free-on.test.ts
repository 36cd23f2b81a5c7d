import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestClass, type OfferContext, placesFrom } from '#domain/offers/best-class.ts';
import { freeOn } from '#domain/offers/free-on.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { freeDays, halfHoursOf } from '#domain/places/free-days.ts';
import { addDays, datesFrom } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { seedOr } from '../support/seed.ts';
import { exampleCentre, infants } from './example-centre.ts';

const SEED = seedOr(20_261_130);
const NOW = '2026-11-23T01:10:00.000Z';
const FIRST = '2026-11-22';
const dates = datesFrom(FIRST, addDays(FIRST, 20));

/** As often nothing: else everything is refused, and always for another reason. */
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });
const day = fc.constantFrom(...dates);
const minute = fc.integer({ min: 15, max: 37 }).map((n) => n * 30);
const hours = fc.tuple(minute, fc.integer({ min: 1, max: 8 })).map(([from, n]) => ({ from, to: Math.min(1440, from + n * 30) }));
const wantedHours = fc
  .tuple(fc.integer({ min: 15, max: 32 }), fc.integer({ min: 1, max: 5 }))
  .map(([from, n]) => ({ from: from * 30, to: (from + n) * 30 }));
const span = fc.tuple(day, fc.integer({ min: 0, max: 3 })).map(([from, n]) => ({ from, to: addDays(from, n) }));
const handover = fc
  .record({ act: fc.constantFrom('drop_off' as const, 'pick_up' as const), forms: fc.subarray(['hourly' as const]), hours })
  .map(({ hours, ...one }) => ({ ...one, ...hours }));
const claim = fc.record({ hours, held: some(fc.integer({ min: -30, max: 30 })), n: fc.nat(5) }).map(
  ({ hours, held, n }): Claim => ({
    ...{ booking: `b${n}`, ...hours },
    ...(held === undefined ? {} : { until: plusMinutes(NOW, held) }),
  }),
);
const shift = fc.record({
  staff: fc.constantFrom('Wang', 'Li'),
  weekdays: fc.constantFrom('12345', '12345', '135', '67'),
  hours: fc.oneof(fc.constant({ from: 480, to: 1080 }), hours),
});
const group = fc
  .record({
    ages: fc.constantFrom([6, 12], [6, 36], [12, 36]),
    places: fc.integer({ min: 1, max: 3 }),
    forms: fc.subarray(['hourly' as const, 'temporary' as const, 'half_day' as const], { minLength: 1 }),
    noticeMinutes: some(fc.constantFrom(60, 1500, 4320)),
    bookableDays: some(fc.constantFrom(3, 10)),
    handovers: some(fc.array(handover, { maxLength: 2 })),
    gapMinutes: fc.constantFrom(0, 30),
    shifts: fc.array(shift, { minLength: 1, maxLength: 4 }),
  })
  .map(({ ages, shifts, ...one }) => ({
    ...{ ...infants, ...one, ageFrom: ages[0] ?? 0, ageTo: ages[1] ?? 0 },
    shifts: shifts.map(({ hours, ...its }) => ({ ...its, ...hours })),
  }));
const price = fc.record({
  form: fc.constantFrom('hourly' as const, 'temporary' as const, 'half_day' as const),
  classId: some(fc.constantFrom('c0', 'c1')),
  startsOn: fc.constantFrom('2026-01-01', addDays(FIRST, 4)),
  endsOn: some(day),
});
const UNIT = { hourly: 'hour', temporary: 'session', half_day: 'half_day' } as const;
const closure = span.map((one) => ({ ...one, reason: { zh: '维修', en: 'Repairs' } }));
const centres = fc
  .record({
    classes: fc.array(group, { minLength: 1, maxLength: 2 }),
    prices: fc.array(price, { minLength: 2, maxLength: 6 }),
    noticeMinutes: some(fc.constantFrom(30, 2000)),
    closures: fc.array(closure, { maxLength: 1 }),
    classClosures: fc.array(closure, { maxLength: 1 }),
    handovers: some(fc.array(handover, { maxLength: 2 })),
  })
  .map(
    ({ classes, prices, classClosures, ...one }): FacilitySupply => ({
      ...{ ...exampleCentre, ...one },
      classes: classes.map((each, n): ClassSupply => ({ ...each, id: `c${n}` })),
      classClosures: classClosures.map((each) => ({ ...each, classIds: ['c0'] })),
      prices: prices.map((each, n) => ({ id: `p${n}`, kind: 'care', amount: 2000, unit: UNIT[each.form], ...each })),
    }),
  );
const sheets = fc.array(
  fc.record({ classId: fc.constantFrom('c0', 'c1'), date: day, claims: fc.array(claim, { maxLength: 4 }) }),
  { maxLength: 30 },
);
const questions = fc.array(
  fc.record({
    form: fc.constantFrom('hourly' as const, 'temporary' as const, 'half_day' as const),
    hours: wantedHours,
    age: some(fc.integer({ min: 5, max: 37 })),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Nothing is forgotten, for nothing changes. */
function remembering(context: OfferContext): OfferContext {
  const placesOf = placesFrom(context);
  const known = new Map<ClassSupply, ReturnType<typeof freeDays>>();
  const daysOf: NonNullable<OfferContext['remembered']>['daysOf'] = (facility, one, on) => {
    const days = known.get(one) ?? freeDays(on.length, (at) => placesOf(facility, one, on[at] ?? ''));
    known.set(one, days);
    return days;
  };
  return { ...context, remembered: { placesOf, daysOf } };
}

describe('on which days a centre has a place at some hours', () => {
  it('is as the chooser says who asks for each, whatever closes, costs, is booked, has to be booked ahead or is handed over', () => {
    console.log(`seed ${SEED}`);
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(centres, sheets, questions, fc.boolean(), (centre, booked, asked, waivesNotice) => {
        const context = remembering({ now: NOW, special: new Map(), claimsOf: claimsLookup(booked), waivesNotice });
        for (const { form, hours: window, age: ageMonths } of asked) {
          const isFree = freeOn(centre, { form, ageMonths }, dates, context);
          for (const [at, date] of dates.entries()) {
            const want = { form, months: 0, ageMonths, stays: [{ date, ...window }] };
            const chosen = bestClass(centre, want, { ...context, remembered: undefined }).left > 0;
            expect(isFree?.(at, window), `${date} ${JSON.stringify(window)} ${form} ${ageMonths}`).toBe(chosen);
            if (chosen) yes++;
            else no++;
          }
        }
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(500);
  });

  it('is not said where somebody does not remember it', () => {
    expect(
      freeOn(exampleCentre, { form: 'hourly' }, dates, { now: NOW, special: new Map(), claimsOf: () => [] }),
    ).toBeUndefined();
  });
});

describe('half hours as bits', () => {
  it('are those before noon and those after, and none where hours are none or pass midnight', () => {
    expect(halfHoursOf({ from: 690, to: 750 })).toEqual({ before: 1 << 23, after: 1 });
    expect(halfHoursOf({ from: 1410, to: 1440 })).toEqual({ before: 0, after: 1 << 23 });
    expect(halfHoursOf({ from: 1410, to: 1470 })).toBeUndefined();
    expect(halfHoursOf({ from: 600, to: 600 })).toBeUndefined();
  });
});
