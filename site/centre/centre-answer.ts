import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { reasonClause } from '#cms/words/reason-words.ts';
import { isFull } from '#domain/places/no-place.ts';
import { arithmetic } from '../offers/place-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CentreView } from './centre-view.ts';

/** The answer for the chosen hours in a sentence: how many places are left, or why there are none and when there are. */
export function centreAnswer({ t, lang }: PageContext, { wish, offer, window, group }: CentreView): string {
  const hours = formatTimeRange(wish.window.from, wish.window.to);
  if (!offer?.reason) {
    const left = t('centre.leftOf', { window: hours, class: group?.name[lang] ?? '', left: offer?.left ?? 0 });
    return `${left}${arithmetic(t, window, group)}`;
  }
  const reason = reasonClause(t, { reason: offer.reason, when: offer.when });
  if (offer.failsOn && offer.failsOn > wish.date)
    return t('centre.failsLater', { from: formatDate(wish.date, { lang }), date: formatDate(offer.failsOn, { lang }), reason });
  const counted = group && isFull(offer.reason) ? arithmetic(t, window, group) : '';
  return counted
    ? `${t('centre.fullOf', { window: hours, class: group?.name[lang] ?? '' })}${counted}`
    : t('centre.noneOf', { window: hours, reason });
}
