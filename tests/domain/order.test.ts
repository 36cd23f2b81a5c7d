import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_UNPAID_HOLDS, MOST_WAITING_CHILDREN, whyNoMoreHolds } from '#domain/booking/one-at-a-time.ts';
import { MOST_STAYS, orderDays, repeatDays, repeatsUntil } from '#domain/booking/order.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { openingOn } from '#domain/places/opening.ts';
import { addDays, daysBetween } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre } from './example-centre.ts';

const special = specialDays([
  { date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } },
  { date: '2027-01-03', kind: 'workday', name: { zh: '调休', en: 'Make-up' } },
]);
const repairs = { from: '2026-12-14', to: '2026-12-18', reason: { zh: '修水管', en: 'Pipes' } };
const centre = { hours: exampleCentre.hours, closures: [repairs], special };
const today = '2026-11-23';
const hourly = { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 720 } } as const;
const days = (more: Parameters<typeof orderDays>[1], { request = hourly, children = 1 } = {}) =>
  orderDays(request, more, { ...centre, today, children });

/** Walks one day after the other with a calendar of its own. */
function walk(first: string, weekdays: string, until: string) {
  const meant: string[] = [];
  for (const day = new Date(`${first}T00:00:00Z`); ; day.setUTCDate(day.getUTCDate() + 1)) {
    const date = day.toISOString().slice(0, 10);
    if (date > until) return meant;
    const weekday = date === '2027-01-03' ? 1 : day.getUTCDay() || 7;
    const named = date === first ? [weekday, day.getUTCDay() || 7] : [weekday];
    if (named.some((one) => weekdays.includes(String(one)))) meant.push(date);
  }
}

describe('each week until a day', () => {
  it('means those weekdays; on which the centre is shut is left out, and named with its reason', () => {
    const { dates, closed } = repeatDays('2026-12-02', { weekdays: '35', until: '2027-01-08' }, centre);
    expect(dates).toEqual([
      ...['2026-12-02', '2026-12-04', '2026-12-09', '2026-12-11', '2026-12-23', '2026-12-25', '2026-12-30'],
      ...['2027-01-06', '2027-01-08'],
    ]);
    expect(closed).toMatchObject([
      { date: '2026-12-16', reason: 'closure', when: { on: '2026-12-21', note: repairs.reason } },
      { date: '2026-12-18', reason: 'closure' },
      { date: '2027-01-01', reason: 'holiday', when: { note: { zh: '元旦' } } },
    ]);
  });

  it('leaves out a day on which every class that takes the children is shut, and no other', () => {
    const off = { from: '2026-12-09', to: '2026-12-09', reason: { zh: '停水', en: 'No water' }, classIds: ['small'] };
    const shut = { ...centre, classClosures: [off] };
    const four = { weekdays: '3', until: '2026-12-23' };
    const of = (...classes: string[]) => repeatDays('2026-12-02', four, { ...shut, classes: classes.map((id) => ({ id })) });
    expect(of('small').closed.map(({ date }) => date)).toEqual(['2026-12-09', '2026-12-16']);
    expect(of('small').closed[0]).toMatchObject({ reason: 'closure', when: { on: '2026-12-10', note: off.reason } });
    for (const classes of [['small', 'big'], ['big'], []])
      expect(of(...classes).closed.map(({ date }) => date)).toEqual(['2026-12-16']);
  });

  it('has the day from which it is asked for, though that is a make-up day', () => {
    const { dates, closed } = repeatDays('2027-01-03', { weekdays: '7', until: '2027-01-10' }, centre);
    expect([dates, closed.map(({ date }) => date)]).toEqual([['2027-01-03'], ['2027-01-10']]);
  });

  it('is what somebody finds who walks through the days', () => {
    const weekdays = fc.subarray(['1', '2', '3', '4', '5', '6', '7'], { minLength: 1 }).map((some) => some.join(''));
    const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(weekdays, span, (which, [after, length]) => {
        const first = addDays(today, after);
        const until = addDays(first, length);
        const { dates, closed } = repeatDays(first, { weekdays: which, until }, centre);
        const found = [...dates, ...closed.map(({ date }) => date)].sort();
        expect(found).toEqual(walk(first, which, until));
        for (const date of dates) expect(openingOn(date, centre)).toHaveProperty('open');
        for (const { date } of closed) expect(openingOn(date, centre)).toHaveProperty('closed');
      }),
    );
  });

  it('goes on for three months at most, and no further than any stay can be booked', () => {
    expect(repeatsUntil('2026-12-02', today)).toBe('2027-03-01');
    expect(repeatsUntil('2027-01-20', today)).toBe(addDays(today, BOOKABLE_DAYS));
    expect(days({ repeat: { weekdays: '3', until: '2027-03-01' } })).toMatchObject({ ok: true });
    const longer = days({ repeat: { weekdays: '3', until: '2027-03-02' } });
    expect(longer).toEqual({ ok: false, problem: 'repeat_too_long', until: '2027-03-01' });
  });
});

