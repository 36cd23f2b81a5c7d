import type { SearchLabel } from '#cms/records/shapes/saved-search.ts';
import { formatDate, formatDuration, formatRadius } from '#cms/words/format.ts';
import { lastDayOf, type WantedTime } from '#domain/offers/wanted-time.ts';
import { agesWords } from '../offers/ages-words.ts';
import { wantedWords } from '../offers/wanted-words.ts';
import type { AskedSearch } from '../offers/wish-from-address.ts';
import type { PageContext } from '../ui/page-context.ts';

type Speaker = Pick<PageContext, 'portal' | 't' | 'lang'>;

/** What a search asks for, in few words, part by part; `undefined` for a search without a time. */
export function searchLabel(context: Speaker, asked: AskedSearch): SearchLabel | undefined {
  const { t } = context;
  const { form, inclusive, when } = asked.wish;
  if (!when) return undefined;
  const care = [...(form ?? []).map((one) => t(`care.${one}`)), ...(inclusive ? [t('care.inclusive')] : [])];
  return {
    age: agesWords(t, asked.wish) || undefined,
    where: whereWords(context, asked),
    care: care.join(t('common.and')) || undefined,
    when: whenWords(context, when),
  };
}

function whereWords({ portal, t, lang }: Speaker, { wish, centre, second, unknownPlace }: AskedSearch): string | undefined {
  if (centre && second) return t('alerts.between', { place: centre.name, other: second.name });
  if (wish.bounds) return t('alerts.onMap');
  if (centre && wish.radius) {
    const distance = formatRadius(wish.radius, lang);
    return centre.name === t('search.hereMe')
      ? t('alerts.aroundMe', { distance })
      : t('alerts.around', { place: centre.name, distance });
  }
  const words = unknownPlace ?? wish.q;
  if (words) return t('alerts.words', { words });
  const code = wish.township ?? wish.district;
  return portal.city.areas.find((area) => area.code === code)?.name[lang] ?? code;
}

/** "Within seven days" is said by its dates, because it is read on other days. */
function whenWords({ t, lang }: Speaker, when: WantedTime): string {
  if (when.kind !== 'soon') return wantedWords(t, when, lang);
  const [from, to] = [formatDate(when.date, { lang }), formatDate(lastDayOf(when), { lang })];
  return t('alerts.soon', { from, to, length: formatDuration(when.minutes, lang) });
}
