import { type Paper, paperOf, type Signing, sayYes } from '#cms/contracts/draw-up.ts';
import { keepingFiles } from '#cms/contracts/keep-file.ts';
import { provenAtDoor, type SigningDoor } from '#cms/contracts/signing-evidence.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { takeBack } from '#cms/places/enrolled/hand-over.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { type Actor, earlyEndOf } from '#domain/booking/booking-state.ts';
import { endsAlready } from '#domain/booking/early-end.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { type Cancelling, cancel } from './cancel-booking.ts';
import { endNext } from './end-next.ts';
import { quoteEnd, whyNotEndedEarly } from './quote-end.ts';

export interface EndWish {
  bookingId: string;
  guardianId: string;
  lastDay: CivilDate;
  /** The guardian's typed name: it signs the version that ends. */
  name: string;
  readTerms?: boolean;
  /** Why, where a rule of its contract asks. */
  why?: LeavingReason;
  /** Refuse when the least that comes back is not this any more. */
  expect?: number;
  by: Actor;
  door?: SigningDoor;
}

export interface Ended {
  booking: BookingRecord;
}

type Ending = Signing & Cancelling;

/** Each time a contract is printed and sealed anew, and a message goes out. */
const OFTEN = { name: 'early-ends', most: 5, seconds: 86_400 };

/**
 * Ends monthly care with a day: the places after it are free at once, the contract is signed again and says what changed.
 * What comes back is settled when the last day is over, by the refund terms of that contract and by who came.
 */
export async function endEarly(portal: Ending, wish: EndWish, keep?: Keep<Ended>): Promise<Result<Ended>> {
  const { bookings, guardians, now } = portal;
  const { guardianId, door, by } = wish;
  const booking = await bookings.find(wish.bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  // Pressed twice: the first signature is the one.
  if (endsAlready(booking.actions, wish.lastDay)) return { ok: true, booking };
  const barred = await whyNotEndedEarly(portal, booking, guardianId);
  if (barred) return barred;
  const quoted = await quoteEnd(portal, booking, wish.lastDay, wish.why);
  if (!quoted.ok) return quoted;
  const { ended, lastDay, least, settlesAt, snapshot } = quoted;
  if (wish.expect !== undefined && wish.expect !== least)
    return conflict('refund_changed', { params: { amount: least, currency: portal.city.currency } });
  const guardian = await guardians.get(guardianId);
  const yes = await sayYes(portal, { booking, guardian, name: wish.name, readTerms: wish.readTerms });
  if (!yes.ok) return yes;
  const proven = await provenAtDoor(portal, { guardianId, door, how: yes.how });
  if (proven && !proven.ok) return proven;
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });

  const task = async ({ record, evidence }: Paper, unit: Unit): Promise<Result<Ended>> => {
    const current = await bookings.get(booking.id, unit);
    if (current.revision !== booking.revision) return conflict('booking_changed');
    await guardians.takeTurn(guardianId, unit);
    await releasePlaces(portal, { ...current, from: addDays(lastDay, 1) }, unit);
    // Whoever comes by its centre's own contract after it has its place before anybody else can buy it.
    await takeBack(portal, { ...current, lastDay }, unit);
    await endNext(portal, current, unit);
    const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
    if (!added.ok) return added;
    const { contractId } = added;
    const { to, endsAt, occasions } = ended;
    const remindAt = reminderOf(ended, now(), portal.city.timeZone) ?? null;
    const action = {
      type: 'end_early',
      at: now(),
      by,
      contract: contractId,
      lastDay,
      was: current.occasions,
      settlesAt,
      ...(wish.why ? { why: wish.why } : {}),
    } as const;
    await bookings.addAction(current, action, unit, { to, endsAt, occasions, contractId, remindAt });
    const after = await bookings.get(booking.id, unit);
    await writeToFamily(portal, after, 'care_ends_early', { day: lastDay, refund: least, about: String(after.revision), unit });
    return { ok: true, booking: after };
  };
  const paper = await paperOf(portal, { booking, snapshot }, { ...yes, door });
  if (!paper.ok) return paper;
  const end = keeping(keep, (unit) => task(paper, unit));
  const result = await keepingFiles(portal, [paper], () => portal.work(end, { line: booking.facilityId }));
  if (result.ok) await sendToFamily(portal, booking.id);
  return result;
}

/**
 * Settles care that was ended early once its last day is over, and not the minute its hours are: until then the child is at
 * the centre's door. What its contract gives back then goes back.
 */
export async function settleEnd(portal: Cancelling & Settling, id: string): Promise<'ended' | 'nothing_due'> {
  const settled = await portal.work(async (unit) => {
    const { guardianId, actions, status } = await portal.bookings.get(id, unit);
    const ended = earlyEndOf(actions);
    if (status !== 'confirmed' || !ended || portal.now() < ended.settlesAt) return { ok: false as const };
    return cancel(portal, { bookingId: id, guardianId, by: { kind: 'system' } }, unit);
  });
  if (!settled.ok) return 'nothing_due';
  await sendToFamily(portal, id);
  await payRefundsOf(portal, id);
  return 'ended';
}
