import type { CareForm } from '../care/care.ts';
import { isInForce, type PriceItem, pricesFor } from '../money/pricing.ts';
import { classesFor } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { type FreeDays, type HalfHours, halfHoursOf } from '../places/free-days.ts';
import { type HandoverTimes, handoverTimes, isHandedOver } from '../places/handover-times.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';
import { classesInTime, type OfferContext } from './best-class.ts';

interface Looked {
  group: ClassSupply;
  days: FreeDays;
  prices: readonly PriceItem[];
  times: HandoverTimes;
  /** Of the days the first and the last that can be booked at any hour: between them no clock is asked. */
  first: number;
  last: number;
}

/**
 * Says of the `at`th of some days that follow each other whether a centre has a place for one stay of such care: just where
 * `bestClass` has one, without its count and its reasons. `undefined` where that is not remembered, and has to be asked there.
 */
export function freeOn(
  facility: FacilitySupply,
  { form, ageMonths }: { form: CareForm; ageMonths?: number },
  dates: readonly CivilDate[],
  context: OfferContext,
): ((at: number, window: Window) => boolean) | undefined {
  const isInTime = (group: ClassSupply, at: number, from: number) => {
    const stay = { date: dates[at] ?? '', from, to: from };
    return !classesInTime(facility, [group], { form, months: 0, stays: [stay] }, context).notNow;
  };
  const all: Looked[] = [];
  for (const group of classesFor(facility, { ageMonths, form })) {
    const days = context.remembered?.daysOf(facility, group, dates);
    if (!days) return undefined;
    // What is booked neither too late nor too early is so on all days between two that are not.
    let [first, last] = [0, dates.length - 1];
    while (first <= last && !isInTime(group, first, 0)) first++;
    while (first <= last && !isInTime(group, last, 0)) last--;
    const prices = pricesFor(facility.prices, { form, months: 0, classId: group.id });
    all.push({ group, days, prices, times: handoverTimes(facility, group, form), first, last });
  }
  // Most ask for the same hours day after day.
  let [asked, wanted]: [Window | undefined, HalfHours | undefined] = [undefined, undefined];
  return (at, window) => {
    if (window !== asked) [asked, wanted] = [window, halfHoursOf(window)];
    const date = dates[at];
    if (!wanted || !date) return false;
    for (const { group, days, prices, times, first, last } of all)
      if (
        days.has(at, wanted) &&
        prices.some((one) => isInForce(one, date)) &&
        isHandedOver(times, window) &&
        ((first <= at && at <= last) || isInTime(group, at, window.from))
      )
        return true;
    return false;
  };
}
