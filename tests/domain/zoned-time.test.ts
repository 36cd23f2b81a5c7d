import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { hasPassed, minutesBetween, toInstant, toLocal } from '#domain/time/zoned-time.ts';

const VANCOUVER = 'America/Vancouver';
/** In 2025 clocks there went from 2:00 to 3:00 on 9 March, and from 2:00 back to 1:00 on 2 November: a year that no later law can change. */
const SPRING = '2025-03-09';
const AUTUMN = '2025-11-02';
const at = (date: CivilDate, minute: number) => toInstant({ date, minute }, VANCOUVER);

describe('a place whose clocks change', () => {
  it('has a day of 23 hours in spring and one of 25 in autumn', () => {
    expect(minutesBetween(at(SPRING, 0), at('2025-03-10', 0))).toBe(23 * 60);
    expect(minutesBetween(at(AUTUMN, 0), at('2025-11-03', 0))).toBe(25 * 60);
    expect(minutesBetween(at('2025-07-01', 0), at('2025-07-02', 0))).toBe(24 * 60);
  });
  it('opens at the same time by its own clock before and after', () => {
    expect(at('2025-03-07', 540)).toBe('2025-03-07T17:00:00.000Z');
    expect(at('2026-03-09', 540)).toBe('2026-03-09T16:00:00.000Z');
    expect(at(SPRING, 540)).toBe('2025-03-09T16:00:00.000Z');
    expect(at(AUTUMN, 540)).toBe('2025-11-02T17:00:00.000Z');
  });
  it('takes the first of an hour that comes twice', () => {
    expect(at(AUTUMN, 90)).toBe('2025-11-02T08:30:00.000Z');
    expect(toLocal('2025-11-02T09:30:00Z', VANCOUVER)).toEqual({ date: AUTUMN, minute: 90 });
  });
  it('puts an hour that never comes right beside the gap', () => {
    const missing = at(SPRING, 150);
    expect(missing >= at(SPRING, 60) && missing <= at(SPRING, 210)).toBe(true);
  });
  it('ends its day where the next one begins', () => {
    for (const date of [SPRING, AUTUMN, '2025-12-31']) expect(at(date, 1440)).toBe(at(addDays(date, 1), 0));
  });
});

describe('an hour of a day', () => {
  const passed = (now: string, minute: number, timeZone = VANCOUVER) =>
    hasPassed({ date: '2025-07-01', minute }, { now, timeZone });

  it('has passed from its minute on, by the clock of the place', () => {
    expect(passed('2025-07-01T15:59:59Z', 540)).toBe(false);
    expect(passed('2025-07-01T16:00:00Z', 540)).toBe(true);
    expect(passed('2025-07-01T01:00:00Z', 540, 'Asia/Shanghai')).toBe(true);
    expect(passed('2025-07-01T00:59:59Z', 540, 'Asia/Shanghai')).toBe(false);
  });
  it('has passed on every later day and on no earlier one, whatever day it is elsewhere', () => {
    expect(passed('2025-07-02T07:00:00Z', 1410)).toBe(true);
    expect(passed('2025-07-02T06:00:00Z', 1410)).toBe(false);
    expect(passed('2025-07-01T06:59:00Z', 0)).toBe(false);
  });
  it('has passed when its instant has', () => {
    const timeZone = 'America/Vancouver';
    const instant = fc
      .integer({ min: 0, max: 500_000 })
      .map((minutes) => new Date(Date.UTC(2025, 10, 3) + minutes * 60_000).toISOString());
    const time = fc.record({
      date: fc.integer({ min: 0, max: 340 }).map((days) => addDays('2025-11-03', days)),
      minute: fc.nat(1439),
    });
    fc.assert(
      fc.property(instant, time, (now, local) => {
        // The hour that a spring day leaves out is no time of that day.
        fc.pre(toLocal(toInstant(local, timeZone), timeZone).minute === local.minute);
        expect(hasPassed(local, { now, timeZone })).toBe(toInstant(local, timeZone) <= now);
      }),
    );
  });
});

describe('every wall clock', () => {
  const minute = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));
  it.each(['Asia/Shanghai', VANCOUVER, 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'in %s reads back what was set',
    (timeZone) => {
      fc.assert(
        fc.property(day, minute, (date, half) => {
          const back = toLocal(toInstant({ date, minute: half }, timeZone), timeZone);
          // Only in the gap of a spring day is there no such time to read back.
          const gap = back.minute !== half;
          expect(back.date).toBe(date);
          if (gap) expect(Math.abs(back.minute - half)).toBeLessThanOrEqual(60);
          if (timeZone.startsWith('Asia')) expect(gap).toBe(false);
        }),
      );
    },
  );
});
