import { askProvider } from '#cms/payments/ask-provider.ts';
import { nextExtra } from '#cms/payments/pay-extra.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { type BookingDetails, bookingDetails, type Detailing, type Looked } from './booking-details.ts';
import { expireHold } from './expire-hold.ts';
import { endRequest } from './request/end-request.ts';

/**
 * A booking as it is this moment. Back from the provider before its message has come, the family is
 * not left waiting: the provider is asked. A hold that has run out is ended.
 */
export async function freshBooking(
  portal: Parameters<typeof expireHold>[0] & Settling & Detailing,
  id: string,
  guardianId: string | undefined,
  looked?: Looked,
): Promise<BookingDetails | undefined> {
  const details = await bookingDetails(portal, id, guardianId, looked);
  if (!details) return undefined;
  const asked = mayBePaid(details) ? await askProvider(portal, id).catch(() => 'unchanged') : 'unchanged';
  const settled = asked !== 'unchanged';
  const ends = details.may.includes('unanswered') ? endRequest : details.may.includes('expire') ? expireHold : undefined;
  const expired = (await ends?.(portal, details.booking.id)) === 'expired';
  return settled || expired ? bookingDetails(portal, id, guardianId, looked && { why: looked.why }) : details;
}

const mayBePaid = ({ booking: { status, actions }, asOf }: BookingDetails) =>
  status === 'signed' || nextExtra(actions, asOf) !== undefined;
