import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { ownReceipt } from '#cms/booking/receipt-document.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A receipt as a PDF, for the family it was issued to. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const receipt = await ownReceipt(
    portal,
    { bookingId: params.id ?? '', number: params.number ?? '', guardianId: guardian?.id },
    locals.lang,
  );
  return paperAnswer(receipt, locals.lang);
};
