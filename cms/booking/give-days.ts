import { randomUUID } from 'node:crypto';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { seenWord } from '#cms/core/seen-word.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { nextDelivery } from '#cms/payments/deliver-care.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { claimOccasions, sellingNow, whyNoRoom } from '#cms/places/claim-occasions.ts';
import { notePlacesTaken } from '#cms/places/note-taken.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { NAMELESS } from '#cms/records/children.ts';
import { newNumber, newPickupCode } from '#cms/records/identity.ts';
import type { Queues } from '#cms/records/queues.ts';
import type { GivenStay } from '#cms/records/shapes/booking.ts';
import { canBeAddedTo, givenRequest, MOST_GIVEN_DAYS, whyNotGiven } from '#domain/booking/given-day.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { Occasion } from '#domain/care/care.ts';
import { BOOKABLE_DAYS, spanOf } from '#domain/care/span.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { classesFor } from '#domain/places/availability.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { ageInMonths, thirdBirthday } from '#domain/time/age.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime, type Window } from '#domain/time/time-of-day.ts';
import { type Instant, plusMinutes, toInstant, toLocal } from '#domain/time/zoned-time.ts';
import type { HoldingTogether } from './hold-together.ts';
import { partyHeld } from './party-of.ts';
import { othersAhead } from './waitlist/hold-kept.ts';
import { whyNotThere } from './why-not-held.ts';

type Giving = HoldingTogether & Pick<Portal, 'audit' | 'children' | 'givenDays' | 'outsideReturns' | 'refunds'>;

export interface GivenWish {
  facilityId: string;
  bookingId: string;
  days: readonly CivilDate[];
  /** Minutes since midnight, the same on all of them. */
  window: Window;
}

/** Days as they are typed, one after the other, and hours; what is none lasts no time, and is refused as that. */
export const readGiven = (typed: { days: string; from: string; to: string }): Pick<GivenWish, 'days' | 'window'> => ({
  days: typed.days.split(/[\s,，、;；]+/).filter(Boolean),
  window: { from: parseTime(typed.from) ?? 0, to: parseTime(typed.to) ?? 0 },
});

/** What it comes to when a centre adds days to a booking, before a place is kept. */
export interface GivenPlan {
  booking: BookingRecord;
  days: { occasion: Occasion; group: ClassSupply; worth: Fen }[];
  /** At published prices, or by what the family pays for a day: the centre goes without it. */
  worth: Fen;
}

/** A booking of the centre that asks, to which days can be added; anybody else's is as good as absent. */
export async function bookingToAddTo(
  portal: Pick<Portal, 'bookings' | 'children'>,
  { bookingId, facilityId }: Pick<GivenWish, 'bookingId' | 'facilityId'>,
  unit?: Unit,
): Promise<Result<{ booking: BookingRecord; window: Window }>> {
  const booking = await portal.bookings.findAt(bookingId, facilityId, unit);
  if (!booking) return notFound('booking_not_found');
  if (!canBeAddedTo(booking)) return conflict('given_not_paid');
  if (await isGone(portal, booking, unit)) return conflict('given_child_gone');
  // The hours that it is known by.
  const { from, to } = booking.occasions[0] ?? { from: 540, to: 600 };
  return { ok: true, booking, window: { from, to } };
}

/** Whether its family has removed the child, or left: nobody would bring it, and nobody may be told. */
async function isGone({ children }: Pick<Portal, 'children'>, { childId }: BookingRecord, unit?: Unit): Promise<boolean> {
  const child = (await children.findAll([childId], unit)).get(childId);
  return !child || Boolean(child.removedAt) || child.name === NAMELESS;
}

/** What adding days comes to: each judged as a hold is, by the same rules. */
export async function planGivenDays(portal: Giving, wish: GivenWish): Promise<Result<{ plan: GivenPlan }>> {
  const found = await bookingToAddTo(portal, wish);
  if (!found.ok) return found;
  const supply = await portal.supplies.fresh(wish.facilityId);
  if (!supply) return notFound('facility_not_found');
  const facility = suppliedTo(supply, partyHeld(found.booking, supply));
  const { birthDate } = await portal.children.get(found.booking.childId);
  const planned = await planFor(portal, { ...wish, booking: found.booking, birthDate, facility });
  if (!planned.ok) return planned;
  const { plan } = planned;
  const queues = await portal.queues.look();
  for (const day of plan.days) {
    const place = { ...day, booking: plan.booking, facility, queues, id: 'given:look' };
    const none = await whyNoRoom(portal, await claimOf(portal, place));
    if (none) return none;
  }
  return planned;
}

