import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { ownReceipt } from '#cms/booking/receipt-document.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A receipt as a PDF, for the family it was issued to. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const which = { bookingId: params.id ?? '', number: params.number ?? '', guardianId: guardian?.id };
  return paperAnswer(await ownReceipt(portal, which, locals.lang), locals.lang);
};
