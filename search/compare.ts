import { createHash } from 'node:crypto';
import type { Differences, SearchDocument } from './port.ts';

/** Goes up when an engine would make something else of the same documents, so that old ones count as different. */
const SHAPE = 3;

/** Two documents have the same hash when they say the same, in whatever order their fields stand. */
export function contentHash(document: SearchDocument): string {
  return createHash('sha256')
    .update(`${SHAPE}${JSON.stringify(inOrder(document))}`)
    .digest('hex')
    .slice(0, 24);
}

/** What keeps an index from holding exactly these documents. */
export function compareIndex(wanted: SearchDocument[], held: ReadonlyMap<string, string>): Differences {
  const ids = new Set(wanted.map(({ id }) => id));
  return {
    missing: wanted.filter(({ id }) => !held.has(id)).map(({ id }) => id),
    surplus: [...held.keys()].filter((id) => !ids.has(id)),
    different: wanted
      .filter((document) => held.has(document.id) && held.get(document.id) !== contentHash(document))
      .map(({ id }) => id),
  };
}

export function countDifferences({ missing, surplus, different }: Differences): number {
  return missing.length + surplus.length + different.length;
}

/** Fields that are not set are left out, as JSON leaves them out on the way to an engine and back. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]));
}