type Judging = GivenWish & { booking: BookingRecord; birthDate: CivilDate; facility: FacilitySupply };

async function planFor(portal: Giving, wish: Judging, unit?: Unit): Promise<Result<{ plan: GivenPlan }>> {
  const { birthDate, booking, facility, window } = wish;
  if (!wish.days.every(isCivilDate)) return unprocessable('date_invalid', { field: 'days' });
  const days = wish.days.toSorted();
  const wrong = whyNotGiven(days, window, { booked: bookedDays(booking), today: todayOf(portal) });
  if (wrong) {
    const { code, date } = wrong;
    const params = { most: MOST_GIVEN_DAYS, days: BOOKABLE_DAYS, ...(date ? { day: date } : {}) };
    return unprocessable(code, { field: 'days', params });
  }
  const items = await portal.prices.listOf(facility.id, unit);
  const planned: GivenPlan['days'] = [];
  for (const date of days) {
    const occasion = { date, ...window };
    const judged = await judgeDay(portal, { birthDate, booking, facility, occasion }, unit);
    if (!judged.ok) return judged;
    planned.push({ occasion, group: judged.group, worth: worthOf(booking, { occasion, classId: judged.group.id, items }) });
  }
  return { ok: true, plan: { booking, days: planned, worth: sum(planned.map(({ worth }) => worth)) } };
}

/** Of a booking that its centre has cancelled nothing is booked any more. */
const bookedDays = ({ occasions, status }: BookingRecord) => (status === 'cancelled' ? [] : occasions);

/** Whether the child can be taken on a day: whatever is asked of one that is booked, but that nothing is paid for it. */
async function judgeDay(
  portal: Giving,
  { birthDate, booking, facility, occasion }: Omit<Judging, keyof GivenWish> & { occasion: Occasion },
  unit?: Unit,
): Promise<Result<{ group: ClassSupply }>> {
  const { childId, form } = booking;
  const { date } = occasion;
  const at = portal.now();
  // Its family is told before it begins.
  if (toInstant({ date, minute: occasion.from }, portal.city.timeZone) <= plusMinutes(at, portal.city.closingUndoMinutes))
    return conflict('given_begun', { field: 'days', params: { day: date } });
  if (date >= thirdBirthday(birthDate))
    return unprocessable('turns_three', { field: 'days', params: { on: thirdBirthday(birthDate) } });
  const ageMonths = ageInMonths(birthDate, date);
  const [group] = [
    ...classesFor(facility, { ageMonths, classId: booking.classId }),
    ...classesFor(facility, { ageMonths, form }),
  ];
  if (!group) return unprocessable('no_class_for_age', { field: 'days', params: { months: ageMonths } });
  const request = givenRequest(form, occasion);
  const by = { kind: 'staff' } as const;
  const may = await whyNotThere(portal, { wish: { childId, request, by }, occasions: [occasion], facility, at }, unit);
  return may.ok ? { ok: true, group } : { ...may, field: 'days' };
}

/** What a day would be sold for; where it is not sold singly, what its family pays for one. */
function worthOf(
  { lines, occasions, form }: BookingRecord,
  { occasion, classId, items }: { occasion: Occasion; classId: string; items: readonly PriceItem[] },
): Fen {
  const priced = priceRequest(givenRequest(form, occasion), { items, classId, occasions: [occasion] });
  if (priced.ok) return priced.total;
  const care = sum(lines.filter(({ kind }) => kind === 'care').map(({ amount }) => amount));
  return Math.round(care / Math.max(1, occasions.length));
}

interface Placing {
  booking: BookingRecord;
  facility: FacilitySupply;
  group: ClassSupply;
  occasion: Occasion;
  queues: Queues;
  id: string;
}

