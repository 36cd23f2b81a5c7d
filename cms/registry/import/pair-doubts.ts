import type { KnownCentre } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';
import type { IncomingCentre } from './group-rows.ts';
import { isSamePlace, likeness, placeOf } from './same-place.ts';

export interface DoubtfulPair {
  known: KnownCentre;
  incoming: IncomingCentre;
}

/**
 * Pairs each centre that is missing from the file with at most one new record that stands at the same
 * place: it may be the centre renamed or spelled anew, and only a person can tell. A new record beside a
 * centre that is still in the file is a neighbour, not a doubt. What was answered "different" is not
 * asked again, and a question that waits goes before a new one.
 */
export function pairDoubts(
  missing: readonly KnownCentre[],
  fresh: readonly IncomingCentre[],
  doubts: readonly Doubt[],
): DoubtfulPair[] {
  const refused = new Set(doubts.filter(({ decision }) => decision === 'different').map(pairKey));
  const waiting = new Set(doubts.filter(({ decision }) => decision === 'pending').map(pairKey));
  const places = fresh.map((incoming) => ({ incoming, place: placeOf(incoming.record) }));
  const candidates = missing
    .flatMap((known) => {
      const here = placeOf(known.record);
      return places.filter(({ place }) => isSamePlace(here, place)).map(({ incoming }) => ({ known, incoming }));
    })
    .filter((pair) => !refused.has(keyOf(pair)))
    .map((pair) => ({ ...pair, rank: likeness(pair.known.record, pair.incoming.record) + (waiting.has(keyOf(pair)) ? 1000 : 0) }))
    .toSorted((a, b) => b.rank - a.rank || (steadyKey(a) < steadyKey(b) ? -1 : 1));
  const taken = new Set<string>();
  return candidates.filter(({ known, incoming }) => {
    if (taken.has(known.id) || taken.has(incoming.key)) return false;
    taken.add(known.id).add(incoming.key);
    return true;
  });
}

/** One question per centre and new identity, asked once. */
export function pairKey({ facility, incoming }: Pick<Doubt, 'facility' | 'incoming'>): string {
  return `${facility} ${incoming}`;
}

const keyOf = ({ known, incoming }: DoubtfulPair) => pairKey({ facility: known.id, incoming: incoming.key });
const steadyKey = ({ known, incoming }: DoubtfulPair) => `${known.key} ${incoming.key}`;
