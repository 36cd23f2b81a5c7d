import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';

/** A centre's own people write for their own centre, whatever the form says. */
export const keepOwnFacility: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const user = staffOf(req);
  if (!data || !user || hasRole(user, 'administrator')) return data;
  const own = facilityIdOf(user);
  if (!own) return data;
  const named = data.facility ?? originalDoc?.facility ?? own;
  if (String(typeof named === 'object' ? named.id : named) !== own) throw new APIError('不是你的机构 / Not your centre', 403);
  return { ...data, facility: own };
};
