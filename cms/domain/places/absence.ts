import { addDays } from '../time/civil-date.ts';
import type { Days } from './staff-standard.ts';

/** Days on which somebody does not come to work, ill or for another reason: their shifts stand and do not count. */
export interface Absence extends Days {
  staff: string;
}

/** What is left of some days without others. */
export function daysWithout(days: readonly Days[], away: readonly Days[]): Days[] {
  return away.reduce<Days[]>(
    (left, { from, to }) =>
      left.flatMap((span) => {
        if (span.to < from || to < span.from) return [span];
        return [
          ...(span.from < from ? [{ from: span.from, to: addDays(from, -1) }] : []),
          ...(to < span.to ? [{ from: addDays(to, 1), to: span.to }] : []),
        ];
      }),
    [...days],
  );
}
