import type { Portal } from '#cms/portal/portal.ts';
import type { Drafting } from './contract-draft.ts';
import { renderDraftPdf } from './documents/contract-pdf.ts';
import { draftToSign } from './draft-to-sign.ts';

type Draft = { contractId: string } | { number: string; bytes: Buffer };

/** The contract of a place that is held, as a file marked as a draft; of a signed one which contract it is. For its family alone. */
export async function draftPdf(
  portal: Drafting & Pick<Portal, 'bookings' | 'contracts' | 'supplies'>,
  { bookingId, guardianId }: { bookingId: string; guardianId: string | undefined },
): Promise<Draft | undefined> {
  const booking = await portal.bookings.find(bookingId, guardianId);
  if (!booking) return undefined;
  if (booking.contractId) return { contractId: booking.contractId };
  if (booking.status !== 'held') return undefined;
  const { snapshot } = await draftToSign(portal, booking);
  const { bytes } = renderDraftPdf(snapshot, portal.now());
  return { number: snapshot.number, bytes };
}
