import type { AreaSeed } from '#cms/city/city-pack.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import type { PlaceKind } from '#domain/places/geo.ts';
import type { PlaceDocument } from '#search/port.ts';

/** Places of one name in a city: enough to tell the one in the district that is meant. */
export const NAMESAKES = 20;

/**
 * The place that a family means by what it typed or chose: `凤城河`, `fch`, or with its district, as a suggestion
 * writes it where two places share a name: `鼓楼（泰兴市）`.
 */
export async function findPlace(
  { search, city }: Pick<Portal, 'search' | 'city'>,
  typed: string,
  lang: Lang,
): Promise<PlaceDocument | undefined> {
  const text = typed.trim().slice(0, 100);
  for (const area of city.areas.filter(({ level }) => level === 'district')) {
    const suffix = LANGS.map((one) => inDistrict('', area, one)).find((one) => text.endsWith(one));
    if (!suffix) continue;
    const found = await search.suggestPlaces({ q: text.slice(0, -suffix.length), lang, limit: NAMESAKES });
    return found.find(({ districtCode }) => districtCode === area.code);
  }
  const [first] = await search.suggestPlaces({ q: text, lang, limit: 1 });
  return first;
}

/** Kinds of places that stand in the addresses of centres: their names find those, and not what is around a point. */
const IN_ADDRESSES: readonly PlaceKind[] = ['district', 'township'];

/** The place that words are the whole name of: `凤城河`, `fengchenghe`. Parts of names are words. */
export async function placeCalled(
  { search }: Pick<Portal, 'search'>,
  words: string,
  lang: Lang,
): Promise<PlaceDocument | undefined> {
  const [first] = await search.suggestPlaces({ q: words.trim().slice(0, 100), lang, limit: 1, whole: true });
  return first && !IN_ADDRESSES.includes(first.placeKind) ? first : undefined;
}

/** A name with its district, for a place that is not the only one of its name. */
export function inDistrict(name: string, { name: district }: Pick<AreaSeed, 'name'>, lang: Lang): string {
  return createTranslator(lang)('format.noted', { name, note: district[lang] });
}
