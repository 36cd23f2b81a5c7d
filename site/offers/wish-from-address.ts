import type { Problem } from '#cms/core/problem.ts';
import { findFamilyPlace } from '#cms/finding/family-places.ts';
import { findPlace, placeCalled } from '#cms/finding/find-place.ts';
import { readSearch } from '#cms/input/search-in-text.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { type Lang, textIn } from '#domain/language/lang.ts';
import type { Point } from '#domain/places/geo.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PlaceDocument } from '#search/port.ts';
import type { PageContext } from '../ui/page-context.ts';
import { familyPlaceName } from './place-words.ts';

/** Metres around a place, where the address says none. */
const DEFAULT_RADIUS = 3000;

/** Somewhere a family searches around, and what it is called. */
export interface SearchPlace {
  point: Point;
  name: string;
}

export interface AskedSearch {
  wish: SearchWish;
  /** Where distances are measured from. */
  centre?: SearchPlace;
  /** With two places: the other one. */
  second?: SearchPlace;
  /** The place typed is not in the gazetteer, and is searched as words. */
  unknownPlace?: string;
  /** The other place typed is not in the gazetteer either, and is left out. */
  unknownSecond?: string;
  /** A family's own place that only this family, signed in, can search around. */
  lockedPlace?: boolean;
}

export type SearchProblem = Problem & { message: string };

/**
 * What an address of the search page asks for: the same address asks for the same. Places go by name (`place`, `and`)
 * or, for a family's own, by their id (`at`, `andAt`), so that no family's home stands in an address.
 */
export async function wishFromAddress(
  context: PageContext,
  params: URLSearchParams,
  guardian?: Pick<Guardian, 'id'>,
): Promise<({ ok: true } & AskedSearch) | SearchProblem> {
  const { portal, lang, t } = context;
  const asked = readSearch(params, toLocal(portal.now(), portal.city.timeZone));
  if (!asked.ok) return { ...asked, message: problemWords(t, asked) };
  const { wish } = asked;

  const text = (name: string) => (params.get(name) ?? '').trim().slice(0, 100);
  const [typed, typedSecond] = [text('place'), text('and')];
  const [found, second] = await Promise.all([
    placeOf(context, { point: wish.near, typed, own: text('at') }, guardian),
    placeOf(context, { point: wish.also, typed: typedSecond, own: text('andAt') }, guardian),
  ]);
  const named = !found && wish.q ? await placeCalled(portal, wish.q, lang) : undefined;
  const centre = found ?? (named && placeIn(named, lang, wish.q));
  if (named) wish.q = undefined;
  const unknownPlace = typed && !centre ? typed : undefined;
  if (centre) Object.assign(wish, { near: centre.point, radius: wish.radius ?? (wish.bounds ? undefined : DEFAULT_RADIUS) });
  if (centre && second) wish.also = second.point;
  if (unknownPlace) wish.q = [wish.q, unknownPlace].filter(Boolean).join(' ');
  return {
    ok: true,
    wish,
    centre,
    second: wish.also && second,
    unknownPlace,
    unknownSecond: typedSecond && !second ? typedSecond : undefined,
    lockedPlace: Boolean(text('at')) && !centre,
  };
}

const placeIn = ({ location, name }: PlaceDocument, lang: Lang, typed = ''): SearchPlace => ({
  point: location,
  name: textIn(name, lang) || typed,
});

async function placeOf(
  { portal, lang, t }: PageContext,
  { point, typed, own }: { point?: Point; typed: string; own: string },
  family?: Pick<Guardian, 'id'>,
): Promise<SearchPlace | undefined> {
  if (point) return { point, name: typed || t('search.hereMe') };
  const familys = own && family ? await findFamilyPlace(portal, family.id, own) : undefined;
  if (familys) return { point: familys.point, name: familyPlaceName(t, familys) };
  const found = typed ? await findPlace(portal, typed, lang) : undefined;
  return found && placeIn(found, lang, typed);
}
