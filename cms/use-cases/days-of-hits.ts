import type { DayAvailability } from '#domain/availability.ts';
import type { CareForm } from '#domain/care.ts';
import { firstForm } from '#domain/care-offer.ts';
import type { CivilDate } from '#domain/civil-date.ts';
import type { FacilityHit } from '#search/port.ts';
import type { Portal } from '../portal.ts';
import type { OfferDesk } from './offer-desk.ts';
import type { SearchWish } from './search-facilities.ts';

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
