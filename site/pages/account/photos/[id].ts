import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { findOwnPhoto } from '#cms/accounts/pickup-photo.ts';
import { photoAnswer } from '#cms/accounts/send-photo.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** The photograph of a person who collects a child of the family that is signed in; for everybody else there is none. */
export const GET: APIRoute = async ({ locals, params }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const photo = guardian && (await findOwnPhoto(portal, { id: params.id ?? '', guardianId: guardian.id }));
  return photo ? photoAnswer(photo.jpeg) : new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
};
