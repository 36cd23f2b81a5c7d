import { randomInt } from 'node:crypto';
import { readPickups } from '#cms/accounts/read-pickups.ts';
import { conflict, noPlace, notFound, type Problem, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { pickupWords } from '#cms/input/family.ts';
import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { isThereThen, ownPlace } from '#cms/places/enrolled/hand-over.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { newNumber } from '#cms/records/identity.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { MOST_UNPAID_HOLDS, overlapping, UNPAID_COUNTS_MINUTES, whyNoMoreHolds } from '#domain/booking/one-at-a-time.ts';
import { exceedsPrepaidCap, monthsThatFit, type PrepaidSpan, prepaidAt, prepaidUntil } from '#domain/booking/prepayment.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { type CareRequest, isMonthly, type Occasion } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import { isFull } from '#domain/places/no-place.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type Instant, minutesBetween, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type Judging, whyNoEmployee } from './judge-employee.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';
import { beginBooking } from './request/begin-booking.ts';
import { refuseUntoured } from './tours/tour-first.ts';
import { acceptByHold, hasTurn, othersAhead } from './waitlist/hold-kept.ts';
import type { Offering } from './waitlist/offer-places.ts';
import { sendOfWaits } from './waitlist/tell-waiting.ts';

export interface HoldWish {
  slug: string;
  request: CareRequest;
  classId?: string;
  guardianId: string;
  childId: string;
  pickups: PickupPerson[];
  consents: Consent[];
  /** The family says that it has had the same service before, here or elsewhere. */
  hadSameService: boolean;
  /** The code by which a centre that takes only its own employees' children knows them. */
  employeeCode?: string;
  by: Actor;
  bookedBy?: string;
}

export type Holding = Quoting & Judging & Offering & Pick<Portal, 'bookings' | 'children' | 'guardians' | 'tours' | 'work'>;

interface Wanted {
  wish: HoldWish;
  occasions: Occasion[];
  span: PrepaidSpan;
  facilityId: string;
  at: Instant;
}

/** Holds all of a wish's places for a quarter of an hour, or while its centre answers, or none (promises 1, 2, 5, 6). */
export async function holdPlace(
  portal: Holding,
  wish: HoldWish,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, children, city } = portal;
  const collect = pickupWords.safeParse(wish);
  if (!collect.success) return badInput(collect.error, wish);
  const read = readPickups(collect.data.pickups, city);
  if (!read.ok) return read;
  const { pickups } = read;
  const child = (await children.listOf(wish.guardianId)).find(({ id }) => id === wish.childId);
  if (!child) return notFound('child_not_found');
  if (ageInMonths(child.birthDate, wish.request.date) < 0) return unprocessable('not_born_yet', { field: 'date' });

  const at = portal.now();
  const quoted = await quoteCare(portal, { ...wish, birthDate: child.birthDate, waivesNotice: wish.by.kind === 'staff' });
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const { employeeCode: code, ...kept } = wish;
  const { guardianId } = wish;
  const stranger = quote.employeesOnly && (await whyNoEmployee(portal, { facilityId: quote.facility.id, guardianId, code }));
  if (stranger) return stranger;

  const span = spanOf(quote.occasions, city.timeZone);
  const queues = await portal.queues.look();
  const waits = queues.at.get(quote.facility.id) ?? [];
  let told: string[] = [];
  const held = await portal.work(
    keeping(keep, async (unit) => {
      const wanted = { wish, occasions: quote.occasions, span, facilityId: quote.facility.id, at };
      const refused = refuseUnplaced(quote) ?? (await whyNotHeld(portal, wanted, unit));
      if (refused) return refused;
      const selling = await sellingNow(portal, { facilityId: quote.facility.id, classId: quote.group.id }, unit);
      if (!selling) return notFound('facility_not_found');
      const { facility, group } = selling;
      const inPlaceOf = await ownPlace(portal, { ...wish, facilityId: facility.id }, unit);
      const { form } = wish.request;
      const untoured = await refuseUntoured(
        portal,
        {
          facilityId: facility.id,
          group,
          form,
          childId: wish.childId,
          date: wish.request.date,
          isCounter: wish.by.kind === 'staff',
        },
        unit,
      );
      if (untoured) return untoured;
      const begun = beginBooking(portal, {
        facility,
        group,
        form,
        startsAt: span.startsAt,
        by: wish.by,
        at,
        isTurn: hasTurn(waits, { childId: wish.childId, occasions: quote.occasions, now: at }),
      });
      if (!begun.ok) return begun;
      const { asked, holdUntil: until, ...beginning } = begun.beginning;
      const number = newNumber('B', toLocal(at, city.timeZone).date);
      const booking = await bookings.create(
        {
          ...span,
          ...kept,
          pickups,
          number,
          facilityId: facility.id,
          classId: group.id,
          form,
          ...beginning,
          holdUntil: until,
          remindAt: reminderOf({ ...span, ...beginning, holdUntil: until }, at, city.timeZone),
          total: quote.total,
          occasions: quote.occasions,
          lines: quote.lines,
          terms: quote.terms,
          hadSameService: quote.hadSameService,
          pickupCode: String(randomInt(100_000, 1_000_000)),
        },
        unit,
      );
      const ahead = await othersAhead(portal, { facility, waits, queues, now: at, childId: wish.childId }, unit);
      const stays = { occasions: quote.occasions, booking: booking.id, until, asked, inPlaceOf, childId: wish.childId, ahead };
      const taken = await claimOccasions(portal, { facility, group, ...stays, now: at, unit });
      if (taken) return taken;
      if (!asked) told = await acceptByHold(portal, { waits, booking }, unit);
      return { ok: true, booking };
    }),
    { line: quote.facility.id },
  );
  await sendOfWaits(portal, told);
  return held;
}

