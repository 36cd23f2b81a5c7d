import { compareIds } from '../rules/plain-code.ts';
import { compareKeys } from '../rules/sort-key.ts';
import { RANKS } from '../text/question.ts';
import { COUNT, readAll, TIES, total } from './ask.ts';
import type { Means } from './decide.ts';
import type { MeiliDocument } from './document.ts';
import type { AskEngine, Found } from './engine.ts';
import { type Filter, idFilters } from './filters.ts';
import { type Named, OTHER_PARTS, partlyInTitle } from './partly-in-title.ts';
import { asked, type Question } from './question.ts';

export interface Stretch {
  from: number;
  size: number;
}

interface Ranked {
  hit: Found;
  /** 0 best; see `RANKS`. */
  rank: number;
}

type Fields = (keyof MeiliDocument)[];

/**
 * A stretch of what is found, the better rank first, by name within a rank. The first rank is asked for alone, and mostly
 * is enough. The others hold what the ranks before them hold too, so of each twice as many are read, by their names,
 * as are shown in all.
 */
export async function rankedStretch(
  means: Pick<Means, 'ask' | 'spell'>,
  { filter, question, stretch }: { filter: Filter; question: Question; stretch: Stretch },
  fields: Fields,
): Promise<Ranked[]> {
  const { ask } = means;
  if (question.ranks) return knownRanks(ask, { filter, ranks: question.ranks, stretch }, fields);
  const [first, all, page] = await ask([
    { ...asked(question, ['title']), ...COUNT, filter },
    { ...asked(question), ...COUNT, filter },
    {
      ...asked(question, ['title']),
      ...{ filter, sort: TIES, offset: stretch.from, limit: stretch.size, attributesToRetrieve: fields },
    },
  ]);
  const until = stretch.from + stretch.size;
  const hits = (page?.hits ?? []).map((hit) => ({ hit, rank: 0 }));
  if (total(first) >= Math.min(until, total(all))) return hits;

  const ranks = [...RANKS.map(({ quantity, parts }) => (quantity === 'all' ? parts : [])), undefined];
  const [elsewhere, ...lists] = await ask([
    { ...asked(question, OTHER_PARTS), ...COUNT, filter },
    ...ranks.map((parts) => ({
      ...asked(question, parts),
      ...{ filter, sort: TIES, limit: parts?.length === 0 ? 0 : 2 * until, attributesToRetrieve: ['id', 'name'] },
    })),
  ]);
  const [titled = [], ...others] = lists.map(({ hits: some }, rank) =>
    some.map(({ id = '', name = '' }) => ({ id, name, rank })),
  );
  const mixed = await partlyInTitle(
    means,
    { filter, question },
    { but: titled.map(({ id }) => id), wanted: until, all: total(all), some: total(all) - total(first) - total(elsewhere) },
  );
  const seen = new Map<string, Named>();
  for (const one of [...titled, ...mixed, ...others.flat()]) if (!seen.has(one.id)) seen.set(one.id, one);
  return shown(ask, [...seen.values()], stretch, fields);
}

/** Where the few that meet the question are known already, with their ranks. */
async function knownRanks(
  ask: AskEngine,
  { filter, ranks, stretch }: { filter: Filter; ranks: ReadonlyMap<string, number>; stretch: Stretch },
  fields: Fields,
): Promise<Ranked[]> {
  const found = await readAll(ask, { put: {}, filter }, ['id', 'name']);
  const all = found.map(({ id = '', name = '' }) => ({ id, name, rank: ranks.get(id) ?? RANKS.length }));
  return shown(ask, all, stretch, fields);
}

async function shown(ask: AskEngine, all: Named[], { from, size }: Stretch, fields: Fields): Promise<Ranked[]> {
  all.sort((a, b) => a.rank - b.rank || compareKeys(a.name, b.name) || compareIds(a.id, b.id));
  const page = all.slice(from, from + size);
  const found = await readByIds(
    ask,
    page.map(({ id }) => id),
    [...fields, 'id'],
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  return page.flatMap(({ id, rank }) => {
    const hit = byId.get(id);
    return hit ? [{ hit, rank }] : [];
  });
}

export async function readByIds(ask: AskEngine, ids: string[], fields: Fields): Promise<Found[]> {
  if (ids.length === 0) return [];
  return (await Promise.all(idFilters(ids).map((filter) => readAll(ask, { put: {}, filter }, fields)))).flat();
}
