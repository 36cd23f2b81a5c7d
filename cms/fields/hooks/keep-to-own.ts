import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { idOf } from '../relations.ts';
import { say } from './say.ts';

/** A centre's own people write for their own centre, whatever the form says. */
export const keepOwnFacility: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const user = staffOf(req);
  if (!data || !user || hasRole(user, 'administrator')) return data;
  const own = facilityIdOf(user);
  if (!own) return data;
  const named = data.facility ?? originalDoc?.facility ?? own;
  if (String(typeof named === 'object' ? named.id : named) !== own) throw new APIError(say(req, 'refused.otherCentre'), 403);
  return { ...data, facility: own };
};

/**
 * What belongs to a centre stays with it, whoever saves: what was sold, booked or noted by it there is not taken along.
 *
 * @throws APIError (409)
 */
export const keepItsFacility: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data?.facility === undefined) return data;
  const facility = idOf(originalDoc?.facility);
  if (facility && idOf(data.facility) !== facility) throw new APIError(say(req, 'refused.staysWithCentre'), 409, undefined, true);
  return data;
};

/** What somebody writes about a centre is about one they answer for: access rules cannot look at a document not yet there. */
export const keepInTerritory: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!data || !staffOf(req)) return data;
  const id = idOf(data.facility ?? originalDoc?.facility);
  const { facilities } = await getPortal();
  if (!id || !(await facilities.isVisible(id, req))) throw new APIError(say(req, 'refused.territory'), 403);
  return data;
};
