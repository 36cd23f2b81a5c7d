import type { SearchHit } from '#cms/finding/search-results.ts';
import { agesOf, type SearchWish } from '#cms/input/search-wish.ts';
import { formatDate, formatDuration, formatRadius, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { reasonClause } from '#cms/words/reason-words.ts';
import { isFull } from '#domain/places/no-place.ts';
import { agesWords } from '../offers/ages-words.ts';
import { wantedWords } from '../offers/wanted-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { SearchView } from './search-view.ts';

/** The answer: `4 家能收，1 家已满`, or how many there are where no time was asked for. */
export function searchHeading(t: Translator, { wish, results }: SearchView): string {
  const { total, part, partTotal, full, fullTotal } = results;
  const children = agesOf(wish).length;
  if (children > 1 && total + partTotal > 0) {
    const some = part.length > 0 ? t('search.partCount', { count: partTotal, children }) : '';
    return `${t(wish.when ? 'search.familyCan' : 'search.familyTakes', { count: total, children })}${some}`;
  }
  if (!wish.when) return total > 0 ? t('search.found', { count: total }) : t('search.none');
  if (results.noFit && wish.when.kind === 'window')
    return t('search.noFitTitle', { hours: formatTimeRange(wish.when.from, wish.when.to) });
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
export function placeNoteOf({ t, lang }: PageContext, { wish, centre, second, from, unknownPlace, results }: SearchView): string {
  if (!centre && from) return t('search.fromPlace', { place: from.name });
  if (!centre) return unknownPlace && results.total > 0 ? t('search.byWords', { words: unknownPlace }) : '';
  if (second) return t('search.betweenPlaces', { first: centre.name, second: second.name });
  if (wish.bounds || !wish.radius) return t('search.nearPlace', { place: centre.name });
  return t('search.nearPlaceWithin', { place: centre.name, radius: formatRadius(wish.radius, lang) });
}

/** For which time and child, and as of when; nothing where no centre sells by the hour. */
export function listNoteOf(
  { t, lang, portal, today }: PageContext,
  { wish, results: { drawnOn = today } }: SearchView,
  asOf: string,
): string {
  if (!wish.when && !portal.city.demo) return '';
  if (!wish.when && wish.siblings) return t('search.listNoteFamily', { time: asOf });
  if (!wish.when && drawnOn === today) return t('search.listNote', { time: asOf });
  if (!wish.when) return t('search.listNoteOn', { date: formatDate(drawnOn, { lang, weekday: true }), time: asOf });
  const age = agesWords(t, wish) || t('search.anyAge');
  return t('search.windowNote', { when: wantedWords(t, wish.when, lang), age, time: asOf });
}

/** How many centres have such care for such a child, and why none of them can then: `7 家收 8 个月的孩子：4 家 8:00 才开门，3 家已满。` */
export function noFitNote({ t, lang }: PageContext, { wish, results }: SearchView): string {
  const { noFit, fullTotal } = results;
  if (!noFit) return '';
  const named = noFit.reasons.slice(0, REASONS_NAMED);
  const others = fullTotal - named.reduce((sum, { count }) => sum + count, 0);
  const reasons = [
    ...named.map(({ why, count }) => {
      const reason = isFull(why.reason) ? t('search.full').toLocaleLowerCase(lang) : reasonClause(t, why);
      return t('search.noFitCount', { count, reason: apart(reason) });
    }),
    ...(others > 0 ? [t('search.noFitOthers', { count: others })] : []),
  ].join(t('search.noFitAnd'));
  const age = agesWords(t, wish);
  return t(age ? 'search.noFitNote' : 'search.noFitNoteAnyAge', { count: fullTotal, age, reasons });
}

const REASONS_NAMED = 4;

/** A figure that follows a word stands apart from it. */
const apart = (text: string) => text.replace(/^(?=\d)/, ' ');

/** How much less it would be: `少 30 分钟` · `少 1 小时到 2 小时`. */
export function missing({ t, lang }: PageContext, { when }: SearchWish, hits: readonly SearchHit[]): string {
  if (when?.kind !== 'window') return t('search.wayShorter');
  const lost = hits.flatMap(({ availability }) => {
    const stay = availability?.offer?.stays[0];
    return stay ? [when.to - when.from - (stay.to - stay.from)] : [];
  });
  const [least, most] = [Math.min(...lost), Math.max(...lost)].map((minutes) => formatDuration(Math.max(30, minutes), lang));
  return least === most
    ? t('search.noFitLess', { length: least ?? '' })
    : t('search.noFitLessBetween', { least: least ?? '', most: most ?? '' });
}

/** The same time, beyond what was asked for. */
export function farther({ t }: PageContext, { wish }: SearchView): string {
  return t(wish.when ? 'search.noFitFarther' : 'search.nearestTitle');
}
