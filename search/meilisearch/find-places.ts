import type { PlaceDocument, PlaceQuery } from '../port.ts';
import { bestPlaces, placeNames } from '../rules/place-order.ts';
import { parseQuery } from '../text/query.ts';
import { readAll } from './ask.ts';
import { decided, type Means, narrowing } from './decide.ts';
import { kindFilter } from './filters.ts';
import { asked } from './question.ts';

/** Places by what is typed. All that are found are put in order here: how near a name comes is no order of the engine's. */
export async function findPlaces(means: Means, query: PlaceQuery): Promise<PlaceDocument[]> {
  const terms = parseQuery(query.q);
  if (!terms) return [];
  const among = [kindFilter(['place'])];
  return decided(means, { terms, among, kinds: ['place'] }, async (question) => {
    const { without, store } = means.unsettled.now();
    const { places } = store;
    const changed = places
      .find(question?.conditions ?? [])
      .array()
      .map(places.at);
    const filter = [...among, ...without, ...(question ? narrowing(question) : [])];
    const found = await readAll(means.ask, { put: asked(question), filter }, ['document']);
    const others = found.flatMap(({ document }) =>
      document?.kind === 'place' ? [{ document, names: placeNames(document, means.spell) }] : [],
    );
    return bestPlaces([...others, ...changed], query);
  });
}
