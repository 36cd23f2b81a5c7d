import { ENROLLED_PARTS, type WeekPattern } from '#domain/places/enrolled.ts';
import type { Translator } from './index.ts';
import { weekdayWords } from './weekday-words.ts';

/** A child's week in words. @example weekWords(t, pattern) // '周一至周五全天' */
export const weekWords = (t: Translator, pattern: WeekPattern): string =>
  ENROLLED_PARTS.map((part) => [part, pattern.filter((one) => one.part === part).map(({ weekday }) => weekday)] as const)
    .filter(([, days]) => days.length > 0)
    .map(([part, days]) =>
      t('enrolled.weekPart', { days: weekdayWords(days.join(''), t.lang), part: t(`enrolled.part_${part}`) }),
    )
    .join(t('enrolled.weekAnd'));
