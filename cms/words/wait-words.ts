import { isMonthly, occasionsOf, weekdaysOf } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { WaitedCare } from '#domain/offers/waitlist.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatDate, formatTimeRange } from './format.ts';
import { createTranslator } from './index.ts';
import { weekdayWords } from './weekday-words.ts';

/** What a family waits for, in words: `全日托，3 月 1 日起 3 个月`, `计时托，每周一、三 9:00–12:00，11 月 30 日起 8 周`. */
export function waitWords(
  { request, weekly }: WaitedCare,
  { lang, parts, today }: { lang: Lang; parts?: FacilitySupply['parts']; today: CivilDate },
): string {
  const t = createTranslator(lang);
  const year = request.date.slice(0, 4) !== today.slice(0, 4);
  const form = t(`care.${request.form}`);
  const on = formatDate(request.date, { lang, weekday: !weekly && !isMonthly(request), year });
  const window =
    'window' in request
      ? request.window
      : parts && occasionsOf({ ...request, months: 0 } as typeof request, { parts, special: new Map(), isOpen: () => true })[0];
  const hours = window ? formatTimeRange(window.from, window.to) : '';
  const part = request.form === 'half_day' ? t(`care.${request.part}`) : '';
  const some = weekdaysOf(request);
  const care = [form, part, some && weekdayWords(some, lang)].filter(Boolean).join(' · ');
  if (isMonthly(request)) return t('waits.ofMonths', { care, on, months: 'months' in request ? request.months : 1 });
  if (!weekly) return t('waits.ofDay', { care, on, hours });
  return t('waits.ofWeeks', { care, on, hours, weekdays: weekdayWords(weekly.weekdays, lang), weeks: weekly.weeks });
}
