import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { reasonClause } from '#cms/words/reason-words.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { isFull } from '#domain/places/no-place.ts';
import { arithmetic } from '../offers/place-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CentreView } from './centre-view.ts';

export interface CentreAnswer {
  head: string;
  /** How many places, where there are any. */
  left?: string;
  /** The arithmetic behind it. */
  why?: string;
}

/** The answer for the chosen hours: how many places are left, or why there are none and when there are. */
export function centreAnswer({ t, lang }: PageContext, { wish, offer, window, group }: CentreView): CentreAnswer {
  const hours = formatTimeRange(wish.window.from, wish.window.to);
  const ofClass = { window: hours, class: group?.name[lang] ?? '' };
  const counted = arithmetic(t, window);
  if (!offer?.reason) {
    const months = offer?.months ?? 0;
    const date = formatDate(wish.date, { lang, weekday: true });
    const whole = t('search.monthsFrom', { date, count: months });
    const days = offer?.weekdays && t('search.onDays', { days: weekdayWords(offer.weekdays, lang) });
    const monthsHead = days ? `${whole}${t('common.comma')}${days}` : whole;
    return {
      head: months > 0 ? monthsHead : t('centre.answerFor', ofClass),
      left: t('centre.answerLeft', { left: offer?.left ?? 0 }),
      why: counted,
    };
  }
  const reason = reasonClause(t, { reason: offer.reason, when: offer.when });
  if (offer.failsOn && offer.failsOn > wish.date) {
    const dates = { from: formatDate(wish.date, { lang }), date: formatDate(offer.failsOn, { lang }) };
    return { head: t('centre.failsLater', { ...dates, reason }) };
  }
  if (offer.reason === 'public_part' || offer.reason === 'employee_part')
    return { head: t('centre.noneOf', { window: hours, reason }), why: counted };
  if (group && isFull(offer.reason) && counted) {
    const full = offer.when?.hours?.[0];
    const until = full && { window: formatTimeRange(full.from, full.to) };
    return { head: t('centre.fullOf', { ...ofClass, ...until }), why: counted };
  }
  return { head: t('centre.noneOf', { window: hours, reason }) };
}
