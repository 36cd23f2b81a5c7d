import { type RefundPreview, refundPreview } from '#cms/contracts/refund-preview.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { findBooking } from '#cms/records/find-booking.ts';
import { type ContractRecord, getContract } from '#cms/records/find-contract.ts';
import type { Child, Facility, Payment, Receipt, Refund } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { availableActions, type BookingAction } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';

/** Everything a family sees of one booking. */
export interface BookingDetails {
  booking: BookingRecord;
  facility: Facility;
  className: { zh: string; en: string };
  child: Child | undefined;
  guardianName: string;
  contract?: ContractRecord;
  payments: Payment[];
  refunds: Refund[];
  receipts: Receipt[];
  preview?: RefundPreview;
  may: BookingAction['type'][];
  asOf: string;
}

export async function bookingDetails(
  portal: Portal,
  id: string,
  guardianId: string | undefined,
): Promise<BookingDetails | undefined> {
  const booking = await findBooking(portal, id, guardianId);
  if (!booking) return undefined;
  const { payload } = portal;
  const asOf = portal.now();
  const of = { where: { booking: { equals: booking.id } }, depth: 0, pagination: false, sort: 'createdAt' } as const;
  const [facility, group, child, guardian, payments, refunds, receipts] = await Promise.all([
    portal.facilities.get(booking.facilityId),
    payload.findByID({ collection: 'classes', id: booking.classId, depth: 0, locale: 'all' }),
    payload.findByID({ collection: 'children', id: booking.childId, depth: 0, disableErrors: true }),
    payload.findByID({ collection: 'guardians', id: booking.guardianId, depth: 0 }),
    payload.find({ collection: 'payments', ...of }),
    payload.find({ collection: 'refunds', ...of }),
    payload.find({ collection: 'receipts', ...of }),
  ]);
  const may = availableActions(booking.status, { ...booking, now: asOf, monthly: isMonthly(booking.request) });
  return {
    booking,
    facility,
    className: words(group.name),
    child: child ?? undefined,
    guardianName: guardian.name ?? '',
    contract: booking.contractId ? await getContract(portal, booking.contractId) : undefined,
    payments: payments.docs,
    refunds: refunds.docs,
    receipts: receipts.docs,
    preview: may.includes('cancel') ? await refundPreview(portal, booking) : undefined,
    may,
    asOf,
  };
}
