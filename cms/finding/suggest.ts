import type { Portal } from '#cms/portal/portal.ts';
import { type Lang, textIn } from '#domain/language/lang.ts';
import type { FacilityDocument, PlaceDocument } from '#search/port.ts';
import { inDistrict, NAMESAKES } from './find-place.ts';

/** What a family may mean by what it has typed so far: somewhere to search around, or a centre it knows by name. */
export type Suggestion =
  | { kind: 'place'; name: string; place: PlaceDocument }
  | { kind: 'facility'; name: string; facility: FacilityDocument };

export interface SuggestWish {
  q: string;
  lang: Lang;
  limit: number;
}

/** Places first, then centres whose name answers; a third of the room is kept for the centres when there are some. */
export async function suggest(
  { search, city }: Pick<Portal, 'search' | 'city'>,
  { q, lang, limit }: SuggestWish,
): Promise<Suggestion[]> {
  const [found, { hits }] = await Promise.all([
    search.suggestPlaces({ q, lang, limit: NAMESAKES }),
    search.searchFacilities({ q, sort: 'relevance', page: 1, perPage: limit, highlight: true }),
  ]);
  const centres = hits.flatMap(({ document, highlight }): Suggestion[] =>
    Object.values(highlight?.name ?? {}).some(({ length }) => length > 0)
      ? [{ kind: 'facility', name: textIn(document.name, lang), facility: document }]
      : [],
  );
  const names = Map.groupBy(found, ({ name }) => textIn(name, lang));
  const places = found.map((place): Suggestion => {
    const name = textIn(place.name, lang);
    const alone = names.get(name)?.length === 1;
    const district = alone ? undefined : city.areas.find(({ code }) => code === place.districtCode);
    return { kind: 'place', name: district ? inDistrict(name, district, lang) : name, place };
  });
  const forCentres = Math.min(centres.length, Math.floor(limit / 3));
  return [...places.slice(0, limit - forCentres), ...centres].slice(0, limit);
}
