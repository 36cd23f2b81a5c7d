import type { InEveryLanguage } from '../language/lang.ts';
import { UNSOLD_REASONS } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, type Window } from '../time/time-of-day.ts';
import { NOT_BOOKABLE } from './credential.ts';
import { CLOSED_REASONS, type OpeningContext, openingOn } from './opening.ts';

/** Every place is taken, the last of them perhaps by who is first on the waitlist, or is got ready between two children. Nothing else is called full. */
const FULL_REASONS = [
  'staff_ratio',
  'class_size',
  'places',
  'public_part',
  'employee_part',
  'waitlist_first',
  'between_groups',
] as const;

/** Not within the hours of the centre, or of the kind of care, or not when children are brought and fetched. */
const OUT_OF_HOURS = [
  'opens_later',
  'closes_earlier',
  'not_open',
  'too_long',
  'workdays_only',
  'no_drop_off',
  'no_pick_up',
] as const;

/** Why a centre has no place: the one list, for search, pages, quotes, holds and the API. */
export const NO_PLACE_REASONS = [
  ...CLOSED_REASONS,
  ...NOT_BOOKABLE,
  ...FULL_REASONS,
  ...OUT_OF_HOURS,
  'past',
  'needs_notice',
  'not_yet_bookable',
  'price_starts_later',
  'price_not_published',
  'price_outside',
  'weekdays_not_sold',
  ...UNSOLD_REASONS,
  'no_class_for_age',
  'form_not_offered',
  'turns_three',
  'no_staff',
  'employees_only',
  'visit_first',
  'hours_used_up',
] as const;
export type NoPlaceReason = (typeof NO_PLACE_REASONS)[number];

/** What a reason's "when" is made of: only what belongs to the reason is set. */
export interface NoPlaceWhen {
  /** The day from which it is otherwise: open again, on sale, to be booked, or the last day of a credential. */
  on?: CivilDate;
  /** Minutes since midnight: opens, closes, or the first time that can be booked, with `on` on that day. */
  at?: number;
  /** When the centre is open, or the kind of care is given, or children are brought or fetched, on that day; of a full one, from when until when it is. */
  hours?: readonly Window[];
  /** The longest stay, or the notice that is needed; of hours that are used up, what is left of them in that month. */
  minutes?: number;
  /** The most minutes that a child may have in a month. */
  most?: number;
  /** Children are taken from this many months of age on. */
  fromMonths?: number;
  /** Children are taken until this many months of age. */
  untilMonths?: number;
  /** On how many weekdays such care is sold by the month; 5 is on every working day. */
  daysPerWeek?: readonly number[];
  /** Whom to call meanwhile. */
  call?: string;
  /** The name of a holiday, or why the centre is shut. */
  note?: InEveryLanguage;
}

/** A "no" with its reason and, where there is one, its "when". */
export interface NoPlace {
  reason: NoPlaceReason;
  when?: NoPlaceWhen;
}

export function isOutOfHours(reason: NoPlaceReason | undefined): boolean {
  return (OUT_OF_HOURS as readonly (string | undefined)[]).includes(reason);
}

export function isFull(reason: NoPlaceReason | undefined): boolean {
  return (FULL_REASONS as readonly (string | undefined)[]).includes(reason);
}

/** Full until when: from a half hour on, as long as every place of the class is taken. */
export function untilFree(
  from: number,
  reasonAt: (minute: number) => NoPlaceReason | undefined,
): { hours: readonly [Window] } | undefined {
  let to = from;
  while (isFull(reasonAt(to))) to += SLOT_MINUTES;
  return to > from ? { hours: [{ from, to }] } : undefined;
}

/** Why hours are not within the hours that there are: it opens later, closes earlier, or what its hours are. */
export function outsideHours(hours: readonly Window[], wanted: Window): NoPlace {
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) return { reason: 'not_open' };
  const [early, late] = [wanted.from < first.from, wanted.to > last.to];
  if (early && !late && hours.some((one) => covers(one, { from: first.from, to: wanted.to })))
    return { reason: 'opens_later', when: { at: first.from } };
  if (late && !early && hours.some((one) => covers(one, { from: wanted.from, to: last.to })))
    return { reason: 'closes_earlier', when: { at: last.to } };
  return { reason: 'not_open', when: { hours } };
}

/** A year's longest holiday, and a summer's closure. */
const CLOSED_AT_MOST = 45;

/** Why a centre is shut on a day, and when it next opens. */
export function closedOn(date: CivilDate, centre: OpeningContext): NoPlace | undefined {
  const opening = openingOn(date, centre);
  if (!('closed' in opening)) return undefined;
  const on = opensAfter(date, centre);
  return { reason: opening.closed, when: { ...(on ? { on } : {}), ...(opening.note ? { note: opening.note } : {}) } };
}

function opensAfter(date: CivilDate, centre: OpeningContext): CivilDate | undefined {
  for (let days = 1; days <= CLOSED_AT_MOST; days++) {
    const later = addDays(date, days);
    if ('open' in openingOn(later, centre)) return later;
  }
  return undefined;
}
