import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** The signed contract's own bytes, for the family that signed it. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const contract = await portal.contracts.find(params.id ?? '', guardian?.id);
  const file = contract && (await portal.files.get(contract.file));
  if (!contract || !file) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${contract.number}.pdf"`,
      'cache-control': 'no-store',
    },
  });
};
