import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceedsPrepaidCap } from '#domain/booking/prepayment.ts';
import { reminderKind, renewalNoticeAt } from '#domain/booking/reminder.ts';
import { renewalOf } from '#domain/booking/renewal.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { isWorkday, specialDays } from '#domain/time/workdays.ts';

const special = specialDays([]);
const birthDate = '2026-01-15';
const care = (date: string, months: number) => {
  const request = { form: 'full_day', date, months, meals: false } as const;
  return { request, from: date, to: servicePeriods(request).at(-1)?.to ?? date };
};

describe('what follows care by the month', () => {
  it('begins on the next working day, and with what is prepaid is never more than three months; nothing longer would fit', () => {
    const day = fc.oneof(
      fc.constantFrom('2027-11-30', '2028-01-31', '2028-02-29', '2027-02-28'),
      fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-06-01', days)),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), fc.integer({ min: -40, max: 90 }), (date, months, ago) => {
        const now = care(date, months);
        const today = addDays(date, ago);
        fc.pre(today <= now.to);
        const renewal = renewalOf(now, [now], { today, special, birthDate });
        if (!renewal) throw new Error('nothing follows');
        expect(renewal.from > now.to && isWorkday(renewal.from, special)).toBe(true);
        for (let count = 1; count <= months; count += 1)
          expect(exceedsPrepaidCap([now], care(renewal.from, count), today)).toBe(count > renewal.months);
        if (renewal.payFrom) expect(exceedsPrepaidCap([now], care(renewal.from, 1), renewal.payFrom)).toBe(false);
      }),
    );
  });

  it('is said of care by the month alone, and not where something follows already', () => {
    const today = '2026-12-01';
    const now = care('2026-12-01', 1);
    const next = care('2027-01-04', 1);
    expect(renewalOf(now, [now, next], { today, special, birthDate })).toBeUndefined();
    const hourly = { form: 'hourly', date: today, window: { from: 540, to: 600 } } as const;
    const stay = { request: hourly, from: '2027-02-10', to: '2027-02-10' };
    expect(renewalOf(now, [now, stay], { today, special, birthDate }), 'a single stay later is none that follows').toBeDefined();
    expect(renewalOf({ request: hourly, to: today }, [], { today, special, birthDate })).toBeUndefined();
  });

  it('goes to the third birthday: its month is the last, and nothing follows where no working day is left', () => {
    const now = care('2026-12-01', 2);
    const months = (born: string) => renewalOf(now, [now], { today: '2027-01-20', special, birthDate: born })?.months;
    // From Monday 1 February 2027 on; the day of the birthday is none of care, nor is a Monday's part without a working day.
    const born = ['2024-04-01', '2024-03-31', '2024-03-02', '2024-03-01', '2024-02-02', '2024-02-01'];
    expect(born.map(months)).toEqual([2, 2, 2, 1, 1, undefined]);
  });

  it('is told of so many days before the end, once it has begun', () => {
    const { request } = care('2026-12-01', 1);
    const stay = { status: 'confirmed', request, startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-31T09:00:00Z' } as const;
    const now = '2026-12-01T02:00:00Z';
    expect(renewalNoticeAt(stay, { now, days: 14 })?.slice(0, 10)).toBe('2026-12-17');
    expect(renewalNoticeAt(stay, { now: '2026-12-20T00:00:00Z', days: 14 })).toBeUndefined();
    expect(renewalNoticeAt(stay, { now, days: 0 })).toBeUndefined();
    expect(reminderKind(stay, '2026-11-30T00:00:00Z')).toBe('stay_tomorrow');
    expect(reminderKind(stay, '2026-12-17T09:00:00Z')).toBe('renewal');
    expect(reminderKind(stay, '2027-01-01T00:00:00Z')).toBeUndefined();
  });
});
