import type { SearchHit } from '#cms/finding/search-results.ts';
import { formatAge, formatRadius } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { isFull } from '#domain/places/no-place.ts';
import { wantedWords } from '../offers/wanted-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { SearchView } from './search-view.ts';

/** The answer: `4 家能接，1 家已满`, or how many there are where no time was asked for. */
export function searchHeading(t: Translator, { wish, results }: SearchView): string {
  const { total, full, fullTotal } = results;
  if (!wish.when) return total > 0 ? t('search.found', { count: total }) : t('search.none');
  if (total === 0 && fullTotal === 0) return t(wish.q ? 'search.none' : 'search.noneTime');
  if (fullTotal === 0) return t('search.canTake', { count: total });
  return t(allFull(full) ? 'search.canTakeFull' : 'search.canTakeNot', { count: total, full: fullTotal });
}

/** What those are called that cannot take the child then: full, or not all of them only full. */
export function fullTitle(t: Translator, { results }: SearchView): string {
  return t(allFull(results.full) ? 'search.fullTitle' : 'search.cannotTitle');
}

function allFull(full: readonly SearchHit[]): boolean {
  return full.every(({ availability }) => isFull(availability?.offer?.reason));
}

/** Where was searched: around one place, between two, or nowhere that is known, so by the words themselves. */
export function placeNoteOf({ t, lang }: PageContext, { wish, centre, second, unknownPlace, results }: SearchView): string {
  if (!centre) return unknownPlace && results.total > 0 ? t('search.byWords', { words: unknownPlace }) : '';
  if (second) return t('search.betweenPlaces', { first: centre.name, second: second.name });
  if (wish.bounds || !wish.radius) return t('search.nearPlace', { place: centre.name });
  return t('search.nearPlaceWithin', { place: centre.name, radius: formatRadius(wish.radius, lang) });
}

/** For which time and child, and as of when; nothing where no centre sells by the hour. */
export function listNoteOf({ t, lang, portal }: PageContext, { wish }: SearchView, asOf: string): string {
  if (!wish.when) return portal.city.demo ? t('search.listNote', { time: asOf }) : '';
  const age = wish.ageMonths === undefined ? t('search.anyAge') : formatAge(wish.ageMonths, lang);
  return t('search.windowNote', { when: wantedWords(t, wish.when, lang), age, time: asOf });
}
