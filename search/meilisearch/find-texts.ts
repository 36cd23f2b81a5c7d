import type { TextHit, TextQuery } from '../port.ts';
import { parseQuery } from '../text/query.ts';
import { type AskEngine, conditionsFor, kindFilter, rankFilters, textFilters } from './ask-text.ts';

export async function findTexts(ask: AskEngine, { q, kinds, limit }: TextQuery): Promise<TextHit[]> {
  const terms = parseQuery(q);
  const most = Math.max(0, Math.trunc(limit) || 0);
  if (kinds.length === 0 || most === 0) return [];
  const ranks = terms ? await ranked(ask, terms) : [[]];
  const answers = await ask(
    ranks.map((filter) => ({
      filter: [kindFilter(kinds), ...filter],
      sort: ['name:asc', 'key:asc'],
      limit: most,
      attributesToRetrieve: ['hit'],
    })),
  );
  return answers.flatMap(({ hits }) => hits.flatMap(({ hit }) => hit ?? [])).slice(0, most);
}

/** Articles and policies are one kind when it comes to what is looked for more loosely. */
async function ranked(ask: AskEngine, terms: NonNullable<ReturnType<typeof parseQuery>>): Promise<string[][]> {
  const conditions = await conditionsFor(ask, terms, ['article', 'policy']);
  return rankFilters(conditions).map((rank) => [textFilters(conditions), rank]);
}
