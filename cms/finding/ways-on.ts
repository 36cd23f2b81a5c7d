import { createOfferDesk } from '#cms/places/offer-desk.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { WantedWindow } from '#domain/offers/wanted-time.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Point } from '#domain/places/geo.ts';
import type { Party } from '#domain/places/public-part.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { searchFacilities } from './search-facilities.ts';
import type { SearchHit, SearchNeeds } from './search-results.ts';

/** What a family can have instead of what it cannot: the nearest of each, and all of it can be booked. */
export interface WaysOn {
  /** The same centre at other times. */
  otherTimes: CareOffer[];
  /** The same centre then, for less of the time. */
  shorter?: CareOffer;
  /** Other centres at that time, the nearest first. */
  elsewhere: SearchHit[];
}

export interface StuckWish {
  facility: FacilitySupply;
  /** Where the centre is, if that is known. */
  location?: Point;
  form: CareForm;
  /** Of care by the month, the first day. */
  wanted: WantedWindow;
  /** More than one: that a single month is to be had is a way on. */
  months?: number;
  ageMonths?: number;
  /** Of whose part of an employer's places; of the public's where nothing is said. */
  party?: Party;
}

const ELSEWHERE_METRES = 10_000;
const ELSEWHERE = 2;

/** Ways on from a "no" at one centre. */
export async function waysOn(portal: SearchNeeds, wish: StuckWish, today: CivilDate): Promise<WaysOn> {
  const { facility, form, wanted, ageMonths, months = 0, party } = wish;
  const desk = createOfferDesk(portal, portal.now(), party);
  const want = { wanted, ageMonths };
  const [otherTimes, shorter, single, elsewhere] = await Promise.all([
    desk.next(facility, form, want),
    desk.shorter(facility, form, want),
    desk.calendar(facility, form, { dates: [wanted.date], window: wanted, ageMonths, weekdays: wanted.weekdays }),
    findElsewhere(portal, wish, today),
  ]);
  const fewer = single.find((one) => one.left > 0 && one.months < months);
  return { otherTimes, shorter: fewer ?? shorter, elsewhere };
}

async function findElsewhere(
  portal: SearchNeeds,
  { facility, location, form, wanted, ageMonths }: StuckWish,
  today: CivilDate,
): Promise<SearchHit[]> {
  if (!location) return [];
  const around = { near: location, radius: ELSEWHERE_METRES, sort: 'distance', page: 1, perPage: ELSEWHERE + 1 } as const;
  const { hits } = await searchFacilities(portal, { ...around, when: wanted, form: [form], ageMonths }, today, {
    drawn: false,
    onlyFree: true,
  });
  return hits.filter(({ id }) => id !== facility.id).slice(0, ELSEWHERE);
}
