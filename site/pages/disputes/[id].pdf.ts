import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { bundleAnswer, evidenceFor } from '#cms/supervision/disputes/give-bundle.ts';

/**
 * The evidence of a matter as one PDF, for its family: for a mediator, 12315 or a court. To anybody else, and to who is not
 * signed in, there is none.
 */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  if (!guardian) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  return bundleAnswer(await evidenceFor(portal, params.id ?? '', { guardianId: guardian.id }), locals.lang);
};
