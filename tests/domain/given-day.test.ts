import { expect, it } from 'vitest';
import type { BookingAction, BookingStatus } from '#domain/booking/booking-state.ts';
import { canBeAddedTo, givenRequest, MOST_GIVEN_DAYS, whyNotGiven } from '#domain/booking/given-day.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { foldStatus, mayFollow } from '#domain/booking/status-table.ts';
import { addDays } from '#domain/time/civil-date.ts';

const at = '2026-12-01T00:00:00.000Z';
const staff = { kind: 'staff', id: 'head' } as const;
const give: BookingAction = { type: 'give', at, by: staff, of: 'B', reason: 'as amends' };
const cancel = (cause: 'family' | 'centre'): BookingAction => ({ type: 'cancel', at, by: staff, cause, refund: 0 });
const HOURS = { from: 540, to: 600 };
const booked = [{ date: '2026-12-08', from: 480, to: 1020 }];

it('days are added to what was paid for, also once it is over, and to what its centre cancelled', () => {
  const can = (status: BookingStatus, actions: BookingAction[] = []) => canBeAddedTo({ status, actions });
  expect([can('confirmed'), can('completed'), can('cancelled', [cancel('centre')])]).toEqual([true, true, true]);
  expect([can('held'), can('signed'), can('expired'), can('cancelled', [cancel('family')])]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([can('confirmed', [give]), can('cancelled', [give, cancel('centre')])]).toEqual([false, false]);
});

it('a day that is given needs nobody’s signature or money, is given by staff alone, and counts for no cap', () => {
  expect(foldStatus([give])).toBe('confirmed');
  expect(mayFollow('held', { ...give, by: { kind: 'guardian', id: 'g' } })).toBe(false);
  const [paid, free] = [
    { facilityId: 'a', total: 1 },
    { facilityId: 'a', total: 0 },
  ];
  expect(prepaidAt([paid, free, { facilityId: 'b', total: 1 }], 'a')).toEqual([paid]);
});

it('is by the hour where care was bought so, else a single stay', () => {
  const stay = { date: '2026-12-12', ...HOURS };
  expect(givenRequest('hourly', stay)).toEqual({ form: 'hourly', date: '2026-12-12', window: HOURS });
  for (const form of ['full_day', 'half_day', 'temporary'] as const) expect(givenRequest(form, stay).form).toBe('temporary');
});

it('is some days, each once, in reach, of an hour at the least, at a time at which the child does not come anyway', () => {
  const why = (days: string[], hours = HOURS) => whyNotGiven(days, hours, { booked, today: '2026-12-01' })?.code;
  expect(why(['2026-12-12', '2026-12-13'])).toBeUndefined();
  expect(why([])).toBe('given_none');
  const many = Array.from({ length: MOST_GIVEN_DAYS + 1 }, (_, n) => addDays('2026-12-10', n));
  expect([why(many.slice(1)), why(many)]).toEqual([undefined, 'given_too_many']);
  expect(why(['2026-12-12', '2026-12-12'])).toBe('given_twice');
  expect([why(['2027-03-31']), why(['2027-04-01'])]).toEqual([undefined, 'given_too_far']);
  expect([why(['2026-12-08']), why(['2026-12-08'], { from: 1020, to: 1080 })]).toEqual(['given_booked_already', undefined]);
  for (const hours of [
    { from: 540, to: 570 },
    { from: 540, to: 545 },
    { from: 600, to: 540 },
    { from: 550, to: 620 },
  ])
    expect(why(['2026-12-12'], hours)).toBe('given_hours');
});
