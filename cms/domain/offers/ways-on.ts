import type { CareForm } from '../care/care.ts';
import { classesOnSale } from '../places/availability.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { handoverTimes, longestHandedOver } from '../places/handover-times.ts';
import { addDays, type CivilDate, datesFrom } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, slotsOf, stretchesOf, type Window } from '../time/time-of-day.ts';
import { hasPassed } from '../time/zoned-time.ts';
import { type OfferContext, placesFrom } from './best-class.ts';
import { type CareOffer, careOffer } from './care-offer.ts';
import { earliestMonth, firstMonths } from './first-month.ts';
import { freeOn } from './free-on.ts';
import { lastDayOf, type WantedTime, type WantedWindow } from './wanted-time.ts';

/** How far ahead the next time is looked for, in days. */
const AHEAD_DAYS = 14;

/**
 * When a centre that cannot take a child next can: later on the same day or at that hour on a later one, for a weekly
 * wish in a later week. The first `count` that have room, at most one a day.
 */
export function nextOffers(
  facility: FacilitySupply,
  form: CareForm,
  { wanted, ageMonths }: { wanted: WantedTime; ageMonths?: number },
  context: OfferContext,
  count = 2,
): CareOffer[] {
  if (form === 'full_day' && wanted.kind === 'window') {
    const { weekdays } = wanted;
    const months = firstMonths(facility, { form, ageMonths, weekdays, from: addDays(wanted.date, 1) }, context);
    return [earliestMonth(months.filter(({ stays: [first] }) => first && covers(first, wanted))) ?? []].flat();
  }
  const found: CareOffer[] = [];
  const dates = datesFrom(wanted.date, lastDayLookedAt(wanted));
  const isByTheHour = wanted.kind === 'window' && (form === 'hourly' || form === 'temporary');
  const isFree = isByTheHour ? freeOn(facility, { form, ageMonths }, dates, context) : undefined;
  for (const other of otherThan(wanted)) {
    if (isFree && other.kind === 'window' && !isFree(dates.indexOf(other.date), other)) continue;
    const offer = careOffer(facility, form, { wanted: other, ageMonths }, context);
    if (offer.left > 0 && offer.stays[0]?.date !== found.at(-1)?.stays[0]?.date) found.push(offer);
    if (found.length === count) break;
  }
  return found;
}

/** The last day that `nextOffers` may look at, but for the months of monthly care. */
export function lastDayLookedAt(wanted: WantedTime): CivilDate {
  return addDays(lastDayOf(wanted), AHEAD_DAYS);
}

function otherThan(wanted: WantedTime): WantedTime[] {
  if (wanted.kind === 'soon') return [{ ...wanted, date: addDays(wanted.date, wanted.days), days: AHEAD_DAYS }];
  if (wanted.kind === 'weekly') return [7, 14].map((days) => ({ ...wanted, date: addDays(wanted.date, days) }));
  const later = datesFrom(addDays(wanted.date, 1), addDays(wanted.date, AHEAD_DAYS));
  return [...sameDay(wanted), ...later.flatMap((date) => windowsFrom({ ...wanted, date }))];
}

/** Other hours of the same day, the nearest first. */
function sameDay(wanted: WantedWindow): WantedWindow[] {
  const length = wanted.to - wanted.from;
  const windows: WantedWindow[] = [];
  for (let from = wanted.from % SLOT_MINUTES; from + length <= 1440; from += SLOT_MINUTES)
    if (from !== wanted.from) windows.push({ ...wanted, from, to: from + length });
  return windows.sort((a, b) => Math.abs(a.from - wanted.from) - Math.abs(b.from - wanted.from));
}

/** These hours, then the same length ever an hour later. */
function windowsFrom(wanted: WantedWindow): WantedWindow[] {
  const length = wanted.to - wanted.from;
  const windows: WantedWindow[] = [];
  for (let from = wanted.from; from + length <= 1440; from += 60) windows.push({ ...wanted, from, to: from + length });
  return windows;
}

/** A shorter stay is offered when it is no less than an hour, and than half of what was asked for. */
const SHORTEST_MINUTES = 60;

/** The longest part of the hours asked for that a centre can give on that day; `undefined` where that is too little. */
export function shorterOffer(
  facility: FacilitySupply,
  form: CareForm,
  { wanted, ageMonths }: { wanted: WantedTime; ageMonths?: number },
  context: OfferContext,
): CareOffer | undefined {
  if (wanted.kind !== 'window') return undefined;
  const least = Math.max(SHORTEST_MINUTES, (wanted.to - wanted.from) / 2);
  return partsOf(facility, form, { wanted, ageMonths }, context)
    .filter(({ from, to }) => to - from >= least && to - from < wanted.to - wanted.from)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .map((window) => careOffer(facility, form, { wanted: { ...wanted, ...window }, ageMonths }, context))
    .find(({ left }) => left > 0);
}

/** Stretches of the hours asked for that such care can be given in: whole halves and days, or as long as there is a place. */
function partsOf(
  facility: FacilitySupply,
  form: CareForm,
  { wanted, ageMonths }: { wanted: WantedWindow; ageMonths?: number },
  context: OfferContext,
): Window[] {
  const { parts, timeZone, sessionMaxMinutes } = facility;
  const within = ({ from, to }: Window): Window => ({ from: Math.max(from, wanted.from), to: Math.min(to, wanted.to) });
  if (form === 'full_day') return [within(parts.fullDay)];
  if (form === 'half_day') return [within(parts.morning), within(parts.afternoon)];
  const onSale = classesOnSale(facility, { form, ageMonths }, wanted.date);
  if ('reason' in onSale) return [];
  const placesOf = placesFrom(context);
  const longest = form === 'temporary' ? sessionMaxMinutes : wanted.to - wanted.from;
  return onSale.classes.flatMap((group) => {
    const places = placesOf(facility, group, wanted.date);
    if ('closed' in places) return [];
    const free = slotsOf(wanted).filter(
      (minute) =>
        (places.left[minute / SLOT_MINUTES] ?? 0) > 0 &&
        !hasPassed({ date: wanted.date, minute }, { now: context.now, timeZone }) &&
        covers(wanted, { from: minute, to: minute + SLOT_MINUTES }),
    );
    const times = handoverTimes(facility, group, form);
    return stretchesOf(free).flatMap((stretch) => {
      const { from = stretch.from } = longestHandedOver(times, stretch) ?? {};
      return longestHandedOver(times, { from, to: Math.min(stretch.to, from + longest) }) ?? [];
    });
  });
}
