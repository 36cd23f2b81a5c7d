import { careDays, type Occasion } from '../care/care.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';
import { type Fen, share, sum } from './money.ts';
import type { PriceLine } from './pricing.ts';

/** A day of care given: what of a prepayment it used up, and when its stay had ended. */
export interface Delivery {
  date: CivilDate;
  at: Instant;
  care: Fen;
}

interface Bought {
  lines: readonly PriceLine[];
  occasions: readonly Occasion[];
  /** The days that were paid for, where care ends before some of them. */
  paidFor?: readonly Occasion[];
}

/**
 * What each booked day uses up of what was paid. A month's care is given in equal parts on the days for which the
 * place is kept, whether or not the child comes; the parts come to the month's fee. Care sold singly is given whole.
 * Meals are used up by being eaten: see `mealsBetween`.
 */
export function deliveries({ lines, occasions, paidFor = occasions }: Bought, timeZone: string): Delivery[] {
  return occasions
    .map(({ date, to }) => ({
      date,
      at: toInstant({ date, minute: to }, timeZone),
      care: sum(lines.filter(({ kind }) => kind === 'care').map((line) => partOn(date, line, paidFor))),
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function partOn(date: CivilDate, { amount, period, occasion }: PriceLine, occasions: readonly Occasion[]): Fen {
  if (!period) return occasion?.date === date ? amount : 0;
  const days = occasions
    .map((one) => one.date)
    .filter((one) => period.from <= one && one <= period.to)
    .sort();
  const at = days.indexOf(date);
  return at < 0 ? 0 : share(amount, at + 1, days.length) - share(amount, at, days.length);
}

/** The part of a month's fee that falls on its working days without the child. */
export const unusedPart = (amount: Fen, { workdays, came }: { workdays: number; came: number }): Fen =>
  share(amount, Math.max(0, workdays - came), workdays || 1);

/**
 * What meals, of a month or of a stay, have cost more, or less, since the child was known to have come on these days
 * instead of those. What is left is what comes back for meals that were not eaten, to the fen.
 */
export function mealsBetween(
  lines: readonly PriceLine[],
  { before, after }: { before: readonly CivilDate[]; after: readonly CivilDate[] },
  special: SpecialDays,
): Fen {
  const eaten = ({ amount, period, occasion }: PriceLine, came: readonly CivilDate[]) => {
    if (!period) return occasion && came.includes(occasion.date) ? amount : 0;
    const { from, to } = period;
    const workdays = careDays(period, special).length;
    return amount - unusedPart(amount, { workdays, came: came.filter((date) => from <= date && date <= to).length });
  };
  return sum(lines.map((line) => (line.kind === 'meals' ? eaten(line, after) - eaten(line, before) : 0)));
}
