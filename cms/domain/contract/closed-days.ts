import { careDays, type Occasion } from '../care/care.ts';
import { deliveries, unusedPart } from '../money/delivery.ts';
import { type Fen, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';

/**
 * What booked days come to on which a centre is shut, in fen: the part of the fee that they would have used up, and the
 * meals that are not eaten on them (F7). That is what the settlement of their month gives back for them, where the child
 * comes on all the others.
 */
export function worthOfDays(
  bought: { lines: readonly PriceLine[]; occasions: readonly Occasion[]; paidFor?: readonly Occasion[] },
  days: readonly CivilDate[],
  { timeZone, special }: { timeZone: string; special: SpecialDays },
): { care: Fen; meals: Fen } {
  const care = deliveries(bought, timeZone).filter(({ date }) => days.includes(date));
  const meals = bought.lines.filter(({ kind }) => kind === 'meals');
  return { care: sum(care.map((day) => day.care)), meals: sum(meals.map((line) => mealsOn(line, days, special))) };
}

function mealsOn({ amount, period, occasion }: PriceLine, days: readonly CivilDate[], special: SpecialDays): Fen {
  if (!period) return occasion && days.includes(occasion.date) ? amount : 0;
  const workdays = careDays(period, special);
  const shut = workdays.filter((date) => days.includes(date)).length;
  return unusedPart(amount, { workdays: workdays.length, came: workdays.length - shut });
}
