import type { Portal } from '#cms/portal/portal.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';
import { wantsMeet } from '#domain/offers/wanted-time.ts';
import { distanceMetres } from '#domain/places/geo.ts';

type Wish = Pick<SavedWish, 'near' | 'radius' | 'when'>;

/** How many families wait for a place at such hours, and near there. */
export async function countWaiting({ savedSearches }: Pick<Portal, 'savedSearches'>, wish: Wish): Promise<number> {
  const live = await savedSearches.listLive();
  const alike = live.filter((saved) => isNear(saved.wish, wish) && wantsMeet(saved.wish.when, wish.when));
  return new Set(alike.map(({ guardianId }) => guardianId)).size;
}

/** Who names no place waits anywhere. */
function isNear(one: Wish, other: Wish): boolean {
  if (!one.near || !other.near) return true;
  return distanceMetres(one.near, other.near) <= (one.radius ?? 0) + (other.radius ?? 0);
}
