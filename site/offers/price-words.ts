import { formatMoney } from '#cms/words/format.ts';
import type { CareForm } from '#domain/care/care.ts';
import { carePrice, type PriceItem, perMonth } from '#domain/money/pricing.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
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

/** The price of an offer on some weekdays, as it is booked: it is another than that of whole weeks, and never a part of it. */
export function somedayPrice({ portal }: PageContext, facilityId: string, offer: CareOffer | undefined): PriceItem | undefined {
  const [first] = offer?.stays ?? [];
  if (!offer?.weekdays || !offer.classId || !first) return undefined;
  const items = portal.supplies.get(facilityId)?.prices ?? [];
  return carePrice(items, { ...offer, classId: offer.classId, on: first.date });
}

/** `每周 3 天 1,353 元/月` */
export function somedayWords({ t, lang, currency }: PageContext, item: PriceItem): string {
  const amount = perMonth(item);
  const price = formatMoney(amount, { currency, lang, whole: amount % 100 === 0 });
  return t('search.perMonthOn', { count: item.daysPerWeek ?? 5, price });
}
