import type { Endpoint } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { findPhotoAtCentre } from './pickup-photo.ts';

/** The photograph of a person who collects a child, for those who work where it comes; for everybody else there is none. */
export const sendPhoto: Endpoint = {
  path: '/:id/picture',
  method: 'get',
  handler: async (req) => {
    const user = staffOf(req);
    const facilityId = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
    const id = String(req.routeParams?.id ?? '');
    const photo = user && facilityId && (await findPhotoAtCentre(await getPortal(), { id, facilityId, reader: user.id }));
    return photo ? photoAnswer(photo.jpeg) : new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  },
};

/** Nobody keeps it on the way. */
export const photoAnswer = (jpeg: Uint8Array) =>
  new Response(new Uint8Array(jpeg), { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } });
