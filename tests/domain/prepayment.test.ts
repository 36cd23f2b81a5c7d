import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capStanding,
  exceedsPrepaidCap,
  monthsThatFit,
  nearCapFrom,
  type PrepaidSpan,
  payDays,
  stayPastCap,
} from '#domain/booking/prepayment.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';

/** Three calendar months on, worked out from the numbers of the day alone: the same date, or the month's last day. */
function threeMonthsOn(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const later = month + 3;
  const [inYear, inMonth] = later > 12 ? [year + 1, later - 12] : [year, later];
  const leap = inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth - 1] ?? 0;
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${inYear}-${pad(inMonth)}-${pad(Math.min(day, length))}`;
}

/** The cap by counting days: every day that is paid for and to come, none of them three months after the first or later. */
function goesTooFar(spans: readonly PrepaidSpan[], wanted: PrepaidSpan, today: string): boolean {
  const days = new Set<string>();
  for (const { from, to } of [...spans, wanted]) for (let day = from; day <= to; day = addDays(day, 1)) days.add(day);
  // What is over has been given; what is under way counts from today.
  const first = [wanted.from, ...[...spans, wanted].filter(({ to }) => to >= today).map(({ from }) => from)].sort()[0] ?? '';
  const end = threeMonthsOn(first < today ? today : first);
  return [...days].some((day) => day >= end);
}

const monthsFrom = (date: string, count: number): PrepaidSpan => {
  const periods = servicePeriods({ form: 'full_day', date, months: count, meals: false });
  return { from: date, to: periods.at(-1)?.to ?? date };
};
/** Days about the ends of months and of Februaries, in leap years and others, and any. */
const day = fc.oneof(
  fc.constantFrom('2027-11-30', '2027-12-31', '2028-01-31', '2028-02-28', '2028-02-29', '2028-03-31', '2027-02-28', '2026-11-29'),
  fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-06-01', days)),
);
const span = fc.tuple(day, fc.integer({ min: 1, max: 3 })).map(([date, count]) => monthsFrom(date, count));

describe('no more than three months are paid ahead', () => {
  it('as counting the days one by one finds too, at ends of months and on leap days', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), span, day, (live, wanted, today) => {
        fc.pre([...live, wanted].every(({ to }) => to >= addDays(today, -400)));
        expect(exceedsPrepaidCap(live, wanted, today)).toBe(goesTooFar(live, wanted, today));
      }),
      { numRuns: 2_000 },
    );
  });

  it('three months from any day on are never too many, four always are', () => {
    fc.assert(
      fc.property(day, (today) => {
        expect(exceedsPrepaidCap([], monthsFrom(today, 3), today)).toBe(false);
        expect(exceedsPrepaidCap([], { from: today, to: addMonths(today, 3) }, today)).toBe(true);
      }),
    );
  });

  it('what is offered instead fits, and nothing longer does', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 2 }), day, fc.integer({ min: 1, max: 3 }), day, (live, date, months, today) => {
        const wanted = monthsFrom(date, months);
        fc.pre(date >= today && exceedsPrepaidCap(live, wanted, today));
        const fits = monthsThatFit(live, wanted, { months, today });
        for (let count = 1; count < months; count += 1)
          expect(exceedsPrepaidCap(live, monthsFrom(date, count), today)).toBe(count > fits.months);
        if (fits.from) expect(exceedsPrepaidCap(live, wanted, fits.from)).toBe(false);
        if (fits.from) expect(exceedsPrepaidCap(live, wanted, addDays(fits.from, -1))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a single stay', () => {
  const stayOn = (date: string): PrepaidSpan => ({ from: date, to: date });
  const any = fc.oneof(
    span,
    day.map((date) => stayOn(date)),
  );

  it('past three months is told the first day on which it can be paid for, and else from which day on one can be had now', () => {
    let [later, nearer] = [0, 0];
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), day, day, (live, date, today) => {
        fc.pre(date >= today && [...live].every(({ to }) => to >= addDays(today, -200)));
        const past = stayPastCap(live, stayOn(date), today);
        expect(past !== undefined).toBe(goesTooFar(live, stayOn(date), today));
        if (!past) return;
        const days = Array.from({ length: 94 }, (_, n) => addDays(today, n)).filter((one) => one <= date);
        expect(past.from).toBe(days.find((one) => !goesTooFar(live, stayOn(date), one)));
        if (past.from) later += 1;
        if (!past.earliest) return;
        nearer += 1;
        expect([past.from, past.earliest > date]).toEqual([undefined, true]);
        expect(goesTooFar(live, stayOn(past.earliest), today)).toBe(false);
        expect(goesTooFar(live, stayOn(addDays(past.earliest, -1)), today)).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(later, nearer), 'both were met').toBeGreaterThan(5);
  });

  it('is near the cap, or past it, with others only where one of them reaches so far', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), day, (live, today) => {
        if (live.every(({ to }) => to < nearCapFrom(today))) expect(capStanding(live, today)?.standing).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
    expect(nearCapFrom('2026-11-30')).toBe('2027-02-21');
  });
});

describe('what is signed ahead', () => {
  const lastDaysBefore = 3;
  it('is paid from the first day on which, with it, no day past three months is paid for, and not once that is too late', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), day, (date, count, more, today) => {
        const running = monthsFrom(date, count);
        fc.pre(today <= running.to && addDays(today, 100) >= date);
        const next = monthsFrom(addDays(running.to, 1), more);
        const days = Array.from({ length: 230 }, (_, n) => addDays(today, n)).filter((one) => one <= next.from);
        const first = days.find((one) => !goesTooFar([running], next, one)) ?? '';
        const to = addDays(next.from, -lastDaysBefore);
        const expected = first !== '' && first <= to ? { from: first, to } : undefined;
        expect(payDays([running], next, { today, lastDaysBefore })).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });

  it('is not prepaid before its day, and is from it on: what is signed after it is counted with it then', () => {
    const running = monthsFrom('2026-12-01', 3);
    const next = { ...monthsFrom('2027-03-01', 2), paysFrom: '2027-02-01' };
    const gap = { from: '2026-11-25', to: '2026-11-30' };
    expect(exceedsPrepaidCap([running], next, '2026-12-01')).toBe(true);
    expect(exceedsPrepaidCap([next], gap, '2026-11-24')).toBe(false);
    expect(exceedsPrepaidCap([{ ...next, paysFrom: '2026-11-24' }], gap, '2026-11-24')).toBe(true);
    // On the day on which the next is paid for, three months more would be prepaid with this.
    expect(exceedsPrepaidCap([running, next], monthsFrom('2027-05-01', 1), '2027-02-02')).toBe(true);
  });
});

describe('how paid care stands to the cap', () => {
  const today = '2026-11-24';

  it('as counting the days one by one finds too, over all that is paid, at ends of months and on leap days', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), day, (live, now) => {
        const ahead = live.filter(({ to }) => to >= now);
        const stands = capStanding(live, now);
        expect(stands === undefined).toBe(ahead.length === 0);
        const [first, ...rest] = ahead;
        if (!stands || !first) return;
        const last =
          ahead
            .map(({ to }) => to)
            .sort()
            .at(-1) ?? '';
        const begins = [ahead.map(({ from }) => from).sort()[0] ?? '', now].sort().at(-1) ?? '';
        const end = threeMonthsOn(begins);
        expect(stands).toMatchObject({ to: last, until: end, from: begins });
        expect(stands.standing === 'over').toBe(goesTooFar(rest, first, now));
        const days = Array.from({ length: 7 }, (_, at) => addDays(end, -1 - at));
        expect(stands.standing === 'near').toBe(days.includes(last));
      }),
      { numRuns: 2_000 },
    );
  });
  const standing = (...live: PrepaidSpan[]) => capStanding(live, today)?.standing;

  it('is past it, near it, or neither; what is over does not count', () => {
    expect(standing(monthsFrom('2026-12-01', 2))).toBeUndefined();
    expect(standing(monthsFrom('2026-12-01', 3))).toBe('near');
    expect(standing(monthsFrom('2026-12-01', 2), monthsFrom('2027-02-01', 2))).toBe('over');
    expect(standing(monthsFrom('2026-08-01', 3), monthsFrom('2026-12-01', 1))).toBeUndefined();
    expect(capStanding([monthsFrom('2026-08-01', 3)], today)).toBeUndefined();
  });

  it('counts what is under way from today', () => {
    expect(capStanding([monthsFrom('2026-10-01', 3)], today)).toEqual({ from: today, to: '2026-12-31', until: '2027-02-24' });
  });
});
