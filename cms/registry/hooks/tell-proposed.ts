import type { CollectionAfterReadHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { describeNotice } from '../filing/describe-notice.ts';

/** Whoever opens a centre is told with it which of its filed facts wait, or how that was decided. Lists are not. */
export const tellProposed: CollectionAfterReadHook = async ({ doc, findMany, overrideAccess, req }) => {
  const user = staffOf(req);
  if (findMany || overrideAccess || !user || !doc.id || req.query?.select) return doc;
  const notice = await describeNotice(await getPortal(), { facilityId: String(doc.id), user, req });
  return notice ? { ...doc, proposed: notice } : doc;
};
