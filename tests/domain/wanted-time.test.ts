import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOffer, careOffer } from '#domain/offers/care-offer.ts';
import {
  lastDayOf,
  staysFor,
  type WantedTime,
  type WantedWeekly,
  type WantedWindow,
  weeklyDates,
} from '#domain/offers/wanted-time.ts';
import { nextOffers } from '#domain/offers/ways-on.ts';
import { classPlaces, dayAvailability, placesIn, windowAvailability } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { isFull } from '#domain/places/no-place.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const special = specialDays([
  { date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } },
  { date: '2027-01-03', kind: 'workday', name: { zh: '调休', en: 'Make-up' } },
]);
const now = '2026-11-24T00:00:00Z';
const wednesday = '2026-11-25';
const looking = (claimsOf: (classId: string, date: string) => readonly Claim[] = () => []) => ({ now, special, claimsOf });
const taken = (count: number, from = 480, to = 1080): Claim[] =>
  Array.from({ length: count }, (_, n) => ({ booking: `b${n}`, from, to }));
const morning: WantedWindow = { kind: 'window', date: wednesday, from: 540, to: 690 };
const day = { ...exampleCentre, special, isOpen: () => true };
const offer = (
  wanted: WantedTime,
  form: 'full_day' | 'half_day' | 'hourly' | 'temporary' = 'hourly',
  claims?: readonly Claim[],
) => careOffer(exampleCentre, form, { wanted, ageMonths: 8 }, looking(claims && (() => claims)));

describe('a weekly wish', () => {
  const mornings: WantedWeekly = { kind: 'weekly', date: '2026-12-28', from: 510, to: 720, weekdays: '15', weeks: 1 };

  it('means its weekdays, without holidays, and make-up days by the timetable they follow', () => {
    // Monday, then New Year's Friday off, then a Sunday that is worked as a Monday.
    expect(weeklyDates(mornings, special)).toEqual(['2026-12-28', '2027-01-03']);
    expect(lastDayOf(mornings)).toBe('2027-01-03');
  });

  it('is free only when every day of it is, in one class', () => {
    const fullOnTheThird = (_: string, date: string) => (date === '2027-01-03' ? taken(12) : []);
    const context = looking(fullOnTheThird);
    expect(careOffer(exampleCentre, 'hourly', { wanted: mornings, ageMonths: 8 }, context)).toMatchObject({
      left: 0,
      failsOn: '2027-01-03',
      reason: 'staff_ratio',
    });
    expect(offer(mornings, 'hourly', taken(9))).toMatchObject({ left: 3, stays: [{}, {}] });
    // Two classes, each full on another day: the child would have to change class in between.
    const second = { ...infants, id: 'second' };
    const either = (id: string, date: string) => ((date === '2026-12-28') === (id === 'second') ? taken(12) : []);
    const centre = { ...exampleCentre, classes: [infants, second] };
    expect(careOffer(centre, 'hourly', { wanted: mornings, ageMonths: 8 }, looking(either)).left).toBe(0);
  });

  it('next begins in a later week', () => {
    const full = (_: string, date: string) => (date < '2027-01-04' ? taken(12) : []);
    const next = nextOffers(exampleCentre, 'hourly', { wanted: mornings, ageMonths: 8 }, looking(full));
    expect(next[0]).toMatchObject({ left: 12, stays: [{ date: '2027-01-04' }, { date: '2027-01-08' }] });
  });
});

