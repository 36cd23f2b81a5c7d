import { paperOf } from '#cms/contracts/draw-up.ts';
import { type Beside, type Signature, type Signing, signContract } from '#cms/contracts/sign-contract.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { nextSettlement } from '#cms/payments/next-settlement.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { paymentOf, requestRefund } from '#cms/payments/request-refund.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { takeBack } from '#cms/places/enrolled/hand-over.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { changesOf, settledOf } from '#domain/booking/booking-state.ts';
import { settledAhead, type WantedCare } from '#domain/booking/care-change.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { Cancelling } from './cancel-booking.ts';
import { type Holding, holdPlace } from './hold-place.ts';
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

type SigningCare = Signing & Cancelling & Parameters<typeof quoteReplaced>[0];

/** Each time two contracts are printed and sealed, and a message goes out. */
const OFTEN = { name: 'care-changes', most: 5, seconds: 86_400 };

/**
 * Signs what is held. Where it takes the place of care that is paid for, the contract of that is signed again in the same
 * act and ends with the day before: its later places are free, and what was paid for them goes back at once.
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
        const barred = await whyNotChanged(portal, booking, guardianId);
        if (barred) return barred;
        const seconds = await takeOf(portal, OFTEN, guardianId);
        if (seconds) return tooMany('too_many_requests', { params: { seconds } });
        const quoted = await quoteReplaced(portal, booking, { from: held.request.date, next: held });
        if (!quoted.ok) return quoted;
        const { replaced } = quoted;
        const paper = await paperOf(portal, { booking, snapshot: replaced.ended.snapshot }, yes);
        if (!paper.ok) return paper;
        return {
          ok: true,
          paper,
          put: (unit) => endReplaced(portal, { booking, held, paper, replaced, by: signature.by }, unit),
        };
      },
    },
    keep,
  );
  if (signed.ok) {
    await sendToFamily(portal, held.id);
    await payRefundsOf(portal, changes);
  }
  return signed;
}

interface Ending extends Pick<Beside, 'paper'>, Pick<Signature, 'by'> {
  booking: BookingRecord;
  held: BookingRecord;
  replaced: ReplacedEnd;
}

async function endReplaced(
  portal: SigningCare,
  { booking, held, paper: { record, evidence }, replaced, by }: Ending,
  unit: Unit,
): ReturnType<Beside['put']> {
  const { bookings, city, guardians, now } = portal;
  const { ended, lastDay, settlesAt } = replaced.ended;
  await guardians.takeTurn(booking.guardianId, unit);
  const current = await bookings.get(booking.id, unit);
  // Pressed twice: the first signature is the one.
  if ((await bookings.get(held.id, unit)).status === 'signed') return undefined;
  if (current.revision !== booking.revision) return conflict('booking_changed');
  const payment = await paymentOf(portal, current, unit);
  if (!payment) return conflict('end_not_paid');
  const at = now();
  await releasePlaces(portal, { ...current, from: held.request.date }, unit);
  await takeBack(portal, { ...current, lastDay }, unit);
  const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
  if (!added.ok) return added;
  const { contractId: contract } = added;
  const part = `M${settledOf(current.actions).length + 1}`;
  const { back: amount, lines, months } = replaced;
  const asked = { booking: current, payment, amount, cause: 'care_changed', lines, at, part } as const;
  if (amount > 0) await requestRefund(portal, asked, unit);
  let after = current;
  for (const action of settledAhead(months, at)) after = await bookings.addAction(after, action, unit);
  const { to, endsAt, occasions } = ended;
  const remindAt = reminderOf(ended, at, city.timeZone) ?? null;
  const nextSettlementAt = nextSettlement(portal, after);
  const end = { type: 'end_early', at, by, contract, lastDay, was: current.occasions, settlesAt, next: held.id } as const;
  await bookings.addAction(after, end, unit, { to, endsAt, occasions, contractId: contract, remindAt, nextSettlementAt });
  await writeToFamily(portal, held, 'care_changed', { day: lastDay, refund: amount, unit });
  return undefined;
}
