import type { Portal } from '#cms/portal/portal.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

const YEAR_MINUTES = 365 * 24 * 60;

/** Where a family lives is not kept for ever: not when it was saved a year ago and the family is not signed in. */
export async function forgetUnusedPlaces({
  familyPlaces,
  sessions,
  now,
}: Pick<Portal, 'familyPlaces' | 'sessions' | 'now'>): Promise<void> {
  const yearAgo = plusMinutes(now(), -YEAR_MINUTES);
  const families = await familyPlaces.familiesUntouchedSince(yearAgo);
  if (families.length === 0) return;
  const signedIn = await sessions.signedIn(families);
  const gone = families.filter((id) => !signedIn.has(id));
  if (gone.length > 0) await familyPlaces.removeUntouchedSince(yearAgo, gone);
}
