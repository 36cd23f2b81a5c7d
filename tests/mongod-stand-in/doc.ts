/** A document, as it is kept. */
export type Doc = Record<string, unknown>;

export function sorted(docs: Doc[], by: Doc = {}): Doc[] {
  const keys = Object.entries(by) as [string, number][];
  return docs.toSorted((a, b) => {
    for (const [key, direction] of keys) {
      const [x, y] = [at(a, key), at(b, key)] as [never, never];
      if (x < y || (x === undefined && y !== undefined)) return -direction;
      if (x > y || (y === undefined && x !== undefined)) return direction;
    }
    return 0;
  });
}

export const at = (doc: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Doc)[key]), doc);
