import { LRUCache } from 'lru-cache';
import { TypedFastBitSet } from 'typedfastbitset';

/** A set of rows, a bit each: of a hundred thousand, two are intersected or counted in some microseconds. */
export type RowSet = TypedFastBitSet;

export function rowSet(rows: Iterable<number> = []): RowSet {
  return new TypedFastBitSet(rows);
}

/** The rows that are in all of these. */
export function inAll(first: RowSet, others: readonly RowSet[]): RowSet {
  return others.reduce((rows, other) => rows.intersection(other), first.clone());
}

/** Sets by the question they answer: some 20 MB in all. */
export function rememberedSets(find: (question: string) => RowSet): LRUCache<string, RowSet> {
  const sizeCalculation = ({ words }: RowSet, question: string) => words.length + question.length;
  return new LRUCache({ maxSize: 4_000_000, sizeCalculation, memoMethod: find });
}
