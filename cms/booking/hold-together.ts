import { randomUUID } from 'node:crypto';
import { notFound, type Result } from '#cms/core/problem.ts';
import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { ownPlace } from '#cms/places/enrolled/hand-over.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { newNumber, newPickupCode } from '#cms/records/identity.ts';
import type { Queues } from '#cms/records/queues.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { Quote, Quoting } from './quote-care.ts';
import { beginBooking } from './request/begin-booking.ts';
import { refuseUntoured } from './tours/tour-first.ts';
import { acceptByHold, hasTurn, othersAhead } from './waitlist/hold-kept.ts';
import type { Offering } from './waitlist/offer-places.ts';
import { sendOfWaits } from './waitlist/tell-waiting.ts';
import { type Changing, type Refusing, refuseUnplaced, whyNoMore, whyNotHeld } from './why-not-held.ts';

/** One child's stay, priced, and whose it is. */
export interface Held {
  wish: {
    request: CareRequest;
    guardianId: string;
    childId: string;
    pickups: PickupPerson[];
    consents: Consent[];
    by: Actor;
    bookedBy?: string;
    /** Signed now, and paid for when with it no more than three months are prepaid: by this rule. */
    ahead?: AheadPayRule;
    changes?: Changing;
  };
  quote: Quote;
}

export type HoldingTogether = Quoting &
  Refusing &
  Offering &
  Pick<Portal, 'apps' | 'environment' | 'facilities' | 'online' | 'till' | 'tours' | 'work'>;

/**
 * Holds the places of a family's stays at one centre for a quarter of an hour, or while the centre answers, all of them or
 * none, in one unit of work (promises 1, 2, 5, 6). More than one are an order.
 */
export async function holdTogether(
  portal: HoldingTogether,
  holds: readonly [Held, ...Held[]],
  keep?: Keep<{ bookings: BookingRecord[] }>,
): Promise<Result<{ bookings: BookingRecord[] }>> {
  const [{ quote, wish }] = holds;
  const at = portal.now();
  const queues = await portal.queues.look();
  const waits = queues.at.get(quote.facility.id) ?? [];
  const order = holds.length > 1 ? newNumber('O', toLocal(at, portal.city.timeZone).date) : undefined;
  const family = { guardianId: wish.guardianId, children: holds.map((one) => one.wish.childId), at };
  let told: string[] = [];
  const held = await portal.work(
    keeping(keep, async (unit): Promise<Result<{ bookings: BookingRecord[] }>> => {
      told = [];
      for (const one of holds) {
        const unplaced = refuseUnplaced(one.quote, one.wish.by);
        if (unplaced) return unplaced;
      }
      const refused = await whyNoMore(portal, family, unit);
      if (refused) return refused;
      const facility = (await sellingNow(portal, { facilityId: quote.facility.id, classId: quote.group.id }, unit))?.facility;
      if (!facility) return notFound('facility_not_found');
      const begun = beginTogether(portal, holds, { at, facility, waits });
      if (!begun.ok) return begun;
      const bookings: BookingRecord[] = [];
      for (const one of holds) {
        const done = await holdOne(portal, one, { at, begun: begun.beginning, facility, order, queues, unit, waits });
        if (!done.ok) return done;
        bookings.push(done.booking);
        told.push(...done.told);
      }
      return { ok: true, bookings };
    }),
    { line: quote.facility.id, together: true },
  );
  await sendOfWaits(portal, told);
  return held;
}

/**
 * One of them that its centre answers itself makes all wait for its answer, until the first has to be given: in time for
 * the stay that begins first, whichever that is.
 */
export function beginTogether(
  portal: Pick<Portal, 'city' | 'special'>,
  holds: readonly Held[],
  { at, facility, waits }: Pick<Taking, 'at' | 'facility' | 'waits'>,
): ReturnType<typeof beginBooking> {
  const all: Taking['begun'][] = [];
  const startsAt = holds.map(({ quote }) => spanOf(quote.occasions, portal.city.timeZone).startsAt).sort()[0] ?? at;
  for (const { quote, wish } of holds) {
    const { occasions, group: quoted } = quote;
    const group = facility.classes.find(({ id }) => id === quoted.id);
    if (!group) return notFound('facility_not_found');
    const isTurn = hasTurn(waits, { childId: wish.childId, occasions, now: at });
    const begun = beginBooking(portal, { facility, group, form: wish.request.form, startsAt, by: wish.by, at, isTurn });
    if (!begun.ok) return begun;
    all.push(begun.beginning);
  }
  const asked = all.filter((one) => one.asked).toSorted((a, b) => (a.holdUntil < b.holdUntil ? -1 : 1));
  return { ok: true, beginning: (asked[0] ?? all[0]) as Taking['begun'] };
}

interface Taking {
  at: Instant;
  begun: Extract<ReturnType<typeof beginBooking>, { ok: true }>['beginning'];
  /** As it can sell in this unit of work, once its turn is taken. */
  facility: FacilitySupply;
  order?: string;
  queues: Queues;
  waits: readonly WaitRecord[];
  unit: Unit;
}

async function holdOne(
  portal: HoldingTogether,
  { quote, wish }: Held,
  { at, begun, facility, order, queues, unit, waits }: Taking,
): Promise<Result<{ booking: BookingRecord; told: string[] }>> {
  const { bookings, city } = portal;
  const { occasions } = quote;
  const { ahead: _rule, changes, ...own } = wish;
  const { childId, request } = own;
  const span = spanOf(occasions, city.timeZone);
  const may = await whyNotHeld(portal, { wish, occasions, span, facility, at }, unit);
  if (!may.ok) return may;
  const place = { facilityId: quote.facility.id, classId: quote.group.id };
  const sold = suppliedTo(facility, quote.party);
  const group = sold.classes.find(({ id }) => id === place.classId);
  if (!group) return notFound('facility_not_found');
  const inPlaceOf = (await ownPlace(portal, { ...wish, facilityId: facility.id }, unit)) ?? changes?.id;
  const care = { facilityId: facility.id, group, form: request.form, childId, date: request.date };
  const untoured = await refuseUntoured(portal, { ...care, isCounter: wish.by.kind === 'staff' }, unit);
  if (untoured) return untoured;
  const { asked, holdUntil: until, actions, ...beginning } = begun;
  // Its places first: whoever comes too late for the last one has written nothing.
  const id = randomUUID();
  const ahead = await othersAhead(portal, { facility, waits, queues, now: at, childId }, unit);
  const stays = { occasions, booking: id, until, asked, inPlaceOf, childId, ahead, form: request.form };
  const taken = await claimOccasions(portal, { facility: sold, group, ...stays, now: at, unit });
  if (taken) return taken;
  const booking = await bookings.create(
    {
      id,
      ...span,
      ...own,
      ...place,
      paysFrom: may.pays?.from,
      paysTo: may.pays?.to,
      order,
      number: newNumber('B', toLocal(at, city.timeZone).date),
      form: request.form,
      ...beginning,
      actions: changes ? actions.map((action) => ({ ...action, changes: changes.id }) as typeof action) : actions,
      holdUntil: until,
      remindAt: reminderOf({ ...span, ...beginning, holdUntil: until }, at, city.timeZone),
      total: quote.total,
      occasions,
      lines: quote.lines,
      terms: quote.terms,
      hadSameService: quote.hadSameService,
      party: quote.party,
      pickupCode: newPickupCode(),
    },
    unit,
  );
  return { ok: true, booking, told: asked ? [] : await acceptByHold(portal, { waits, booking }, unit) };
}
