import { picked, type SearchBody, search } from './search.ts';
import type { State } from './state.ts';
import type { Json } from './values.ts';

/** Several questions as one list: the better score first, each document once. */
export function federated(
  state: State,
  { queries, federation }: { queries: (SearchBody & { indexUid: string })[]; federation: { offset?: number; limit?: number } },
): Json {
  const { offset = 0, limit = 20 } = federation;
  const all = queries.flatMap(({ indexUid, ...body }, queriesPosition) => {
    const index = state.find(indexUid);
    const asked = { ...body, limit: offset + limit, offset: 0, showRankingScore: true, attributesToRetrieve: ['*'] };
    const { hits } = search(index, asked) as { hits: (Json & { _rankingScore: number })[] };
    return hits.map(({ _rankingScore: weightedRankingScore, ...document }) => ({
      key: `${indexUid} ${document[index.primaryKey ?? 'id']}`,
      hit: picked(document, body.attributesToRetrieve ?? Object.keys(document)),
      _federation: { indexUid, queriesPosition, weightedRankingScore },
    }));
  });
  const best = all.toSorted((a, b) => b._federation.weightedRankingScore - a._federation.weightedRankingScore);
  const once = [...new Map(best.toReversed().map((one) => [one.key, one])).values()].reverse();
  const hits = once.slice(offset, offset + limit).map(({ hit, _federation }) => ({ ...hit, _federation }));
  return { hits, processingTimeMs: 0, limit, offset, estimatedTotalHits: once.length, requestUid: 'stand-in' };
}
