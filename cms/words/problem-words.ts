import type { Problem } from '#cms/core/problem.ts';
import { isFull } from '#domain/places/no-place.ts';
import { bookedWords } from './booked-words.ts';
import { formatDate, formatMoney, joinSentences } from './format.ts';
import type { MessageKey, Translator } from './index.ts';
import { hasWhen, reasonClause, reasonWords } from './reason-words.ts';

/** What a person is told of a problem, in their language; it says what to do next. */
export function problemWords(
  t: Translator,
  { code, params, why, booked }: Pick<Problem, 'code' | 'params' | 'why' | 'booked'>,
): string {
  if (why && code.startsWith('no_place.')) {
    const date = formatDate(String(params?.date), { lang: t.lang, weekday: true });
    return isFull(why.reason)
      ? t('errors.noPlaceFull', { date, why: reasonWords(t, why) })
      : t('errors.noPlace', { date, why: reasonClause(t, why) });
  }
  const said = t(`errors.${code}` as MessageKey, {
    ...withAmount(t, withDay(t, params)),
    ...(booked ? { who: bookedWords(t, booked) } : {}),
  });
  return why && hasWhen(t, why) ? joinSentences([said, t('errors.noPlaceWhen', { why: reasonWords(t, why) })], t.lang) : said;
}

/** A `day` among what fills a sentence, as it is said. */
function withDay(t: Translator, params: Problem['params']): Problem['params'] {
  if (typeof params?.day !== 'string') return params;
  return { ...params, day: formatDate(params.day, { lang: t.lang, year: true }) };
}

/** An `amount` in the smallest unit of a `currency`, as it is said. */
function withAmount(t: Translator, params: Problem['params']): Problem['params'] {
  const { amount, currency } = params ?? {};
  if (typeof amount !== 'number' || typeof currency !== 'string') return params;
  return { ...params, amount: formatMoney(amount, { currency, lang: t.lang }) };
}
