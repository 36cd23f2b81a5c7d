import type { CollectionAfterOperationHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { idOf } from '../relations.ts';

/**
 * Keeps who on the staff looked at which families' records (PIPL art. 36, promise 8). What the
 * product itself reads to do its work, without a person asking, is not a look.
 */
export const logRead: CollectionAfterOperationHook = async ({ args, collection, operation, req, result }) => {
  const user = staffOf(req);
  if (!user || (args as { overrideAccess?: boolean }).overrideAccess) return result;
  if (operation !== 'find' && operation !== 'findByID') return result;
  const docs = (result as { docs?: unknown[] } | null)?.docs ?? [result];
  const ids = docs.map(idOf).filter((id) => id !== undefined);
  if (ids.length === 0) return result;
  const { audit } = await getPortal();
  await audit.write({ actor: user.id, action: 'read', subject: collection.slug, detail: { ids } });
  return result;
};
