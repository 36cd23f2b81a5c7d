import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { draftPdf } from '#cms/contracts/draft-pdf.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** What a family would sign, as a file to be read before: marked as a draft on every page. Once signed, the contract's own file. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const draft = await draftPdf(portal, { bookingId: params.id ?? '', guardianId: guardian?.id });
  if (!draft) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  if ('contractId' in draft)
    return new Response(null, {
      status: 303,
      headers: { location: `/contracts/${draft.contractId}.pdf`, 'cache-control': 'no-store' },
    });
  return new Response(new Uint8Array(draft.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${draft.number}-draft.pdf"`,
      'cache-control': 'no-store',
    },
  });
};
