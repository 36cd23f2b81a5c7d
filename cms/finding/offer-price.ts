import type { CareForm } from '#domain/care/care.ts';
import { share } from '#domain/money/money.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';

/** What the first hours of an offer cost by its lowest price; `undefined` for kinds of care that are not sold by the visit. */
export function offerPrice(prices: Partial<Record<CareForm, number>>, { form, stays }: CareOffer): number | undefined {
  const price = prices[form];
  if (price === undefined || (form !== 'hourly' && form !== 'temporary')) return undefined;
  return stays.reduce((sum, { from, to }) => sum + (form === 'hourly' ? share(price, to - from, 60) : price), 0);
}
