import type { SearchWish } from '#cms/input/search-wish.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { bestOffer, type CareOffer, firstForm } from '#domain/offers/care-offer.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import {
  classesOnSale,
  classFor,
  type DayAvailability,
  type WindowAvailability,
  windowAvailability,
} from '#domain/places/availability.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What a centre says of the time asked for, or of today when none was asked for. */
export interface CompareTime {
  /** The day that is drawn. */
  day?: DayAvailability;
  /** With a time: places left for all of it, as which kind of care. */
  offer?: CareOffer;
  /** Why it can offer nothing. */
  why?: NoPlace;
  /** The hours of that day that would be booked, and what is left of them. */
  stay?: Window;
  window?: WindowAvailability;
  /** The class that would take the child. */
  group?: ClassSupply;
  /** When it is full: the next times that are free. */
  next: CareOffer[];
  /** When it is full: the longest part of the hours that can be had. */
  shorter?: CareOffer;
}

/** Worked out as the search does it; nothing for a centre that is only listed. */
export async function compareTime(
  context: PageContext,
  { supply }: FacilityDetails,
  wish: SearchWish,
): Promise<CompareTime | undefined> {
  if (!supply) return undefined;
  return wish.when ? timeAsked(context, supply, { ...wish, when: wish.when }) : today(context, supply, wish);
}

async function today({ portal, today: date }: PageContext, supply: FacilitySupply, wish: SearchWish): Promise<CompareTime> {
  const { ageMonths } = wish;
  const form = firstForm(supply, wish.form, ageMonths);
  const desk = createOfferDesk(portal, portal.now());
  const [day] = await desk.days([{ facility: supply, date, form }], ageMonths);
  const why = day?.reason && { reason: day.reason, when: day.when };
  return { day, why, group: classFor(supply, { ageMonths, form }), next: [] };
}

async function timeAsked(
  { portal }: PageContext,
  supply: FacilitySupply,
  { when: wanted, ageMonths, form: forms }: SearchWish & { when: WantedTime },
): Promise<CompareTime> {
  const desk = createOfferDesk(portal, portal.now());
  const offers = (await desk.offers([supply], { wanted, ageMonths })).get(supply.id) ?? [];
  const offer = bestOffer(offers, forms);
  if (!offer) {
    const onSale = classesOnSale(supply, { ageMonths, form: forms?.[0] }, wanted.date);
    return { why: 'reason' in onSale ? onSale : { reason: 'form_not_offered' }, next: [] };
  }
  const date = offer.failsOn ?? offer.stays[0]?.date ?? wanted.date;
  const [day] = await desk.days([{ facility: supply, date, form: offer.form }], ageMonths);
  const stay = offer.stays.find((one) => one.date === date);
  const window = day && stay && windowAvailability(day, stay);
  return {
    day,
    offer,
    why: offer.reason && { reason: offer.reason, when: offer.when },
    stay,
    window,
    group:
      supply.classes.find(({ id }) => id === (offer.classId ?? window?.classId)) ?? classFor(supply, { ageMonths, ...offer }),
    next: offer.left === 0 ? await desk.next(supply, offer.form, { wanted, ageMonths }) : [],
    shorter: offer.left === 0 ? await desk.shorter(supply, offer.form, { wanted, ageMonths }) : undefined,
  };
}
