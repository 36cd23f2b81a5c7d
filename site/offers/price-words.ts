import { formatMoney } from '#cms/words/format.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { FacilityDocument } from '#search/port.ts';
import type { PageContext } from '../ui/page-context.ts';

const KEY: Record<CareForm, 'search.perMonth' | 'search.perHalfDay' | 'search.perHour' | 'search.perSession'> = {
  full_day: 'search.perMonth',
  half_day: 'search.perHalfDay',
  hourly: 'search.perHour',
  temporary: 'search.perSession',
};

/** `26 元/小时`: the lowest published price of one form of care, or that it is not known. */
export function priceWords({ t, lang, currency }: PageContext, document: FacilityDocument, form: CareForm | undefined): string {
  const shown = form ?? (Object.keys(document.prices)[0] as CareForm | undefined);
  const amount = shown ? document.prices[shown] : undefined;
  if (!shown || amount === undefined) return t('search.priceUnknown');
  return t(KEY[shown], { price: formatMoney(amount, { currency, lang, whole: amount % 100 === 0 }) });
}
