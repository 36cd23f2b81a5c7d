import { type SearchResults, type SearchWish, searchFacilities } from '#cms/use-cases/search-facilities.ts';
import type { Point } from '#domain/geo.ts';
import type { PlaceDocument } from '#search/port.ts';
import { parseSearch } from '../api/search-wish.ts';
import type { PageContext } from './page-context.ts';

const WIDER_METRES = [5000, 10_000, 30_000, 200_000];
const DEFAULT_RADIUS = 3000;

export interface SearchView {
  wish: SearchWish;
  results: SearchResults;
  /** Where distances are measured from, and what it is called. */
  centre?: { point: Point; name: string };
  /** The place typed is not in the gazetteer. */
  unknownPlace?: string;
  /** Nothing in the area asked for: the nearest beyond it that would do. */
  wider?: SearchResults['hits'];
  texts: Awaited<ReturnType<PageContext['portal']['search']['searchTexts']>>;
  problem?: { field?: string; message: string };
}

/** Everything the search page shows, from the address alone: the same address gives the same page. */
export async function searchView(context: PageContext, params: URLSearchParams): Promise<SearchView> {
  const { portal, lang, today } = context;
  const place = (params.get('place') ?? '').trim().slice(0, 100);
  const parsed = parseSearch(withoutBlanks(params), { today, lang });
  const wish: SearchWish = parsed.ok ? parsed.wish : { page: 1, perPage: 20 };
  const found = place && !wish.near ? await findPlace(context, place) : undefined;
  const centre = centreOf(context, { wish, place, found });
  if (centre) Object.assign(wish, { near: centre.point, radius: wish.radius ?? DEFAULT_RADIUS });
  const unknownPlace = place && !found && !params.get('near') ? place : undefined;
  if (unknownPlace) wish.q = [wish.q, unknownPlace].filter(Boolean).join(' ');

  const results = await searchFacilities(
    portal,
    { ...wish, perPage: 20, sort: wish.sort ?? (wish.near ? 'distance' : undefined) },
    today,
  );
  const wider = results.total === 0 && wish.near ? await widen(context, wish) : undefined;
  const texts = wish.q ? await portal.search.searchTexts({ q: wish.q, kinds: ['article', 'policy'], limit: 4 }) : [];
  return {
    wish,
    results,
    centre,
    unknownPlace,
    wider,
    texts,
    problem: parsed.ok ? undefined : { field: parsed.field, message: parsed.message },
  };
}

async function widen({ portal, today }: PageContext, wish: SearchWish): Promise<SearchResults['hits'] | undefined> {
  for (const radius of WIDER_METRES) {
    if (radius <= (wish.radius ?? 0)) continue;
    const results = await searchFacilities(
      portal,
      { ...wish, bounds: undefined, radius, page: 1, perPage: 3, sort: 'distance' },
      today,
    );
    if (results.total > 0) return results.hits;
  }
  return undefined;
}

async function findPlace({ portal, lang }: PageContext, place: string): Promise<PlaceDocument | undefined> {
  const [first] = await portal.search.suggestPlaces({ q: place, lang, limit: 1 });
  return first;
}

function centreOf(
  { lang, t }: PageContext,
  { wish, place, found }: { wish: SearchWish; place: string; found?: PlaceDocument },
): SearchView['centre'] {
  if (wish.near) return { point: wish.near, name: place || t('search.hereMe') };
  return found ? { point: found.location, name: found.name[lang] ?? found.name.zh ?? place } : undefined;
}

/** A form sends its empty fields too; an empty field is no wish. Date and two times become `from` and `to`. */
function withoutBlanks(params: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(
    [...params].filter(([name, value]) => value !== '' && name !== 'place' && name !== 'locate' && name !== 'view'),
  );
  const date = kept.get('date');
  kept.delete('date');
  for (const name of ['from', 'to']) {
    const time = kept.get(name);
    if (!time || time.includes('T')) continue;
    if (date) kept.set(name, `${date}T${time.padStart(5, '0')}`);
    else kept.delete(name);
  }
  return kept;
}
