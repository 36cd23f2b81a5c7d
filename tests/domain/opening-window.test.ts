import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { bestClass } from '#domain/offers/best-class.ts';
import { openDay, placesAlike } from '#domain/offers/open-day.ts';
import { claimStay, dayAvailability } from '#domain/places/availability.ts';
import { daysAheadOf } from '#domain/places/booking-window.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { hoursOn, type OpeningHours, openingOn } from '#domain/places/opening.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { specialDays, yearMissing } from '#domain/time/workdays.ts';
import { exampleCentre as centre, infants } from './example-centre.ts';

/** Monday 23 November 2026, 15:02 in Taizhou. */
const now = '2026-11-23T07:02:00.000Z';
const special = specialDays([]);
const context = { now, special, claimsOf: () => [] };
const stay = (date: string, from = 540, to = 720) => ({ date, from, to });
const ask = (facility: FacilitySupply, date: string, also: object = {}) =>
  bestClass(facility, { form: 'hourly', months: 0, stays: [stay(date)], ageMonths: 8 }, { ...context, ...also });
const withClasses = (...classes: Partial<ClassSupply>[]): FacilitySupply => ({
  ...centre,
  classes: classes.map((over, n) => ({ ...infants, id: `class-${n}`, ...over })),
});

describe('the time in which a class can be booked', () => {
  it('begins so many days ahead as the class says, with the day on which it does, and ends so long before as it says', () => {
    const facility = withClasses({ bookableDays: 7, noticeMinutes: 24 * 60 });
    expect(ask(facility, '2026-11-30').left).toBe(12);
    const early = ask(facility, '2026-12-02');
    expect(early).toMatchObject({ left: 0, reason: 'not_yet_bookable', when: { on: '2026-11-25' } });
    expect(reasonWords(createTranslator('zh'), { reason: 'not_yet_bookable', when: early.when }).replaceAll('\u00a0', ' ')).toBe(
      '11 月 25 日起可以订',
    );
    expect(ask(facility, '2026-11-24')).toMatchObject({
      reason: 'needs_notice',
      when: { minutes: 1440, on: '2026-11-24', at: 930 },
    });
    expect(ask({ ...facility, noticeMinutes: 3 * 24 * 60 }, '2026-11-26')).toMatchObject({ reason: 'needs_notice' });
  });

  it('is each class’s own: another that can be booked is sold, and of several that cannot the soonest is told', () => {
    expect(ask(withClasses({ bookableDays: 3 }, { bookableDays: 30 }), '2026-12-02')).toMatchObject({
      left: 12,
      classId: 'class-1',
    });
    const later = ask(withClasses({ bookableDays: 3 }, { bookableDays: 7 }), '2026-12-02');
    expect(later.when).toEqual({ on: '2026-11-25' });
  });

  it('is bounded by the city’s newest rule for such care, which the counter keeps to as well', () => {
    const rule = { daysAhead: 14, forms: ['hourly' as const], source: '市发〔2026〕1号', effectiveOn: '2026-11-01' };
    const windows = [rule, { ...rule, daysAhead: 5, effectiveOn: '2026-12-01' }];
    const facility = { ...withClasses({ bookableDays: 7 }), bookingWindows: windows };
    const days = (form: 'hourly' | 'full_day', on: string, atCounter = false) =>
      daysAheadOf({ bookableDays: 7 }, { windows, form, on, atCounter });
    expect([days('hourly', '2026-11-23'), days('hourly', '2026-12-01'), days('full_day', '2026-12-01')]).toEqual([7, 5, 7]);
    expect([days('hourly', '2026-11-23', true), days('full_day', '2026-11-23', true)]).toEqual([14, 120]);
    expect(ask(facility, '2026-12-02', { waivesNotice: true }).left).toBe(12);
    expect(ask(facility, '2026-12-09', { waivesNotice: true })).toMatchObject({ reason: 'not_yet_bookable' });
  });
});

