import { createTranslator, type Messages, wordsOf } from '#cms/words/index.ts';
import { MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';

/** What the form says in the browser; `monthCounts` from none on. */
export type CounterWords = Messages['counter'] & { monthCounts: readonly string[] };

export function counterWords(lang: Lang): CounterWords {
  const t = createTranslator(lang);
  const counts = Array.from({ length: MAX_PREPAID_MONTHS }, (_, n) => t('counter.monthCount', { count: n + 1 }));
  return { ...wordsOf(lang, 'counter'), monthCounts: [t('counter.once'), ...counts] };
}
