import { compareIds } from '../rules/plain-code.ts';
import { compareKeys } from '../rules/sort-key.ts';
import { RANKS } from '../text/question.ts';
import { COUNT, readAll, total } from './ask.ts';
import type { MeiliDocument } from './document.ts';
import type { AskEngine, Found, Query } from './engine.ts';
import { type Filter, idFilters } from './filters.ts';
import { asked, askedWithTitle, type Question } from './question.ts';

export interface Stretch {
  from: number;
  size: number;
}

/** What every order ends with. */
export const TIES = ['name:asc', 'key:asc'];

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
  ask: AskEngine,
  { filter, question, stretch: { from, size } }: { filter: Filter; question: Question; stretch: Stretch },
  fields: Fields,
): Promise<Ranked[]> {
  if (question.ranks) return knownRanks(ask, { filter, ranks: question.ranks, stretch: { from, size } }, fields);
  const ranks = queriesOfRanks(question);
  const [best = [{}], ...others] = ranks;
  const [first, all, page] = await ask([
    { ...best[0], ...COUNT, filter },
    { ...asked(question), ...COUNT, filter },
    { ...best[0], filter, sort: TIES, offset: from, limit: size, attributesToRetrieve: fields },
  ]);
  const until = from + size;
  const hits = (page?.hits ?? []).map((hit) => ({ hit, rank: 0 }));
  if (total(first) >= Math.min(until, total(all))) return hits;

  const named = { filter, sort: TIES, attributesToRetrieve: ['id', 'name'] };
  const lists = await ask([
    { ...best[0], ...named, limit: until },
    ...others.flat().map((query) => ({ ...query, ...named, limit: 2 * until })),
  ]);
  const rankOf = [0, ...others.flatMap((queries, at) => queries.map(() => at + 1))];
  const seen = new Map<string, { id: string; name: string; rank: number }>();
  for (const [at, { hits: some }] of lists.entries())
    for (const { id = '', name = '' } of some) if (!seen.has(id)) seen.set(id, { id, name, rank: rankOf[at] as number });
  return shown(ask, [...seen.values()], { from, size }, fields);
}

/** For each rank the questions whose answers hold it, and nothing that belongs after it. */
function queriesOfRanks(question: Question): Pick<Query, 'q' | 'attributesToSearchOn'>[][] {
  const one = question.terms.length < 2;
  return [
    ...RANKS.map(({ quantity, parts }) => {
      if (quantity === 'all') return [asked(question, parts)];
      // Of one term, some is all.
      return one ? [] : askedWithTitle(question);
    }),
    [asked(question)],
  ];
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

async function shown(
  ask: AskEngine,
  all: { id: string; name: string; rank: number }[],
  { from, size }: Stretch,
  fields: Fields,
): Promise<Ranked[]> {
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