describe('hours of a season', () => {
  const summer = { weekdays: '1234', from: 420, to: 960, startsOn: '2027-07-01', endsOn: '2027-08-31' };
  const hours: OpeningHours[] = [{ weekdays: '12345', from: 480, to: 1080 }, summer];
  const open = (date: string) => openingOn(date, { hours, closures: [], special });

  it('alone count on their days, and those of the year on all others', () => {
    expect(open('2027-06-30')).toEqual({ open: [{ from: 480, to: 1080 }] });
    expect(open('2027-07-01')).toEqual({ open: [{ from: 420, to: 960 }] });
    expect(open('2027-07-02')).toEqual({ closed: 'closed_that_weekday' });
    expect(open('2027-09-01')).toEqual({ open: [{ from: 480, to: 1080 }] });
    expect(hoursOn([{ ...summer, endsOn: undefined }], '2028-01-03')).toHaveLength(1);
  });

  it('of two seasons that overlap are one stretch: no half hour is there twice', () => {
    const july = { ...summer, from: 600, to: 1080, endsOn: '2027-07-31' };
    const both = openingOn('2027-07-01', { hours: [summer, july], closures: [], special });
    expect(both).toEqual({ open: [{ from: 420, to: 1080 }] });
    const [day] = openDay({ ...centre, hours: [summer, july] }, '2027-07-01', {
      now: '2027-06-30T02:00:00.000Z',
      special,
      claimsOf: () => [],
    });
    expect(day?.places.length).toBe(12);
    // Twelve children’s places that are alike are told once.
    expect(placesAlike(day?.places ?? [])).toEqual([{ ...day?.places[0], count: 12 }]);
    const parted = openingOn('2027-07-01', { hours: [summer, { ...july, from: 960 }], closures: [], special });
    expect(parted).toEqual({
      open: [
        { from: 420, to: 960 },
        { from: 960, to: 1080 },
      ],
    });
  });

  it('are what the strip shows and what can be claimed', () => {
    const facility = { ...centre, hours };
    const day = dayAvailability(facility, '2027-07-01', { ageMonths: 8 }, context);
    expect([day.slots[0]?.minute, day.slots.at(-1)?.minute]).toEqual([420, 930]);
    const claim = (date: string, from: number, to: number) =>
      claimStay(facility, infants, { ...stay(date, from, to), booking: 'b' }, context);
    expect(claim('2027-07-01', 900, 990)).toMatchObject({ ok: false, reason: 'closes_earlier', when: { at: 960 } });
    expect(claim('2027-09-01', 900, 990)).toMatchObject({ ok: true });
  });

  it('leave each day with hours of one kind, whatever their dates', () => {
    const line = fc.record({
      weekdays: fc.constantFrom('12345', '67', '135'),
      from: fc.constant(480),
      to: fc.constant(1020),
      startsOn: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.integer({ min: 0, max: 90 }), (lines, n) => {
        const at = (days: number) => addDays('2027-01-01', days);
        const all = lines.map(({ startsOn, days, ...one }) => ({
          ...one,
          ...(startsOn === undefined ? {} : { startsOn: at(startsOn) }),
          ...(days === undefined ? {} : { endsOn: at((startsOn ?? 0) + days) }),
        }));
        const date = at(n);
        const dated = all.filter(({ startsOn, endsOn }) => startsOn || endsOn);
        const holding = dated.filter(({ startsOn = date, endsOn = date }) => startsOn <= date && date <= endsOn);
        const counted = holding.length > 0 ? holding : all.filter((one) => !dated.includes(one));
        const isOpen = counted.some(({ weekdays }) => weekdays.includes(String(weekdayOf(date))));
        expect('open' in openingOn(date, { hours: all, closures: [], special })).toBe(isOpen);
      }),
    );
  });
});

describe('the next year’s days off and make-up days', () => {
  const day = (date: string, kind: 'holiday' | 'workday') => ({ date, kind, name: { zh: '', en: '' } });
  const year = (of: string) => [day(`${of}-10-01`, 'holiday'), day(`${of}-10-10`, 'workday')];

  it('are missed from October on, until there are some of every kind that this year has', () => {
    const only = specialDays(year('2026'));
    expect(yearMissing(only, '2026-09-30')).toBeUndefined();
    expect(yearMissing(only, '2026-10-01')).toBe('2027');
    expect(yearMissing(specialDays([...year('2026'), day('2027-01-01', 'holiday')]), '2026-12-31')).toBe('2027');
    expect(yearMissing(specialDays([...year('2026'), ...year('2027')]), '2026-12-31')).toBeUndefined();
  });

  it('are missed still when that year has begun', () => {
    const only = specialDays(year('2026'));
    expect(yearMissing(only, '2027-01-04')).toBe('2027');
    expect(yearMissing(only, '2027-11-01')).toBe('2027');
    expect(yearMissing(specialDays([...year('2026'), ...year('2027')]), '2027-03-01')).toBeUndefined();
  });

  it('need no make-up days where a city has none', () => {
    const holidays = [day('2026-07-01', 'holiday'), day('2027-07-01', 'holiday')];
    expect(yearMissing(specialDays(holidays), '2026-11-01')).toBeUndefined();
  });
});
