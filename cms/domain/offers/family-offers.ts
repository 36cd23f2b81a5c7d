import type { CareForm, Occasion } from '../care/care.ts';
import { classPlaces } from '../places/availability.ts';
import type { Claim } from '../places/capacity.ts';
import { watchedWith } from '../places/class-day.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { overlaps } from '../time/time-of-day.ts';
import { type OfferContext, type PlacesOf, placesFrom } from './best-class.ts';
import { bestOffer, type CareOffer, careOffer, formsFor, type OfferOutline, startOf } from './care-offer.ts';
import type { WantedTime } from './wanted-time.ts';

/** As many children as one search may be for. */
export const MOST_CHILDREN = 4;

/** What a family looks for: a time for all of its children, by their completed months, and kinds of care that would do. */
export interface FamilyWant {
  wanted: WantedTime;
  ages: readonly number[];
  forms?: readonly CareForm[];
}

/** What each child is offered, in the family's order; `undefined` where a centre has no such care for its age. */
export type FamilyOffers = (CareOffer | undefined)[];

/**
 * What a centre offers the children of one family, all of them at once: a place that one takes is not there for the
 * next. Where not all find one, as many as can, the first named before the others.
 */
export function familyOffers(facility: FacilitySupply, want: FamilyWant, context: OfferContext): FamilyOffers {
  const alone = want.ages.map((age) => offerTo(facility, age, want, context));
  const apart = isEnough(alone) ? alone : inBestOrder(facility, want, context);
  return sameTime(facility, want, apart, context) ?? apart;
}

/** How many of the children a centre can take. */
export const takenOf = (offers: readonly (OfferOutline | undefined)[]): number =>
  offers.filter((offer) => (offer?.left ?? 0) > 0).length;

/** When all of them have begun, as text that sorts. */
export const lastStartOf = (offers: readonly (OfferOutline | undefined)[]): string => offers.map(startOf).sort().at(-1) ?? '~';

function offerTo(
  facility: FacilitySupply,
  ageMonths: number,
  { wanted, forms }: FamilyWant,
  context: OfferContext,
): CareOffer | undefined {
  const offers = formsFor(facility, ageMonths)
    .filter((form) => !forms?.length || forms.includes(form))
    .map((form) => careOffer(facility, form, { wanted, ageMonths }, context));
  return bestOffer(offers, forms);
}

/** Whether each class has a place for every child that is offered one in it: then none stands in another's way. */
function isEnough(offers: FamilyOffers): boolean {
  return offers.every((offer) => {
    if (!offer || offer.left === 0) return true;
    const rivals = offers.filter((other) => other && other.left > 0 && other.classId === offer.classId && meet(other, offer));
    return offer.left >= rivals.length;
  });
}

const meet = (one: CareOffer, other: CareOffer): boolean =>
  one.stays.some((stay) => other.stays.some((at) => at.date === stay.date && overlaps(at, stay)));

/** Each in turn takes its place, in the order in which most find one; of equals the family's own. */
function inBestOrder(facility: FacilitySupply, want: FamilyWant, context: OfferContext): FamilyOffers {
  let best: FamilyOffers | undefined;
  for (const order of ordersOf(want.ages.map((_, at) => at))) {
    const found = inTurn(facility, want, order, context);
    if (!best || takenOf(found) > takenOf(best)) best = found;
    if (takenOf(best) === want.ages.length) break;
  }
  return best ?? [];
}

function inTurn(facility: FacilitySupply, want: FamilyWant, order: readonly number[], context: OfferContext): FamilyOffers {
  const offers: FamilyOffers = want.ages.map(() => undefined);
  const taken: Taken[] = [];
  for (const child of order) {
    const offer = offerTo(facility, want.ages[child] as number, want, withTaken(context, taken));
    offers[child] = offer;
    if (offer?.classId && offer.left > 0) taken.push({ child, classId: offer.classId, stays: offer.stays });
  }
  return offers;
}

interface Taken {
  child: number;
  classId: string;
  stays: readonly Occasion[];
}

/** The same places, but for those that brothers and sisters have taken. */
function withTaken(context: OfferContext, taken: readonly Taken[]): OfferContext {
  if (taken.length === 0) return context;
  const claimsOf = (classId: string, date: string): readonly Claim[] => [
    ...context.claimsOf(classId, date),
    ...taken
      .filter((one) => one.classId === classId)
      .flatMap(({ child, stays }) =>
        stays.filter((stay) => stay.date === date).map(({ from, to }) => ({ booking: `child ${child}`, from, to })),
      ),
  ];
  const anew = { ...context, claimsOf };
  const rest = placesFrom(context);
  const placesOf: PlacesOf = (facility, group, date) =>
    taken.some(({ classId }) => watchedWith(facility, [group.id]).includes(classId))
      ? classPlaces(facility, group, date, anew)
      : rest(facility, group, date);
  return { ...anew, remembered: { placesOf, daysOf: () => undefined } };
}

/** "Any time" is one time for all of them where the last one's suits the others too. */
function sameTime(
  facility: FacilitySupply,
  want: FamilyWant,
  apart: FamilyOffers,
  context: OfferContext,
): FamilyOffers | undefined {
  const { wanted, ages } = want;
  if (wanted.kind !== 'soon' || takenOf(apart) < ages.length || new Set(apart.map(startOf)).size === 1) return undefined;
  const [last] = apart.toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
  const stay = last?.stays[0];
  if (!stay) return undefined;
  const together = familyOffers(facility, { ...want, wanted: { kind: 'window', ...stay } }, context);
  return takenOf(together) === ages.length ? together : undefined;
}

function ordersOf(all: readonly number[]): number[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}
