import { drawUp, type Paper, type Signing, sayYes, whileOvertaken } from '#cms/contracts/draw-up.ts';
import { keepingFiles } from '#cms/contracts/keep-file.ts';
import { provenAtDoor, type SigningDoor } from '#cms/contracts/signing-evidence.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { nextDelivery } from '#cms/payments/deliver-care.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { refuseHours } from '#cms/places/child-hours.ts';
import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { isThereThen } from '#cms/places/enrolled/hand-over.ts';
import { whyAtHomeThen } from '#cms/places/infections/kept-out.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import { notePlacesTaken } from '#cms/places/note-taken.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { CareRequest, Occasion } from '#domain/care/care.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { Holding } from './hold-place.ts';
import { quoteMove, whyNotMovable } from './quote-move.ts';
import { othersAhead } from './waitlist/hold-kept.ts';
import { childIsTaken, refuseStayPastCap } from './why-not-held.ts';

export interface RescheduleWish {
  bookingId: string;
  guardianId: string;
  request: CareRequest;
  /** The guardian's typed name: the amended contract is signed again (promise 3). None where one tap is enough. */
  name?: string;
  by: Actor;
  door?: SigningDoor;
}

export interface Moved {
  booking: BookingRecord;
}

/** Each time a contract is printed and sealed anew, and a message goes out. */
const OFTEN = { name: 'moves', most: 20, seconds: 86_400 };

export type Rescheduling = Holding & Signing & LetterNeeds & Settling;

/**
 * Moves a single stay to another time at the same centre, class and price. Allowed as long as
 * cancelling would give everything back, so that moving cannot be a way round the refund terms.
 */
export async function rescheduleBooking(portal: Rescheduling, wish: RescheduleWish, keep?: Keep<Moved>): Promise<Result<Moved>> {
  const { bookings, guardians, city } = portal;
  const booking = await bookings.find(wish.bookingId, wish.guardianId);
  if (!booking) return notFound('booking_not_found');
  // The contract is signed anew, and nobody signs in another's name.
  if (booking.guardianId !== wish.guardianId) return conflict('signed_by_other');
  const now = portal.now();
  const barred = await whyNotMovable(portal, booking, wish.guardianId);
  if (barred) return barred;
  const quoted = await quoteMove(portal, { booking, request: wish.request });
  if (!quoted.ok) return quoted;
  if (isSameTime(booking.occasions, quoted.quote.occasions)) return unprocessable('reschedule_same_time', { field: 'date' });
  if (quoted.difference !== 0)
    return unprocessable('reschedule_other_price', { field: 'to', params: { total: quoted.quote.total } });

  const { moved } = quoted;
  const guardian = await guardians.get(booking.guardianId);
  const yes = await sayYes(portal, { booking: moved, guardian, name: wish.name, readTerms: true });
  if (!yes.ok) return yes;
  const { door, guardianId } = wish;
  const proven = await provenAtDoor(portal, { guardianId, door, how: yes.how });
  if (proven && !proven.ok) return proven;
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });

  const queues = await portal.queues.look();
  const waits = queues.at.get(booking.facilityId) ?? [];
  const task = async ({ record, evidence }: Paper, unit: Unit): Promise<Result<Moved>> => {
    const current = await bookings.get(booking.id, unit);
    if (current.revision !== booking.revision) return conflict('booking_changed');
    await guardians.takeTurn(booking.guardianId, unit);
    if (await isThereThen(portal, moved, unit)) return conflict('child_enrolled_then', { field: 'date' });
    const ill = await whyAtHomeThen(portal, { ...moved, by: wish.by }, unit);
    if (ill) return ill;
    const others = await liveStays(bookings, { childId: booking.childId, but: booking.id, at: now }, unit);
    const elsewhere = overlapping(others, moved.occasions);
    if (elsewhere) return childIsTaken(elsewhere, wish.by);
    const past = refuseStayPastCap(prepaidAt(others, booking.facilityId), moved, toLocal(now, city.timeZone).date);
    if (past) return past;
    const selling = await sellingNow(portal, booking, unit);
    if (!selling) return notFound('facility_not_found');
    const { facility, group } = selling;
    const { childId, form } = booking;
    const hours = { childId, facility, form, but: booking.id, occasions: moved.occasions, by: wish.by };
    const over = await refuseHours(portal, hours, unit);
    if (over) return over;
    await releasePlaces(portal, current, unit);
    const ahead = await othersAhead(portal, { facility, waits, queues, now, childId }, unit);
    const claim = { facility, group, occasions: moved.occasions, booking: booking.id, childId, form, ahead, now, unit };
    const refused = await claimOccasions(portal, claim);
    if (refused) return refused;
    const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
    if (!added.ok) return added;
    const { contractId } = added;
    const { from, to, startsAt, endsAt, request, occasions, lines } = moved;
    const also = {
      from,
      to,
      startsAt,
      endsAt,
      request,
      occasions,
      lines,
      contractId,
      nextDeliveryAt: nextDelivery(portal, moved),
      remindAt: reminderOf(moved, now, city.timeZone) ?? null,
    };
    const times = { was: current.occasions, now: occasions };
    await bookings.addAction(current, { type: 'move', at: now, by: wish.by, contract: contractId, ...times }, unit, also);
    const after = await bookings.get(booking.id, unit);
    await notePlacesTaken(portal, after, unit);
    await writeToFamily(portal, after, 'booking_moved', { was: current.occasions, about: String(after.revision), unit });
    return { ok: true, booking: after };
  };
  const result = await whileOvertaken(async () => {
    const paper = await drawUp(portal, moved, { ...yes, door });
    if (!paper.ok) return paper;
    const move = keeping(keep, (unit) => task(paper, unit));
    return keepingFiles(portal, [paper], () => portal.work(move, { line: booking.facilityId }));
  });
  if (result.ok) await sendToFamily(portal, booking.id);
  return result;
}

const isSameTime = ([was]: readonly Occasion[], [wanted]: readonly Occasion[]) =>
  was?.date === wanted?.date && was?.from === wanted?.from && was?.to === wanted?.to;
