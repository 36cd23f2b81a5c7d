import { runningStay } from '#cms/payments/change-end.ts';
import { whyNoHours } from '#cms/places/child-hours.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { heldLonger } from '#domain/booking/extras.ts';
import { extensionPrice, laterEnds, stayToday, type WhyFixed, whyNotLonger, whyNotShorter } from '#domain/booking/stay-time.ts';
import type { Occasion } from '#domain/care/care.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import type { Fen } from '#domain/money/money.ts';
import { claimStay } from '#domain/places/availability.ts';
import { longerClaim } from '#domain/places/capacity.ts';
import { claimsLookup, watchedWith } from '#domain/places/class-day.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { handoverTimes, whyNotHandedOver } from '#domain/places/handover-times.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import { ofClass } from '#domain/places/opening.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toInstant } from '#domain/time/zoned-time.ts';
import { partyHeld } from '../party-of.ts';

/** Ends that are offered at once: an hour and a half more is asked for in two steps. */
const MOST_CHOICES = 3;

/** How a running stay could be changed now. */
export interface StayChoices {
  occasion: Occasion;
  longer: { to: number; amount: Fen }[];
  /** Why it cannot be longer still: by its contract, or because of places. */
  why?: WhyFixed | ({ reason: 'no_place'; to: number } & { why: NoPlace });
  /** Until when more can be asked for. */
  until?: Instant;
  shorter: number[];
  /** Asked for and still to be paid. */
  pending?: { to: number; amount: Fen; until: Instant };
}

type Choosing = Pick<Portal, 'bookings' | 'city' | 'contracts' | 'now' | 'sheets' | 'special' | 'supplies'>;

/** What the hours of today's stay can be changed to, with prices, or why not; nothing where there is no stay sold by hours. */
export async function stayChoices(
  portal: Choosing,
  booking: BookingRecord,
  by?: Pick<Actor, 'kind'>,
): Promise<StayChoices | undefined> {
  const clock = { now: portal.now(), timeZone: portal.city.timeZone };
  const stay = booking.status === 'confirmed' ? await runningStay(portal, booking) : undefined;
  const occasion = stay && stayToday(stay, clock);
  const facility = portal.supplies.get(booking.facilityId);
  if (!stay || !occasion || !facility) return undefined;
  const { sessionMaxMinutes } = facility;
  const rule = findRule(stay.terms, 'extension');
  const limit = { ...clock, sessionMaxMinutes };
  const ends = laterEnds(stay, occasion, 1440).slice(0, MOST_CHOICES);
  const longer: StayChoices['longer'] = [];
  let why: StayChoices['why'];
  for (const to of ends) {
    why = whyNotLonger(stay, occasion, { ...limit, to }) ?? (await whyNoPlace(portal, { booking, occasion, to, by }));
    if (why) break;
    longer.push({ to, amount: extensionPrice(stay, occasion, to).amount });
  }
  if (ends.length === 0) why = whyNotLonger(stay, occasion, { ...limit, to: occasion.to });
  const pending = heldLonger(booking.actions, clock.now);
  return {
    occasion,
    longer,
    why,
    shorter: earlierEnds(occasion).filter(
      (to) =>
        !whyNotShorter(stay, occasion, { ...clock, to }) &&
        !whyNotFetched({ facility, special: portal.special() }, booking, { ...occasion, to }),
    ),
    ...(pending ? { pending } : {}),
    ...(rule
      ? { until: plusMinutes(toInstant({ date: occasion.date, minute: occasion.to }, clock.timeZone), -rule.minutesBefore) }
      : {}),
  };
}

/** Why a child that is there is not fetched at that end of its stay. */
export function whyNotFetched(
  { facility, special }: { facility: FacilitySupply; special: SpecialDays },
  { classId, form }: Pick<BookingRecord, 'classId' | 'form'>,
  stay: Occasion,
): NoPlace | undefined {
  const group = facility.classes.find(({ id }) => id === classId);
  const centre = { ...ofClass(facility, classId), special };
  return group && whyNotHandedOver(handoverTimes(facility, group, form), { ...stay, isRunning: true }, centre);
}

const earlierEnds = ({ from, to }: Occasion): number[] =>
  Array.from({ length: Math.max(0, (to - from) / SLOT_MINUTES - 1) }, (_, at) => to - (at + 1) * SLOT_MINUTES);

interface LongerStay {
  booking: BookingRecord;
  occasion: Occasion;
  to: number;
  /** Who looks. */
  by?: Pick<Actor, 'kind'>;
}

/** By the same rule that sells, for the added time alone. */
async function whyNoPlace(
  portal: Choosing,
  { booking, occasion: { date, to: from }, to, by }: LongerStay,
): Promise<StayChoices['why']> {
  const { sheets: kept, special, supplies, now } = portal;
  const supply = supplies.get(booking.facilityId);
  const facility = supply && suppliedTo(supply, partyHeld(booking, supply));
  const group = facility?.classes.find(({ id }) => id === booking.classId);
  if (!facility || !group) return { reason: 'no_place', to, why: { reason: 'not_open' } };
  const sheets = await kept.read({ classIds: watchedWith(facility, [group.id]), from: date, to: date });
  const context = { now: now(), special: special(), claimsOf: claimsLookup(sheets) };
  const running = { booking: longerClaim(booking.id), form: booking.form, isRunning: true };
  const asked = claimStay(facility, group, { date, from, to, ...running }, context);
  if (!asked.ok) return { reason: 'no_place', to, why: { reason: asked.reason, when: asked.when } };
  const { childId, form } = booking;
  const over = await whyNoHours(portal, { childId, facility, form, occasions: [{ date, from, to }], by });
  return over && { reason: 'no_place', to, why: { reason: over.reason, when: over.when } };
}
