import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CareRequest, occasionsOf, servicePeriods } from '#domain/care/care.ts';
import { openingOn } from '#domain/places/opening.ts';
import { addDays, addMonths, daysBetween, isCivilDate, mondayOf, weekdayOf } from '#domain/time/civil-date.ts';
import { isWorkday, specialDays, timetableWeekday, workdaysFrom } from '#domain/time/workdays.ts';
import { exampleCentre } from './example-centre.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const name = { zh: '示例', en: 'Sample' };
/** A spring festival with its two make-up days, as a yearly notice sets them. */
const special = specialDays([
  ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'].map(
    (date) => ({ date, kind: 'holiday', name }) as const,
  ),
  { date: '2027-01-31', kind: 'workday', name },
  { date: '2027-02-20', kind: 'workday', name },
]);

describe('months', () => {
  it('of service follow one another without a gap or an overlap, from any day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), (date, months) => {
        const periods = servicePeriods({ form: 'full_day', date, months, meals: false });
        expect(periods).toHaveLength(months);
        expect(periods[0]?.from).toBe(date);
        periods.forEach(({ from, to }, index) => {
          expect(daysBetween(from, to)).toBeGreaterThanOrEqual(27);
          expect(daysBetween(from, to)).toBeLessThanOrEqual(30);
          const next = periods[index + 1];
          if (next) expect(next.from).toBe(addDays(to, 1));
        });
      }),
    );
  });
  it('end on the last day where the next month is shorter, and come back to the day of the start', () => {
    const periods = servicePeriods({ form: 'full_day', date: '2026-12-31', months: 3, meals: false });
    expect(periods).toEqual([
      { from: '2026-12-31', to: '2027-01-30' },
      { from: '2027-01-31', to: '2027-02-27' },
      { from: '2027-02-28', to: '2027-03-30' },
    ]);
  });
  it('are added as calendar months, a leap day included', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    fc.assert(fc.property(day, fc.integer({ min: -40, max: 40 }), (date, months) => isCivilDate(addMonths(date, months))));
  });
  it('begin their weeks on Monday', () => {
    fc.assert(fc.property(day, (date) => weekdayOf(mondayOf(date)) === 1 && daysBetween(mondayOf(date), date) < 7));
  });
});

describe('working days', () => {
  it('follow the yearly notice: holidays out, make-up days in', () => {
    expect(isWorkday('2027-02-08', special)).toBe(false);
    expect(isWorkday('2027-01-31', special)).toBe(true);
    expect(weekdayOf('2027-01-31')).toBe(7);
    expect(workdaysFrom('2027-02-01', '2027-02-28', special)).toHaveLength(20 - 6 + 1);
  });
  it('of a make-up Sunday follow Monday’s timetable, and the centre is open as on a Monday', () => {
    expect(timetableWeekday('2027-01-31', special)).toBe(1);
    expect(openingOn('2027-01-31', { ...exampleCentre, special })).toEqual({ open: [{ from: 480, to: 1080 }] });
    expect(openingOn('2027-02-08', { ...exampleCentre, special })).toMatchObject({ closed: 'holiday', note: name });
  });
  it('are the days that care by the month is held and paid for', () => {
    const request: CareRequest = { form: 'half_day', part: 'afternoon', date: '2027-01-25', months: 1, meals: false };
    const isOpen = (date: string) =>
      'open' in
      openingOn(date, { ...exampleCentre, closures: [{ from: '2027-02-15', to: '2027-02-16', reason: name }], special });
    const occasions = occasionsOf(request, { parts: exampleCentre.parts, special, isOpen });
    const dates = occasions.map(({ date }) => date);
    expect(dates).toContain('2027-01-31');
    expect(dates).toContain('2027-02-20');
    expect(dates).not.toContain('2027-02-08');
    expect(dates).not.toContain('2027-02-15');
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(occasions.every(({ from, to }) => from === 810 && to === 1020)).toBe(true);
  });
});
