import { expect, it } from 'vitest';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { calendarEvents } from '#domain/booking/calendar-events.ts';

it('where a booking had more stays before it was moved, the surplus is withdrawn', () => {
  const stay = (date: string) => ({ date, from: 540, to: 720 });
  const [first, second] = [stay('2026-12-01'), stay('2026-12-02')];
  const move = { type: 'move', at: '2026-11-23T00:00:00.000Z', by: { kind: 'staff' }, contract: 'c' } as const;
  const actions: BookingAction[] = [{ ...move, was: [first, second], now: [second] }];
  const events = calendarEvents(
    { status: 'confirmed', occasions: [second], actions },
    { endsAt: ({ date }) => `${date}T04:00Z` },
  );
  expect(events).toEqual([
    { position: 1, occasion: second, status: 'confirmed' },
    { position: 2, occasion: second, status: 'cancelled' },
  ]);
});
