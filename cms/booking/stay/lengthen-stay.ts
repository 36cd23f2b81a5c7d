import { conflict, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { changeEnd, runningStay } from '#cms/payments/change-end.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { refuseHours } from '#cms/places/child-hours.ts';
import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { isThereThen } from '#cms/places/enrolled/hand-over.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { heldLonger } from '#domain/booking/extras.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { extensionPrice, stayToday, type WhyFixed, whyNotLonger } from '#domain/booking/stay-time.ts';
import { longerClaim } from '#domain/places/capacity.ts';
import { HOLD_MINUTES } from '#domain/places/hold-time.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { plusMinutes, toInstant, toLocal } from '#domain/time/zoned-time.ts';
import { othersAhead } from '../waitlist/hold-kept.ts';
import { childIsTaken } from '../why-not-held.ts';

export interface EndWish {
  bookingId: string;
  /** The family's, or nobody's where its centre does it. */
  guardianId?: string;
  facilityId?: string;
  /** Minutes since midnight of today. */
  to: number;
  by: Actor;
}

export type Lengthening = LetterNeeds &
  Pick<
    Portal,
    'contracts' | 'enrolled' | 'environment' | 'guardians' | 'limits' | 'queues' | 'sheets' | 'special' | 'supplies' | 'work'
  >;

export interface Changed {
  booking: BookingRecord;
}

/** Made longer and shorter to and fro; each time a message goes out. */
const OFTEN = { name: 'stay-ends', most: 30, seconds: 86_400 };

/** Whoever changes the end of a stay is asked to wait where that is too often: a family, or a centre for one of its stays. */
export async function tooOftenChanged(
  portal: Pick<Portal, 'environment' | 'limits'>,
  { bookingId, guardianId }: Pick<EndWish, 'bookingId' | 'guardianId'>,
): Promise<Problem | undefined> {
  const seconds = await takeOf(portal, OFTEN, guardianId ?? bookingId);
  return seconds ? tooMany('too_many_requests', { params: { seconds } }) : undefined;
}

/** A family's own booking, or one of the centre that asks; anybody else's is as good as absent. */
export async function bookingToChange(
  { bookings }: Pick<Portal, 'bookings'>,
  { bookingId, guardianId, facilityId }: Pick<EndWish, 'bookingId' | 'guardianId' | 'facilityId'>,
): Promise<BookingRecord | undefined> {
  if (guardianId !== undefined) return bookings.find(bookingId, guardianId);
  return bookings.findAt(bookingId, facilityId);
}

export function refuseFixed({ reason, until, minutes = 0 }: WhyFixed, timeZone: string): Problem {
  const params = { minutes, until: until ? formatTime(toLocal(until, timeZone).minute) : '' };
  return conflict(`stay_fixed.${reason}`, { field: 'until', params });
}

/**
 * Makes a stay longer while the child is there. The added time alone is claimed, by the ledger and the rules by which
 * everything is sold; it is held until it is paid for, and until then the stay ends as it did. What costs nothing more
 * is had at once. Asked for twice it is asked for once.
 */
export async function lengthenStay(portal: Lengthening, wish: EndWish, keep?: Keep<Changed>): Promise<Result<Changed>> {
  const { bookings, city, guardians } = portal;
  const found = await bookingToChange(portal, wish);
  if (!found) return notFound('booking_not_found');
  const often = await tooOftenChanged(portal, wish);
  if (often) return often;
  const queues = await portal.queues.look();
  const waits = queues.at.get(found.facilityId) ?? [];
  const { timeZone } = city;
  const done = await portal.work(
    keeping(keep, async (unit): Promise<Result<Changed>> => {
      const now = portal.now();
      const booking = await bookings.get(found.id, unit);
      const stay = await runningStay(portal, booking);
      const occasion = stay && stayToday(stay, { now, timeZone });
      if (!stay || !occasion) return refuseFixed({ reason: 'not_here' }, timeZone);
      const { date, to: was } = occasion;
      const { to } = wish;
      if (heldLonger(booking.actions, now)?.to === to) return { ok: true, booking };
      if (was === to && booking.actions.some((one) => one.type === 'stay_longer' && one.date === date && one.to === to))
        return { ok: true, booking };
      const selling = await sellingNow(portal, booking, unit);
      if (!selling) return notFound('facility_not_found');
      const { facility, group } = selling;
      const { sessionMaxMinutes } = facility;
      const fixed = whyNotLonger(stay, occasion, { to, now, timeZone, sessionMaxMinutes });
      if (fixed) return refuseFixed(fixed, timeZone);
      await guardians.takeTurn(booking.guardianId, unit);
      const added = [{ date, from: was, to }];
      if (await isThereThen(portal, { ...booking, occasions: added }, unit))
        return conflict('child_enrolled_then', { field: 'until' });
      const { childId } = booking;
      const elsewhere = overlapping(await liveStays(bookings, { childId, but: booking.id, at: now }, unit), added);
      if (elsewhere) return { ...childIsTaken(elsewhere, wish.by), field: 'until' };
      const over = await refuseHours(portal, { childId, facility, form: booking.form, occasions: added, by: wish.by }, unit);
      if (over) return { ...over, field: 'until' };
      const { amount } = extensionPrice(stay, occasion, to);
      const stayEnds = toInstant({ date, minute: was }, timeZone);
      const until = [plusMinutes(now, HOLD_MINUTES), stayEnds].sort()[0] as string;
      const ahead = await othersAhead(portal, { facility, waits, queues, now, childId }, unit);
      const running = { form: booking.form, isRunning: true };
      const claim = { occasions: added, booking: longerClaim(booking.id), until, ahead, now, unit, ...running };
      const refused = await claimOccasions(portal, { facility, group, ...claim });
      if (refused) return { ...refused, field: 'until' };
      const change = { at: now, by: wish.by, date, was, to, amount };
      if (amount === 0) {
        const after = await changeEnd(portal, booking, { ...change, type: 'stay_longer' }, unit);
        await writeToFamily(portal, after, 'stay_longer', { day: date, end: to, amount, about: String(after.revision), unit });
        return { ok: true, booking: after };
      }
      const held = await bookings.addAction(booking, { ...change, type: 'ask_longer', until }, unit);
      // The centre asks in a family's place: it is told, and pays.
      if (wish.by.kind === 'staff')
        await writeToFamily(portal, held, 'longer_asked', {
          day: date,
          end: to,
          amount,
          pay: until,
          about: String(held.revision),
          unit,
        });
      return { ok: true, booking: held };
    }),
    { line: found.facilityId },
  );
  if (done.ok) await sendToFamily(portal, found.id);
  return done;
}
