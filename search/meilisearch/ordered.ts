import { onBall } from '#domain/places/geo.ts';
import type { FacilityCriteria } from '../port.ts';
import { locationOf } from '../rules/facility-filters.ts';
import type { Ordered } from '../rules/facility-order.ts';
import { type Nearness, nearnessOf } from '../rules/nearness.ts';
import type { MeiliDocument } from './document.ts';
import type { Found } from './engine.ts';

/** What is read of a facility that is shown. */
export const DOCUMENT: (keyof MeiliDocument)[] = ['document', 'name'];

export function toOrdered({ document, name }: Found, query: FacilityCriteria, rank: number): Ordered[] {
  if (document?.kind !== 'facility') return [];
  const location = locationOf(document);
  const nearness = location ? nearnessOf(query) : undefined;
  const metres = (measure: Nearness['detour']) => (location && measure ? measure(...onBall(location)) : null);
  return [{ document, key: name ?? '', rank, distance: metres(nearness?.distance), detour: metres(nearness?.detour) }];
}
