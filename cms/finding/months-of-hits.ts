import type { SearchWish } from '#cms/input/search-wish.ts';
import type { OfferDesk } from '#cms/places/offer-desk.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type CareOffer, formsFor } from '#domain/offers/care-offer.ts';
import { earliestMonth } from '#domain/offers/first-month.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { FacilityHit } from '#search/port.ts';

/** A row looks no farther ahead: the centre's page does. */
const DAYS_AHEAD = 60;

/** The first month of full days beside each hit that sells them to such a child; `null` where none is free for some time. */
export async function monthsOf(
  hits: readonly Pick<FacilityHit, 'id'>[],
  {
    supplies,
    desk,
    wish,
    today,
  }: {
    supplies: Portal['supplies'];
    desk: OfferDesk;
    wish: Pick<SearchWish, 'ageMonths' | 'form'>;
    today: CivilDate;
  },
): Promise<Map<string, CareOffer | null>> {
  if (wish.form && !wish.form.includes('full_day')) return new Map();
  const facilities = hits
    .flatMap(({ id }) => supplies.get(id) ?? [])
    .filter((one) => formsFor(one, wish.ageMonths).includes('full_day'));
  const asked = { form: 'full_day', ageMonths: wish.ageMonths, from: today, days: DAYS_AHEAD } as const;
  const months = await desk.months(facilities, asked);
  return new Map(facilities.map(({ id }) => [id, earliestMonth(months.get(id) ?? []) ?? null]));
}
