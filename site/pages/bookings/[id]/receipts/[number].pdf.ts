import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { receiptAnswer, receiptPdf } from '#cms/booking/receipt-document.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A receipt as a PDF, for the family it was issued to. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const details = await bookingDetails(portal, params.id ?? '', guardian?.id);
  const receipt = details?.receipts.find(({ number }) => number === params.number);
  if (!details || !receipt) return new Response('Not found', { status: 404 });
  return receiptAnswer(await receiptPdf(portal, { ...details, receipt }, locals.lang), receipt.number);
};
