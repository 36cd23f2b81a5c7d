import type { CivilDate } from '../time/civil-date.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';
import type { Occasion } from './care.ts';

/** How far ahead a stay may be asked for. */
export const BOOKABLE_DAYS = 120;

/** The instants at which a list of stays begins and ends. */
export function spanOf(
  occasions: readonly Occasion[],
  timeZone: string,
): { startsAt: Instant; endsAt: Instant; from: CivilDate; to: CivilDate } {
  const first = occasions[0];
  const last = occasions.at(-1);
  if (!first || !last) throw new Error('a booking has at least one stay');
  return {
    from: first.date,
    to: last.date,
    startsAt: toInstant({ date: first.date, minute: first.from }, timeZone),
    endsAt: toInstant({ date: last.date, minute: last.to }, timeZone),
  };
}
