import { paperOf } from '#cms/contracts/draw-up.ts';
import { type Beside, type Signature, type Signing, signContract } from '#cms/contracts/sign-contract.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { changesOf } from '#domain/booking/booking-state.ts';
import type { WantedCare } from '#domain/booking/care-change.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { Cancelling } from './cancel-booking.ts';
import { type Holding, holdPlace } from './hold-place.ts';
import { type NetLetters, netInLetter } from './net-letter.ts';
import { type QuotingChange, quoteChange, quoteReplaced, type ReplacedEnd, whyNotChanged } from './quote-change.ts';

interface ChangeWish {
  bookingId: string;
  guardianId: string;
  wanted: WantedCare;
}

/**
 * Holds other care in the place of care by the month at its centre, all its days or none. What the child has stays as it is
 * until that is signed; the places that it has are not taken twice meanwhile.
 */
export async function holdChange(
  portal: Holding & QuotingChange,
  { bookingId, guardianId, wanted }: ChangeWish,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const booking = await portal.bookings.find(bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  const quoted = await quoteChange(portal, { booking, guardianId, wanted });
  if (!quoted.ok) return quoted;
  const { quote, changes, ahead } = quoted.change;
  const { childId, pickups, consents, hadSameService } = booking;
  const by = { kind: 'guardian', id: guardianId } as const;
  const asked = { slug: quote.facility.slug, request: quote.request, classId: quote.group.id };
  return holdPlace(portal, { ...asked, guardianId, childId, pickups, consents, hadSameService, by, ahead, changes }, keep);
}

type SigningCare = Signing & Cancelling & NetLetters & Parameters<typeof quoteReplaced>[0];

/** Each time two contracts are printed and sealed, and a message goes out. */
const OFTEN = { name: 'care-changes', most: 5, seconds: 86_400 };

/**
 * Signs what is held. Where it takes the place of care that is paid for, the contract of that is signed again in the same
 * act: once the new is paid for it ends with the day before. Until then, and if that never is, it stays as it was, its places
 * and its money with it.
 */
export async function signCare(
  portal: SigningCare,
  signature: Omit<Signature, 'beside'>,
  keep?: Parameters<typeof signContract>[2],
): ReturnType<typeof signContract> {
  const held = await portal.bookings.find(signature.bookingId, signature.guardianId);
  const changes = held?.status === 'held' ? changesOf(held.actions) : undefined;
  if (!held || !changes) return signContract(portal, signature, keep);
  const { guardianId } = held;
  const signed = await signContract(
    portal,
    {
      ...signature,
      beside: async (yes) => {
        const booking = await portal.bookings.get(changes);
        // Since it was held that may have been handed on, or ended otherwise.
        const barred = await whyNotChanged(portal, booking, { guardianId, next: held.id });
        if (barred) return barred;
        const seconds = await takeOf(portal, OFTEN, guardianId);
        if (seconds) return tooMany('too_many_requests', { params: { seconds } });
        const quoted = await quoteReplaced(portal, booking, { from: held.request.date, next: held });
        if (!quoted.ok) return quoted;
        const { replaced } = quoted;
        const paper = await paperOf(portal, { booking, snapshot: replaced.ended.snapshot }, yes);
        if (!paper.ok) return paper;
        const net = await netInLetter(portal, { childId: held.childId, from: held.request.date, lines: held.lines });
        return {
          ok: true,
          paper,
          put: (unit) => agreeReplaced(portal, { booking, held, paper, replaced, net, by: signature.by }, unit),
        };
      },
    },
    keep,
  );
  if (signed.ok) await sendToFamily(portal, held.id);
  return signed;
}

interface Agreeing extends Pick<Beside, 'paper'>, Pick<Signature, 'by'> {
  booking: BookingRecord;
  held: BookingRecord;
  replaced: ReplacedEnd;
  /** What the new care costs after what the family gets. */
  net: InEveryLanguage;
}

async function agreeReplaced(
  portal: SigningCare,
  { booking, held, paper: { record, evidence }, replaced, net, by }: Agreeing,
  unit: Unit,
): ReturnType<Beside['put']> {
  const { bookings, guardians, now } = portal;
  await guardians.takeTurn(booking.guardianId, unit);
  const current = await bookings.get(booking.id, unit);
  // Pressed twice: the first signature is the one.
  if ((await bookings.get(held.id, unit)).status === 'signed') return undefined;
  if (current.revision !== booking.revision) return conflict('booking_changed');
  const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
  if (!added.ok) return added;
  const { contractId } = added;
  const { date: from } = held.request;
  const agreed = { type: 'change_care', at: now(), by, contract: contractId, next: held.id, from } as const;
  await bookings.addAction(current, agreed, unit, { contractId });
  await writeToFamily(portal, held, 'care_changed', { day: replaced.ended.lastDay, refund: replaced.back, net, unit });
  return undefined;
}
