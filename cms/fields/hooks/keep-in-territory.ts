import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { idOf } from './id-of.ts';
import { sayInEvery } from './say.ts';

/** What somebody writes about a centre is about one they answer for: access rules cannot look at a document not yet there. */
export const keepInTerritory: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!data || !staffOf(req)) return data;
  const id = idOf(data.facility ?? originalDoc?.facility);
  const { facilities } = await getPortal();
  if (!id || !(await facilities.isVisible(id, req))) throw new APIError(sayInEvery('refused.territory'), 403);
  return data;
};
