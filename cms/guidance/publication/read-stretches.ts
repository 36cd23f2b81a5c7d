import type { Stretch } from '#cms/records/due-texts.ts';

/**
 * A page of several stretches, one after the other: all are counted, and only those that the page shows something of are
 * read, two of their own pages at most. A page beyond the last is the first.
 */
export async function readStretches<Row>(
  stretches: readonly Stretch<Row>[],
  { page: asked, perPage }: { page: number; perPage: number },
): Promise<{ rows: Row[]; counts: number[]; page: number; pages: number }> {
  const counts = await Promise.all(stretches.map(({ count }) => count()));
  const pages = Math.max(1, Math.ceil(counts.reduce((sum, count) => sum + count, 0) / perPage));
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const [from, to] = [(page - 1) * perPage, page * perPage];
  const rows: Row[] = [];
  let before = 0;
  for (const [at, { read }] of stretches.entries()) {
    const count = counts[at] ?? 0;
    rows.push(...(await between(read, { from: Math.max(0, from - before), to: Math.min(count, to - before), perPage })));
    before += count;
  }
  return { rows, counts, page, pages };
}

async function between<Row>(
  read: Stretch<Row>['read'],
  { from, to, perPage }: { from: number; to: number; perPage: number },
): Promise<Row[]> {
  if (from >= to) return [];
  const first = Math.floor(from / perPage);
  const rows = await read(perPage, first + 1);
  if (to > (first + 1) * perPage) rows.push(...(await read(perPage, first + 2)));
  return rows.slice(from - first * perPage, to - first * perPage);
}
