import { type CareForm, type CareRequest, type Occasion, requestProblem } from '../care/care.ts';
import { type Fen, sum } from '../money/money.ts';
import { priceRequest } from '../money/pricing.ts';
import { classPlaces } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { freePlaces } from '../places/free-places.ts';
import { handoverTimes, longestHandedOver } from '../places/handover-times.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { SLOT_MINUTES, slotsOf, type Window } from '../time/time-of-day.ts';
import { bestClass, type OfferContext } from './best-class.ts';

/** A place that is free on a day, the care it would be sold as, and what that brings by the list. */
export interface OpenPlace extends Window {
  form: CareForm;
  worth: Fen;
}

export interface OpenClass {
  classId: string;
  places: OpenPlace[];
  worth: Fen;
  /** Hours that are free and that the class cannot sell for one day: too short, too late, or without a price. */
  unsold: Window[];
}

/** The places of a class that are the same hours of the same care, as one: how many they are. In the order of the day. */
export function placesAlike(places: readonly OpenPlace[]): (OpenPlace & { count: number })[] {
  const alike = Map.groupBy(places, ({ form, from, to, worth }) => [from, to, form, worth].join());
  return [...alike.values()]
    .flatMap(([one, ...more]) => (one ? [{ ...one, count: more.length + 1 }] : []))
    .sort((one, other) => one.from - other.from || one.to - other.to);
}

/** Care for a single day that can lie within some hours, the most of them first: as far as children are brought and fetched then. */
function requestsWithin(free: Window, date: CivilDate, facility: FacilitySupply, group: ClassSupply): CareRequest[] {
  const { parts, sessionMaxMinutes } = facility;
  const { from, to } = free;
  const halves = (['morning', 'afternoon'] as const).filter((part) => from <= parts[part].from && parts[part].to <= to);
  const within = (form: 'hourly' | 'temporary', hours: Window): CareRequest[] => {
    const window = longestHandedOver(handoverTimes(facility, group, form), hours);
    return window ? [{ form, date, window }] : [];
  };
  const first = longestHandedOver(handoverTimes(facility, group, 'temporary'), free)?.from ?? from;
  return [
    ...within('hourly', free),
    ...within('temporary', { from: first, to: Math.min(to, first + sessionMaxMinutes) }),
    ...halves.map((part): CareRequest => ({ form: 'half_day', date, part, months: 0, meals: false })),
  ];
}

const hoursOf = (request: CareRequest, { parts }: FacilitySupply): Window =>
  'window' in request ? request.window : request.form === 'half_day' ? parts[request.part] : parts.fullDay;

/** What a class's free places of a day are worth: each as the dearest care that the chooser would sell in it. */
function openClass(facility: FacilitySupply, group: ClassSupply, date: CivilDate, context: OfferContext): OpenClass {
  const day = classPlaces(facility, group, date, context);
  const open = 'closed' in day ? [] : day.open.flatMap(slotsOf);
  const slots =
    'closed' in day ? [] : open.map((minute) => ({ minute, left: Math.max(0, day.left[minute / SLOT_MINUTES] ?? 0) }));
  const places: OpenPlace[] = [];
  const unsold: Window[] = [];
  for (const free of freePlaces(slots)) {
    const offers = requestsWithin(free, date, facility, group).flatMap((request): OpenPlace[] => {
      const stay: Occasion = { date, ...hoursOf(request, facility) };
      const want = { form: request.form, months: 0, stays: [stay], classId: group.id };
      if (!group.forms.includes(request.form) || requestProblem(request, facility)) return [];
      if (bestClass(facility, want, context).left === 0) return [];
      const priced = priceRequest(request, { items: facility.prices, classId: group.id, occasions: [stay] });
      return priced.ok ? [{ from: stay.from, to: stay.to, form: request.form, worth: priced.total }] : [];
    });
    const [dearest] = offers.sort((one, other) => other.worth - one.worth);
    if (dearest) places.push(dearest);
    else unsold.push(free);
  }
  return { classId: group.id, places, worth: sum(places.map(({ worth }) => worth)), unsold };
}

/** A day's free places of a centre, class by class. */
export const openDay = (facility: FacilitySupply, date: CivilDate, context: OfferContext): OpenClass[] =>
  facility.classes.map((group) => openClass(facility, group, date, context));