/** The chooser's "no" is the hold's. Who came first to the last place is judged by the claims alone, read in the hold's own unit. */
export function refuseUnplaced({ why }: Quote): Problem | undefined {
  return why && !isFull(why.reason) ? noPlace({ reason: why.reason, when: why.when }, why.failsOn) : undefined;
}

/** A family has few places that wait for payment, a child is in one place at a time, and no more than three months are paid ahead. */
async function whyNotHeld(
  portal: Holding,
  { wish, occasions, span, facilityId, at }: Wanted,
  unit: Unit,
): Promise<Problem | undefined> {
  const { bookings, city, guardians } = portal;
  await guardians.takeTurn(wish.guardianId, unit);
  const unpaid = await bookings.unpaidOf(wish.guardianId, plusMinutes(at, -UNPAID_COUNTS_MINUTES), unit);
  const refused = whyNoMoreHolds(unpaid, at);
  if (refused?.reason === 'too_many_holds') return conflict('too_many_holds', { params: { most: MOST_UNPAID_HOLDS } });
  if (refused) return tooMany('holds_unpaid', { params: pauseUntil(refused.until, at) });

  if (await isThereThen(portal, { ...wish, facilityId, occasions }, unit))
    return conflict('child_enrolled_then', { field: 'date' });
  const live = await liveStays(bookings, { childId: wish.childId, at }, unit);
  const elsewhere = overlapping(live, occasions);
  if (elsewhere) return childIsTaken(elsewhere, wish.by);
  if (!isMonthly(wish.request)) return undefined;
  const prepaid = prepaidAt(live, facilityId);
  const today = toLocal(at, city.timeZone).date;
  if (!exceedsPrepaidCap(prepaid, span, today)) return undefined;
  const months = 'months' in wish.request ? wish.request.months : 0;
  const fits = monthsThatFit(prepaid, { from: wish.request.date, to: span.to }, { months, today });
  const until = prepaidUntil(prepaid, span, today);
  // A shorter stay from the same day, and the day from which this one can be signed and paid for.
  const params = { until, count: fits.months, from: fits.from ?? 'never' };
  return unprocessable('prepaid_cap', { field: 'months', params });
}

/** A family hears which booking of its own it is; at the counter what it has elsewhere is not told. */
export function childIsTaken({ number }: BookingRecord, by: Actor): Problem {
  if (by.kind === 'staff') return conflict('child_taken_then', { field: 'date' });
  return conflict('child_booked_then', { field: 'date', params: { number } });
}

function pauseUntil(until: Instant, at: Instant) {
  const minutes = Math.ceil(minutesBetween(at, until));
  return { minutes, seconds: minutes * 60 };
}
