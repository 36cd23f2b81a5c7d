import { contractDraft } from '#cms/contracts/contract-draft.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { type Signing, storeContract } from '#cms/contracts/sign-contract.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { nextDelivery } from '#cms/payments/deliver-care.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { claimOccasions } from '#cms/places/claim-occasions.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Actor, availableActions } from '#domain/booking/booking-state.ts';
import { isLive, overlapping } from '#domain/booking/one-at-a-time.ts';
import { type CareRequest, isMonthly } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import { whyNotSignable } from '#domain/contract/contract.ts';
import { childIsTaken, type Holding, refuseUnplaced } from './hold-place.ts';
import { quoteCare } from './quote-care.ts';

export interface RescheduleWish {
  bookingId: string;
  guardianId: string;
  request: CareRequest;
  /** The guardian's typed name: the amended contract is signed again (promise 3). */
  name: string;
  by: Actor;
}

export type Rescheduling = Holding & Signing & Pick<Portal, 'outsideReturns' | 'refunds'>;

/**
 * Moves a single stay to another time at the same centre, class and price. Allowed as long as
 * cancelling would give everything back, so that moving cannot be a way round the refund terms.
 */
export async function rescheduleBooking(portal: Rescheduling, wish: RescheduleWish): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, contracts, children, guardians, supplies, city } = portal;
  const booking = await bookings.find(wish.bookingId, wish.guardianId);
  if (!booking) return notFound('booking_not_found');
  const now = portal.now();
  if (!availableActions(booking.status, { ...booking, now, monthly: false }).includes('cancel') || isMonthly(booking.request))
    return conflict('cannot_reschedule_now');
  if (isMonthly(wish.request) || wish.request.form !== booking.form)
    return unprocessable('reschedule_same_care', { field: 'form' });
  const preview = await refundPreview(portal, booking);
  if (!preview || preview.total < preview.paid) return conflict('reschedule_too_late');

  const facility = await supplies.fresh(booking.facilityId);
  const group = facility?.classes.find(({ id }) => id === booking.classId);
  if (!facility || !group) return notFound('facility_not_found');
  const child = await children.get(booking.childId);
  const quoted = await quoteCare(portal, {
    slug: facility.slug,
    request: wish.request,
    classId: group.id,
    birthDate: child.birthDate,
    hadSameService: booking.hadSameService,
  });
  if (!quoted.ok) return quoted;
  const unplaced = refuseUnplaced(quoted.quote);
  if (unplaced) return unplaced;
  if (quoted.quote.total !== booking.total)
    return unprocessable('reschedule_other_price', { field: 'to', params: { total: quoted.quote.total } });

  const moved: BookingRecord = {
    ...booking,
    ...spanOf(quoted.quote.occasions, city.timeZone),
    request: wish.request,
    occasions: quoted.quote.occasions,
    lines: quoted.quote.lines,
  };
  const draft = await contractDraft(portal, moved);
  const problem = whyNotSignable({
    guardianName: draft.guardian.name,
    typedName: wish.name,
    isAdultGuardian: true,
    readTerms: true,
  });
  if (problem) return unprocessable(problem, { field: 'name', params: { name: draft.guardian.name } });
  const stored = await storeContract(portal, { ...draft, signedAt: now, signedName: wish.name.trim() });
  if (!stored.ok) return stored;

  return portal.work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    const current = await bookings.get(booking.id, unit);
    if (current.revision !== booking.revision) return conflict('booking_changed');
    await guardians.takeTurn(booking.guardianId, unit);
    const others = (await bookings.liveOf(booking.childId, unit)).filter((one) => one.id !== booking.id && isLive(one, now));
    const elsewhere = overlapping(others, moved.occasions);
    if (elsewhere) return childIsTaken(elsewhere, wish.by);
    await releasePlaces(portal, current, unit);
    const claim = { facility, group, occasions: moved.occasions, booking: booking.id, now, unit };
    const refused = await claimOccasions(portal, claim);
    if (refused) return refused;
    const contractId = await contracts.add(stored.record, { ...booking, bookingId: booking.id }, unit);
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
    };
    const times = { was: current.occasions, now: occasions };
    await bookings.addAction(current, { type: 'move', at: now, by: wish.by, contract: contractId, ...times }, unit, also);
    return { ok: true, booking: await bookings.get(booking.id, unit) };
  });
}
