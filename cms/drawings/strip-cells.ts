import type { DayAvailability } from '#domain/places/availability.ts';
import { SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';

export type CellState = 'free' | 'last' | 'full' | 'closed' | 'stale';

/** The hours drawn on every strip, in minutes: 7 to 19. */
export const STRIP = { from: 420, to: 1140 };

/** A day as the cells of an hour strip. What is past, closed or outside the hours is a bare line. */
export function stripCells(
  day: DayAvailability | undefined,
  { from, to }: Window = STRIP,
): { minute: number; state: CellState }[] {
  const cells: { minute: number; state: CellState }[] = [];
  for (let minute = from; minute < to; minute += SLOT_MINUTES) {
    const slot = day?.slots.find((one) => one.minute === minute);
    cells.push({
      minute,
      state: !slot || slot.reason === 'past' ? 'closed' : slot.left === 0 ? 'full' : slot.left === 1 ? 'last' : 'free',
    });
  }
  return cells;
}
