import { countWaiting } from '#cms/alerts/count-waiting.ts';
import type { Problem } from '#cms/core/problem.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { SearchHit, SearchResults } from '#cms/finding/search-results.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { FamilyPlace } from '#cms/records/family-places.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { TextHit, TextKind } from '#search/port.ts';
import { familyPlaceName } from '../offers/place-words.ts';
import { type AskedSearch, type SearchPlace, wishFromAddress } from '../offers/wish-from-address.ts';
import type { PageContext } from '../ui/page-context.ts';

const WIDER_METRES = [5000, 10_000, 30_000, 200_000];
const TEXT_KINDS: TextKind[] = ['article', 'activity', 'policy'];
const TEXTS_SHOWN = 4;
/** Some may be of bodies that may not hold them any more. */
const ACTIVITIES_ASKED = 20;

export const PER_PAGE = 20;

export interface SearchView extends AskedSearch {
  /** Nobody has said where: whoever is nearest to this comes first. */
  from?: SearchPlace;
  results: SearchResults;
  /** Nothing in the area asked for: the nearest beyond it that would do. */
  wider?: SearchHit[];
  /** Where nobody can: how many families wait for such hours near there. */
  waiting: number;
  /** Guidance, activities and policy that the same words find, group by group. */
  texts: { kind: TextKind; hits: TextHit[] }[];
  /** Of the family that is signed in. */
  places: FamilyPlace[];
  problem?: Problem;
}

/** Everything the search page shows, from the address alone: the same address gives the same page. */
export async function searchView(context: PageContext, params: URLSearchParams, guardian?: Guardian): Promise<SearchView> {
  const { portal, today } = context;
  const asked = await wishFromAddress(context, params, guardian);
  const found: AskedSearch = asked.ok ? asked : { wish: { page: 1, perPage: PER_PAGE } };
  const places = guardian ? await portal.familyPlaces.listOf(guardian.id) : [];
  const from = startOf(context, found.wish, places);
  const wish = { ...found.wish, perPage: PER_PAGE };
  const [results, texts] = await Promise.all([
    searchFacilities(portal, from ? { ...wish, near: from.point } : wish, today),
    textsFor(context, wish.q),
  ]);
  return {
    ...found,
    wish,
    from,
    results,
    wider: results.total + results.partTotal === 0 && wish.near ? await widen(context, wish) : undefined,
    waiting: results.total === 0 && wish.when ? await countWaiting(portal, { ...wish, when: wish.when }) : 0,
    texts,
    places,
    problem: asked.ok ? undefined : asked,
  };
}

/** Where a search begins that names no place, words or order: the family's own place, or the city's. */
function startOf({ portal, lang, t }: PageContext, wish: SearchWish, places: readonly FamilyPlace[]): SearchPlace | undefined {
  if (wish.near || wish.bounds || wish.q || wish.sort) return undefined;
  const own = places.find(({ label }) => label === 'home') ?? places[0];
  if (own) return { point: own.point, name: familyPlaceName(t, own) };
  const { point, name } = portal.city.startPlace;
  return { point, name: name[lang] };
}

async function textsFor({ portal, today }: PageContext, q: string | undefined): Promise<SearchView['texts']> {
  if (!q) return [];
  const groups = await Promise.all(
    TEXT_KINDS.map(async (kind) => ({
      kind,
      hits: await (kind === 'activity' ? activitiesFor : textsOf)(q, kind),
    })),
  );
  return groups.filter(({ hits }) => hits.length > 0);

  function textsOf(words: string, kind: TextKind, limit = TEXTS_SHOWN): Promise<TextHit[]> {
    return portal.search.searchTexts({ q: words, kinds: [kind], limit, from: today });
  }

  /** Those of a body outside as long as it may hold them, which its own day ends. */
  async function activitiesFor(words: string, kind: TextKind): Promise<TextHit[]> {
    const hits = await textsOf(words, kind, ACTIVITIES_ASKED);
    const ids = hits.map(({ id }) => id);
    const open = await portal.activities.openAmong(ids, today);
    return hits.filter(({ id }) => open.has(id)).slice(0, TEXTS_SHOWN);
  }
}

async function widen({ portal, today }: PageContext, wish: SearchWish): Promise<SearchHit[] | undefined> {
  for (const radius of WIDER_METRES) {
    if (radius <= (wish.radius ?? 0)) continue;
    const around = { ...wish, bounds: undefined, radius, page: 1, perPage: 3, sort: undefined };
    const results = await searchFacilities(portal, around, today, { onlyFree: true });
    if (results.total > 0) return results.hits;
  }
  return undefined;
}
