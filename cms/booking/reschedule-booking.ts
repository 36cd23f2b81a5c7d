import { contractDraft } from '#cms/contracts/contract-draft.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { storeContract } from '#cms/contracts/sign-contract.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { claimOccasions } from '#cms/places/claim-occasions.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { findBooking, getBooking } from '#cms/records/find-booking.ts';
import { json } from '#cms/records/json.ts';
import { readSupplies } from '#cms/records/supply.ts';
import { addAction, releasePlaces } from '#cms/records/write-booking.ts';
import { type Actor, availableActions } from '#domain/booking/booking-state.ts';
import { type CareRequest, isMonthly } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import { whyNotSignable } from '#domain/contract/contract.ts';
import { quoteCare } from './quote-care.ts';

export interface RescheduleWish {
  bookingId: string;
  guardianId: string;
  request: CareRequest;
  /** The guardian's typed name: the amended contract is signed again (promise 3). */
  name: string;
  by: Actor;
}

/**
 * Moves a single stay to another time at the same centre, class and price. Allowed as long as
 * cancelling would give everything back, so that moving cannot be a way round the refund terms.
 */
export async function rescheduleBooking(portal: Portal, wish: RescheduleWish): Promise<Result<{ booking: BookingRecord }>> {
  const { payload, city } = portal;
  const booking = await findBooking(portal, wish.bookingId, wish.guardianId);
  if (!booking) return notFound('booking_not_found');
  const now = portal.now();
  if (!availableActions(booking.status, { ...booking, now, monthly: false }).includes('cancel') || isMonthly(booking.request))
    return conflict('cannot_reschedule_now');
  if (isMonthly(wish.request) || wish.request.form !== booking.form)
    return unprocessable('reschedule_same_care', { field: 'form' });
  const preview = await refundPreview(portal, booking);
  if (!preview || preview.total < preview.paid) return conflict('reschedule_too_late');

  const [facility] = await readSupplies(payload, city.timeZone, booking.facilityId);
  const group = facility?.classes.find(({ id }) => id === booking.classId);
  if (!facility || !group) return notFound('facility_not_found');
  const child = await payload.findByID({ collection: 'children', id: booking.childId, depth: 0 });
  const quoted = await quoteCare(portal, {
    slug: facility.slug,
    request: wish.request,
    classId: group.id,
    birthDate: child.birthDate,
    hadSameService: booking.hadSameService,
  });
  if (!quoted.ok) return quoted;
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

  return inTransaction(payload, async (req): Promise<Result<{ booking: BookingRecord }>> => {
    const current = await getBooking(portal, booking.id, req);
    if (current.revision !== booking.revision) return conflict('booking_changed');
    await releasePlaces(portal, current, req);
    const refused = await claimOccasions(portal, { facility, group, occasions: moved.occasions, booking: booking.id, now, req });
    if (refused) return refused;
    const contract = await payload.create({
      collection: 'contracts',
      req,
      depth: 0,
      data: { ...stored.record, booking: booking.id, facility: booking.facilityId, guardian: booking.guardianId },
    });
    const { from, to, startsAt, endsAt } = moved;
    const also = {
      from,
      to,
      startsAt,
      endsAt,
      request: json(moved.request),
      occasions: json(moved.occasions),
      lines: json(moved.lines),
      contract: contract.id,
    };
    await addAction(portal, current, { type: 'sign', at: now, by: wish.by, contract: contract.id }, req, also);
    return { ok: true, booking: await getBooking(portal, booking.id, req) };
  });
}
