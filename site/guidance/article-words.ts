import type { Article } from '#cms/records/payload-types.ts';
import { formatAge } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { webAddress } from '#domain/places/web-address.ts';
import { CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import type { PageContext } from '../ui/page-context.ts';

type Ages = Pick<Article, 'fromMonth' | 'toMonth'>;

/** The months of age a text is for: `7–10 个月`, or from birth to three. */
export function monthsWords(t: Translator, { fromMonth, toMonth }: Ages): string {
  return isForEveryAge({ fromMonth, toMonth }) ? t('guidance.everyAge') : t('guidance.months', { from: fromMonth, to: toMonth });
}

export function isForEveryAge({ fromMonth, toMonth }: Ages): boolean {
  return fromMonth === 0 && toMonth >= CARE_ENDS_AT_MONTHS;
}

/** `8 个月`; the first month is called birth. */
export function ageWords({ t, lang }: Pick<PageContext, 't' | 'lang'>, month: number): string {
  return month === 0 ? t('common.birth') : formatAge(month, lang);
}

/** Sources as they are written, one a line: a title, or `title | address`. */
export function readSources(text: string): { title: string; url?: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [title = line, url] = line.split(' | ');
      const address = url === undefined ? undefined : webAddress(url);
      return { title: title.trim(), ...(address ? { url: address } : {}) };
    });
}

/** For families of which area a text is, where it is not for the whole city. */
export const areaWords = ({ portal, lang }: PageContext, { territory }: Pick<Article, 'territory'>): string | undefined =>
  territory ? portal.city.areas.find(({ code }) => code === territory)?.name[lang] : undefined;