/** How its place is claimed: for good, after whom it is to be offered first, at the hours at which children of its care come. */
async function claimOf(portal: Giving, { booking, facility, group, occasion, queues, id }: Placing, unit?: Unit) {
  const { childId, form } = booking;
  const now = portal.now();
  const waits = queues.at.get(facility.id) ?? [];
  const ahead = await othersAhead(portal, { facility, waits, queues, now, childId }, unit);
  return { facility, group, occasions: [occasion], booking: id, childId, form, ahead, now };
}

/** A word for what somebody has seen of a plan: another plan has another. */
export const seenOfGiven = ({ days, worth }: GivenPlan): string =>
  seenWord(...days.map(({ occasion, group }) => `${occasion.date} ${occasion.from}-${occasion.to} ${group.id}`), worth);

interface Announced extends GivenWish {
  reason: string;
  seen: string;
  staffId: string;
}

/**
 * Adds days to a booking, free of charge, with a reason that the family reads: the places of all of them, or none. For as
 * long as it can be taken back the family is told nothing.
 */
export async function giveDays(portal: Giving, wish: Announced): Promise<Result<{ id: string }>> {
  const { bookingId, facilityId, staffId } = wish;
  const read = readSaid('reason', prose(300), wish.reason);
  if (!read.ok) return read;
  const reason = read.said;
  if (!reason) return unprocessable('given_reason', { field: 'reason' });
  const found = await bookingToAddTo(portal, wish);
  if (!found.ok) return found;
  const { childId, guardianId } = found.booking;
  const { birthDate } = await portal.children.get(childId);
  const queues = await portal.queues.look();
  return portal.work(
    async (unit): Promise<Result<{ id: string }>> => {
      await portal.guardians.takeTurn(guardianId, unit);
      const again = await bookingToAddTo(portal, wish, unit);
      if (!again.ok) return again;
      const { booking } = again;
      const selling = await sellingNow(portal, booking, unit);
      if (!selling) return notFound('facility_not_found');
      const { facility } = selling;
      // What can still be taken back keeps its days too.
      const open = (await portal.givenDays.ofBooking(bookingId, unit)).flatMap(({ stays }) => stays);
      if (open.some(({ date }) => wish.days.includes(date))) return conflict('given_already', { field: 'days' });
      const planned = await planFor(portal, { ...wish, birthDate, booking, facility }, unit);
      if (!planned.ok) return planned;
      const { plan } = planned;
      if (seenOfGiven(plan) !== wish.seen) return conflict('closing_changed');
      const stays: GivenStay[] = [];
      for (const day of plan.days) {
        const id = randomUUID();
        const claim = await claimOf(portal, { ...day, booking, facility, queues, id }, unit);
        const refused = await claimOccasions(portal, { ...claim, unit });
        if (refused) return refused;
        stays.push({ id, classId: day.group.id, ...day.occasion });
      }
      await portal.audit.write(
        { actor: staffId, action: 'give_days', subject: `booking:${bookingId}`, detail: { days: stays.map(({ date }) => date) } },
        unit,
      );
      const tellAt = plusMinutes(portal.now(), portal.city.closingUndoMinutes);
      return { ok: true, id: await portal.givenDays.add({ facilityId, bookingId, stays, reason, staffId, tellAt }, unit) };
    },
    { line: facilityId },
  );
}

const placeOf = ({ id, classId, date }: GivenStay) => ({ id, classId, from: date, to: date });

/** Takes it back: as nobody was told it never was. */
export function undoGivenDays(
  portal: Giving,
  { id, facilityId, staffId }: { id: string; facilityId: string; staffId: string },
): Promise<Result<object>> {
  const { audit, givenDays, now, work } = portal;
  return work(async (unit): Promise<Result<object>> => {
    const kept = await givenDays.find(id, unit);
    if (!kept || kept.facilityId !== facilityId) return notFound('given_not_found');
    if (now() >= kept.tellAt) return conflict('closing_going_out');
    for (const stay of kept.stays) await releasePlaces(portal, placeOf(stay), unit);
    await audit.write({ actor: staffId, action: 'undo_give_days', subject: `booking:${kept.bookingId}` }, unit);
    await givenDays.remove(id, unit);
    return { ok: true };
  });
}

