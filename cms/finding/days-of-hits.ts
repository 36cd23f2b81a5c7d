import type { SearchWish } from '#cms/input/search-wish.ts';
import type { OfferDesk } from '#cms/places/offer-desk.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import { firstForm } from '#domain/offers/care-offer.ts';
import type { DayAvailability } from '#domain/places/availability.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { FacilityHit } from '#search/port.ts';

/** The day that is drawn beside each hit that has places to sell. */
export async function daysOf(
  hits: readonly FacilityHit[],
  args: {
    supplies: Portal['supplies'];
    desk: OfferDesk;
    wish: Pick<SearchWish, 'ageMonths' | 'form'>;
    dateOf: (hit: FacilityHit) => CivilDate;
    formOf?: (hit: FacilityHit) => CareForm | undefined;
  },
): Promise<Map<string, DayAvailability>> {
  const { supplies, desk, wish, dateOf } = args;
  const asked = hits.flatMap((hit) => {
    const facility = supplies.get(hit.id);
    return facility
      ? [{ facility, date: dateOf(hit), form: args.formOf ? args.formOf(hit) : firstForm(facility, wish.form, wish.ageMonths) }]
      : [];
  });
  const days = await desk.days(asked, wish.ageMonths);
  return new Map(asked.map(({ facility }, at) => [facility.id, days[at] as DayAvailability]));
}
