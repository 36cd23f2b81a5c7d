import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';

const isAdministrator = (roles: unknown) => Array.isArray(roles) && roles.includes('administrator');

/** The last administrator keeps the role: without one nobody could give it again but on the server. */
export const keepAnAdministrator: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const leaves = operation === 'update' && 'roles' in data && isAdministrator(originalDoc?.roles) && !isAdministrator(data.roles);
  if (leaves) await refuseLast(req, String(originalDoc.id));
  return data;
};

export const keepAnAdministratorsAccount: CollectionBeforeDeleteHook = async ({ id, req }) => refuseLast(req, String(id));

/**
 * Several may leave by one request, whose accounts are still there while it is judged: they are counted out, and judged
 * one after another, because Payload takes them away side by side.
 */
async function refuseLast(req: PayloadRequest, id: string): Promise<void> {
  const leaving = Array.isArray(req.context.leaving) ? (req.context.leaving as string[]) : [];
  req.context.leaving = leaving;
  const judged = Promise.resolve(req.context.judging).then(async () => {
    const { users } = await getPortal();
    if (!(await users.isAdministratorLeft([...leaving, id], req))) return false;
    leaving.push(id);
    return true;
  });
  req.context.judging = judged.catch(() => false);
  if (await judged) return;
  throw new APIError(say(req, 'refused.lastAdministrator'), 409, undefined, true);
}