/**
 * Carries it out once it can no longer be taken back: each day becomes a booking of its own that costs nothing, and the
 * family is told. A day that has come to be past, or on which the child is elsewhere or cannot be taken by now, is given up.
 * Done again after a crash it does nothing twice.
 */
export async function carryOutGivenDays(portal: Giving, id: string): Promise<'carried_out' | 'nothing_due'> {
  const done = await portal.work(async (unit) => {
    const kept = await portal.givenDays.find(id, unit);
    if (!kept || portal.now() < kept.tellAt) return { ok: false as const };
    await portal.givenDays.remove(id, unit);
    const booking = await portal.bookings.get(kept.bookingId, unit);
    await portal.guardians.takeTurn(booking.guardianId, unit);
    const stays: GivenStay[] = [];
    for (const stay of kept.stays) {
      const lost = await whyLost(portal, { booking, stay }, unit);
      if (lost) await releasePlaces(portal, placeOf(stay), unit);
      else stays.push(stay);
    }
    if (stays.length === 0) return { ok: true as const, bookingId: undefined };
    const { reason, staffId } = kept;
    for (const stay of stays) await beginStay(portal, { booking, stay, reason, staffId }, unit);
    const days = stays.map(({ date, from, to }) => ({ date, from, to }));
    const by = { kind: 'staff', id: staffId } as const;
    const action = { type: 'give_days', at: portal.now(), by, days, stays: stays.map((stay) => stay.id), reason } as const;
    await portal.bookings.addAction(booking, action, unit);
    await writeToFamily(portal, booking, 'days_given', { given: days, said: reason, about: id, unit });
    return { ok: true as const, bookingId: booking.id };
  });
  if (!done.ok) return 'nothing_due';
  if (done.bookingId) await sendToFamily(portal, done.bookingId);
  return 'carried_out';
}

/** Why a day cannot be given any more. */
async function whyLost(
  portal: Giving,
  { booking, stay }: { booking: BookingRecord; stay: GivenStay },
  unit: Unit,
): Promise<Problem | undefined> {
  const { classId, date, from, to } = stay;
  const facility = await portal.supplies.fresh(booking.facilityId);
  if (!facility || !canBeAddedTo(booking)) return conflict('given_not_paid');
  if (await isGone(portal, booking, unit)) return conflict('given_child_gone');
  if (toInstant({ date, minute: from }, portal.city.timeZone) <= portal.now())
    return conflict('given_begun', { params: { day: date } });
  const occasions = [{ date, from, to }];
  const request = givenRequest(booking.form, { date, from, to });
  const unserved = await refuseUnserved(portal, { ...booking, classId, request, occasions });
  if (unserved) return unserved;
  const wish = { childId: booking.childId, request, by: { kind: 'staff' } as const };
  const may = await whyNotThere(portal, { wish, occasions, facility, at: portal.now() }, unit);
  return may.ok ? undefined : may;
}

interface Begun {
  booking: BookingRecord;
  stay: GivenStay;
  reason: string;
  staffId: string;
}

/** A day that is given, as roster, door, calendar and all else know a booking: by the terms that were agreed, with nothing to pay. */
async function beginStay(portal: Giving, { booking, stay, reason, staffId }: Begun, unit: Unit): Promise<void> {
  const { city, now } = portal;
  const { childId, facilityId, form, guardianId, hadSameService, id: of, consents, pickups, terms } = booking;
  const { id, classId, ...occasion } = stay;
  const at: Instant = now();
  const occasions = [occasion];
  const request = givenRequest(form, occasion);
  const span = spanOf(occasions, city.timeZone);
  const given = await portal.bookings.create(
    {
      ...{ id, facilityId, classId, guardianId, childId, form: request.form, request, occasions, ...span },
      ...{ lines: [], total: 0, terms, hadSameService, consents, pickups },
      number: newNumber('B', toLocal(at, city.timeZone).date),
      status: 'confirmed',
      actions: [{ type: 'give', at, by: { kind: 'staff', id: staffId }, of, reason }],
      nextDeliveryAt: nextDelivery(portal, { lines: [], occasions }),
      remindAt: reminderOf({ ...span, status: 'confirmed' }, at, city.timeZone),
      pickupCode: newPickupCode(),
    },
    unit,
  );
  await notePlacesTaken(portal, given, unit);
}
