import type { Fen } from '../money/money.ts';
import type { Mismatch } from './books.ts';

/** Money of a provider's own list. */
export interface Taken {
  ref: string;
  reference?: string;
  amount: Fen;
}

/**
 * What a provider has taken and no payment here accounts for: of a checkout that nobody here knows, as after a database was
 * put back to what it was before, or taken once more for one that had been paid.
 */
export function takenUnknown(taken: readonly Taken[], known: ReadonlySet<string>): Mismatch[] {
  const had = new Set<string>();
  return taken.flatMap(({ ref, reference, amount }) => {
    const isKnown = reference !== undefined && known.has(reference) && !had.has(reference);
    if (reference !== undefined) had.add(reference);
    return isKnown ? [] : [{ code: 'provider_taken_unknown' as const, about: ref, there: amount }];
  });
}
