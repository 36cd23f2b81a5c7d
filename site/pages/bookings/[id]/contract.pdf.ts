import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { draftPdf } from '#cms/contracts/draft-pdf.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** What a family would sign, as a file to be read before: marked as a draft on every page. Once signed, the contract's own file. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const draft = await draftPdf(portal, { bookingId: params.id ?? '', guardianId: guardian?.id });
  if (draft && 'contractId' in draft)
    return new Response(null, {
      status: 303,
      headers: { location: `/contracts/${draft.contractId}.pdf`, 'cache-control': 'no-store' },
    });
  return paperAnswer(draft, locals.lang);
};
