import type { CollectionSlug, Payload, Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';

/** How many documents a member of staff may see that match. `draft` looks at the newest drafts. */
export async function countSeenBy(
  payload: Payload,
  user: StaffUser,
  { collection, where, draft = false }: { collection: CollectionSlug; where: Where; draft?: boolean },
): Promise<number> {
  const found = await payload.find({
    collection,
    where,
    draft,
    depth: 0,
    limit: 1,
    select: {},
    user: { ...user, collection: 'users' } as never,
    overrideAccess: false,
  });
  return found.totalDocs;
}