describe('what a kind of care would sell for the hours asked for', () => {
  it.each([
    ['hourly', morning, [{ date: wednesday, from: 540, to: 690 }]],
    ['temporary', morning, [{ date: wednesday, from: 540, to: 690 }]],
    ['half_day', morning, [{ date: wednesday, from: 510, to: 720 }]],
    ['half_day', { ...morning, from: 840, to: 960 }, [{ date: wednesday, from: 810, to: 1020 }]],
  ] as const)('%s', (form, wanted, stays) => {
    expect(staysFor(form, wanted, day)).toEqual({ months: 0, stays });
  });
  it('a month of full days that begins on that day', () => {
    const found = staysFor('full_day', morning, day);
    expect(found).toMatchObject({ months: 1 });
    expect(found?.stays[0]).toEqual({ date: wednesday, from: 510, to: 1020 });
    expect(found?.stays.at(-1)?.date).toBe('2026-12-24');
  });
  it.each([
    ['a half day does not cover hours on both sides of noon', 'half_day', { ...morning, to: 840 }],
    ['a full day does not begin at seven', 'full_day', { ...morning, from: 420 }],
    ['a temporary session is not longer than the centre’s longest', 'temporary', { ...morning, to: 540 + 270 }],
    ['full days are not sold on a Saturday', 'full_day', { ...morning, date: '2026-11-28' }],
    ['nor every Saturday', 'full_day', { ...morning, kind: 'weekly', weekdays: '56', weeks: 4 }],
  ] as const)('%s', (_, form, wanted) => {
    expect(staysFor(form, wanted, day)).toBeUndefined();
  });
});

describe('an offer', () => {
  it('says why there is none', () => {
    expect(offer(morning, 'hourly', taken(12))).toMatchObject({ left: 0, reason: 'staff_ratio', failsOn: wednesday });
    expect(offer({ ...morning, date: '2026-11-28' })).toMatchObject({ left: 0, reason: 'closed_that_weekday' });
    expect(offer({ ...morning, date: '2027-01-01' })).toMatchObject({ left: 0, reason: 'holiday' });
    expect(offer({ ...morning, from: 420 })).toMatchObject({ left: 0, reason: 'opens_later', when: { at: 480 } });
    expect(offer({ ...morning, date: '2026-11-24', from: 480, to: 540 })).toMatchObject({ left: 0, reason: 'past' });
    const old = careOffer(exampleCentre, 'hourly', { wanted: morning, ageMonths: 30 }, looking());
    expect(old.reason).toBe('no_class_for_age');
    const suspended = { ...exampleCentre, standing: { ...exampleCentre.standing, operating: 'paused' as const } };
    expect(careOffer(suspended, 'hourly', { wanted: morning, ageMonths: 8 }, looking()).reason).toBe('not_operating');
  });

  it('is made only of what has a price on that day, in the class that has it', () => {
    const [price] = exampleCentre.prices.filter(({ form }) => form === 'hourly');
    if (!price) throw new Error('the example has no price');
    const priced = (over: Partial<typeof price>) => {
      const centre = { ...exampleCentre, prices: [{ ...price, ...over }] };
      return careOffer(centre, 'hourly', { wanted: morning, ageMonths: 8 }, looking());
    };
    expect(priced({})).toMatchObject({ left: 12 });
    for (const over of [{ endsOn: '2026-11-24' }, { classId: 'others' }, { form: 'temporary' as const }])
      expect(priced(over)).toMatchObject({ left: 0, reason: 'price_not_published', failsOn: wednesday });
    const later = { left: 0, reason: 'price_starts_later', when: { on: '2026-11-26' }, failsOn: wednesday };
    expect(priced({ startsOn: '2026-11-26' })).toMatchObject(later);
    expect(priced({ startsOn: wednesday, endsOn: wednesday, classId: 'infants' })).toMatchObject({ left: 12 });
  });

  it('of months is not made beyond the last day of the credential', () => {
    const { standing } = exampleCentre;
    const ends = { ...exampleCentre, standing: { ...standing, credential: { ...standing.credential, expiresOn: '2026-12-10' } } };
    const made = (form: 'hourly' | 'full_day') => careOffer(ends, form, { wanted: morning, ageMonths: 8 }, looking());
    expect(made('hourly').left).toBe(12);
    expect(made('full_day')).toMatchObject({ left: 0, reason: 'credential_expired', failsOn: '2026-12-11' });
  });

  it('finds the soonest time of some length', () => {
    const soon: WantedTime = { kind: 'soon', date: '2026-11-24', days: 7, minutes: 120 };
    // It is eight in the morning there; the first whole hour is over, the next is nine.
    expect(offer(soon).stays).toEqual([{ date: '2026-11-24', from: 540, to: 660 }]);
    const fullToday = (_: string, date: string) => (date === '2026-11-24' ? taken(12) : []);
    const tomorrow = careOffer(exampleCentre, 'half_day', { wanted: soon, ageMonths: 8 }, looking(fullToday));
    expect(tomorrow.stays).toEqual([{ date: wednesday, from: 510, to: 720 }]);
    expect(offer(soon, 'hourly', taken(12))).toMatchObject({ left: 0, reason: 'staff_ratio' });
  });

  it('of months goes on to the third birthday, and is not made for a time that surely goes past it', () => {
    const centre = { ...exampleCentre, classes: [{ ...infants, ageFrom: 24, ageTo: 36 }] };
    const at = (ageMonths: number) => careOffer(centre, 'full_day', { wanted: morning, ageMonths }, looking()).left;
    expect([at(34), at(35), at(36)]).toEqual([12, 12, 0]);
    // Of its age only whole months are known: weeks on it may be three.
    const weeks = { kind: 'weekly', date: wednesday, from: 540, to: 690, weekdays: '3', weeks: 4 } as const;
    const forWeeks = (ageMonths: number) => careOffer(centre, 'full_day', { wanted: weeks, ageMonths }, looking());
    expect(forWeeks(34)).toMatchObject({ left: 12 });
    expect(forWeeks(35)).toMatchObject({ left: 0, reason: 'turns_three' });
  });

  it('of the least binding kind of care is the best, and of those on different days the earliest', () => {
    const all = (['full_day', 'half_day', 'hourly', 'temporary'] as const).map((form) => offer(morning, form));
    expect(bestOffer(all)?.form).toBe('hourly');
    expect(bestOffer(all.map((one) => (one.form === 'hourly' ? { ...one, left: 0 } : one)))?.form).toBe('temporary');
    const later = offer({ ...morning, date: '2026-11-26' });
    expect(bestOffer([later, offer(morning, 'full_day')])?.form).toBe('full_day');
    expect(bestOffer(all.map((one) => ({ ...one, left: 0 })))?.form).toBe('hourly');
    expect(bestOffer([])).toBeUndefined();
  });
});

