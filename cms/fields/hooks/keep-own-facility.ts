import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { sayInEvery } from './say.ts';

/** A centre's own people write for their own centre, whatever the form says. */
export const keepOwnFacility: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const user = staffOf(req);
  if (!data || !user || hasRole(user, 'administrator')) return data;
  const own = facilityIdOf(user);
  if (!own) return data;
  const named = data.facility ?? originalDoc?.facility ?? own;
  if (String(typeof named === 'object' ? named.id : named) !== own) throw new APIError(sayInEvery('refused.otherCentre'), 403);
  return { ...data, facility: own };
};
