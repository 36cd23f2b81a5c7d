import { formatDate } from '#cms/words/format.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { PageContext } from '../ui/page-context.ts';

/** From when care by the month can be had as a whole: `全日托 12 月 14 日起有位`, `full day from 14 Dec`. */
export function monthWords({ t, lang }: PageContext, { form, stays: [first] }: CareOffer): string {
  return t('search.monthFrom', { form: t(`care.short_${form}`), date: formatDate(first?.date ?? '', { lang }) });
}