describe('places of a class in short', () => {
  it('are those that the long way counts, for any claims and window', () => {
    const slot = fc.integer({ min: 14, max: 40 }).map((at) => at * 30);
    const claim = fc
      .record({ from: slot, length: fc.integer({ min: 1, max: 12 }), held: fc.boolean(), late: fc.boolean() })
      .map(({ from, length, held, late }) => ({
        from,
        to: Math.min(1440, from + length * 30),
        ...(held ? { until: late ? '2026-11-23T00:00:00Z' : '2026-11-25T00:00:00Z' } : {}),
      }));
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 30 }),
        slot,
        fc.integer({ min: 1, max: 10 }),
        fc.nat({ max: 60 }),
        (claims, from, length, days) => {
          const date = addDays(wednesday, days);
          const window = { from, to: from + length * 30 };
          const context = looking(() => claims.map((one, n) => ({ ...one, booking: `b${n}` })));
          const short = placesIn(classPlaces(exampleCentre, infants, date, context), window);
          const long = windowAvailability(dayAvailability(exampleCentre, date, { classId: 'infants' }, context), window);
          expect(short.left).toBe(long.left);
          // Where several half hours fail, the long way names the emptiest, the short way the first.
          if (short.left === 0) expect(short.reason).toBeTypeOf('string');
          const until = short.when?.hours?.[0]?.to;
          if (until === undefined || !isFull(short.reason)) return;
          const after = placesIn(classPlaces(exampleCentre, infants, date, context), { from: until, to: until + 30 });
          expect(isFull(after.reason), `until ${until}`).toBe(false);
        },
      ),
    );
  });
});
