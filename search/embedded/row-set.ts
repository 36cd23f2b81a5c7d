import { TypedFastBitSet } from 'typedfastbitset';
import { createMemory, type Memory } from '#domain/time/memory.ts';

/** A set of rows, a bit each: of a hundred thousand, two are intersected or counted in some microseconds. */
export type RowSet = TypedFastBitSet;

export function rowSet(rows: Iterable<number> = []): RowSet {
  return new TypedFastBitSet(rows);
}

/** The rows that are in all of these. */
export function inAll(first: RowSet, others: readonly RowSet[]): RowSet {
  return others.reduce((rows, other) => rows.intersection(other), first.clone());
}

/** For many sets: some 20 MB in all. */
export function rememberedSets(): Memory<RowSet> {
  return createMemory({ most: 4_000_000, sizeOf: ({ words }, question) => words.length + question.length });
}
