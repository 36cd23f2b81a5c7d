import { formatAge, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { WishedTime } from '#domain/guidance/home-visit.ts';
import type { Lang } from '#domain/language/lang.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

interface Speech {
  t: Translator;
  lang: Lang;
}

/** Days are counted for so long; then months. */
const IN_DAYS = 60;

/** A half-day in words. */
export const halfDayWords = ({ t, lang }: Speech, { date, half }: WishedTime): string =>
  t(`visit.when_${half}`, { day: formatDate(date, { lang, weekday: true }) });

/** How old the child is on a day, or when it is due. */
export function childAgeWords(
  { t, lang }: Speech,
  { bornOn, ageDays, on }: { bornOn: CivilDate; ageDays: number | undefined; on: CivilDate },
): string {
  if (!bornOn) return '';
  if (ageDays === undefined) return t('visit.due', { day: formatDate(bornOn, { lang }) });
  return ageDays <= IN_DAYS ? t('visit.born', { days: ageDays }) : formatAge(ageInMonths(bornOn, on), lang);
}
