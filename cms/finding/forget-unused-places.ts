import type { Portal } from '#cms/portal/portal.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

const YEAR_MINUTES = 365 * 24 * 60;

/** Where a family lives is not kept for ever: not when it was saved a year ago and the family is not signed in. */
export async function forgetUnusedPlaces({ payload, now }: Pick<Portal, 'payload' | 'now'>): Promise<void> {
  const old = { updatedAt: { less_than: plusMinutes(now(), -YEAR_MINUTES) } };
  const { docs } = await payload.find({ collection: 'family-places', where: old, depth: 0, pagination: false });
  if (docs.length === 0) return;
  const families = [...new Set(docs.map(({ guardian }) => String(guardian)))];
  const sessions = await payload.find({
    collection: 'guardian-sessions',
    where: { guardian: { in: families } },
    depth: 0,
    pagination: false,
  });
  const signedIn = new Set(sessions.docs.map(({ guardian }) => String(guardian)));
  const gone = families.filter((id) => !signedIn.has(id));
  if (gone.length > 0) await payload.delete({ collection: 'family-places', where: { and: [old, { guardian: { in: gone } }] } });
}