describe('the days of an order', () => {
  it('are one, a repeat’s, or those that are named, each once; less those that are left out', () => {
    expect(days({})).toMatchObject({ dates: ['2026-12-02'] });
    expect(days({ dates: ['2026-12-09', '2026-12-04', '2026-12-02'] })).toMatchObject({
      dates: ['2026-12-02', '2026-12-04', '2026-12-09'],
    });
    const both = { repeat: { weekdays: '3', until: '2026-12-16' }, dates: ['2026-12-11', '2026-12-09'] };
    expect(days(both)).toMatchObject({ dates: ['2026-12-02', '2026-12-09', '2026-12-11'] });
    const without = ['2026-12-09', '2026-12-02'];
    expect(days({ repeat: { weekdays: '3', until: '2026-12-23' }, without })).toMatchObject({ dates: ['2026-12-23'] });
    expect(days({ without })).toEqual({ ok: false, problem: 'no_days_left' });
  });

  it('are not of care by the month, not backwards, and not more than so many, children counted', () => {
    const month = { form: 'full_day', date: '2026-12-02', months: 1, meals: false } as const;
    const of = { request: month as never };
    expect(days({ repeat: { weekdays: '3', until: '2026-12-23' } }, of)).toMatchObject({ problem: 'repeat_not_for_months' });
    expect(days({}, of)).toMatchObject({ ok: true });
    expect(days({ repeat: { weekdays: '3', until: '2026-12-01' } })).toMatchObject({ problem: 'repeat_ends_before_start' });
    const often = { repeat: { weekdays: '12345', until: '2027-01-05' } };
    expect(days(often)).toMatchObject({ ok: true });
    expect(days(often, { children: 2 })).toEqual({ ok: false, problem: 'too_many_stays', most: MOST_STAYS });
  });

  it('fit two children once a week for as long as they may go on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: BOOKABLE_DAYS }), fc.integer({ min: 1, max: 5 }), (after, weekday) => {
        const date = addDays(today, after);
        const repeat = { weekdays: String(weekday), until: repeatsUntil(date, today) };
        const found = days({ repeat }, { request: { ...hourly, date } as never, children: 2 });
        expect(found.ok || found.problem === 'no_days_left').toBe(true);
        expect(daysBetween(date, repeat.until)).toBeLessThanOrEqual(92);
      }),
    );
  });
});

describe('what a family books together', () => {
  const at = '2026-11-23T07:00:00.000Z';
  const held = (order: string | undefined, childId: string) =>
    ({ status: 'held', holdUntil: '2026-11-23T07:10:00.000Z', order, childId }) as const;

  it('is one hold, however many stays it has', () => {
    const orders = ['O-1', 'O-2'].flatMap((order) => [held(order, 'a'), held(order, 'a'), held(order, 'b')]);
    expect(whyNoMoreHolds(orders, at, ['a'])).toBeUndefined();
    expect(whyNoMoreHolds([...orders, held(undefined, 'a')], at, ['a'])).toEqual({ reason: 'too_many_holds' });
    expect(orders.length).toBeGreaterThan(MOST_UNPAID_HOLDS);
  });

  it('that ran out, or was given up, counts once too', () => {
    const over = (order: string) => ({ ...held(order, 'a'), status: 'expired', holdUntil: '2026-11-23T06:59:00.000Z' }) as const;
    expect(whyNoMoreHolds([over('O-1'), over('O-1'), over('O-1')], at, ['a'])).toBeUndefined();
    expect(whyNoMoreHolds([over('O-1'), over('O-2')], at, ['a'])).toMatchObject({ reason: 'holds_unpaid' });
  });

  it('is for no more children than one search is for, all that wait counted', () => {
    const four = ['a', 'b', 'c', 'd'];
    expect(four).toHaveLength(MOST_WAITING_CHILDREN);
    expect(whyNoMoreHolds([], at, four)).toBeUndefined();
    const three = four.slice(0, 3).map((child) => held('O-1', child));
    expect(whyNoMoreHolds(three, at, ['a', 'd'])).toBeUndefined();
    expect(whyNoMoreHolds(three, at, ['d', 'e'])).toEqual({ reason: 'too_many_children_held' });
  });
});
