import { type CareForm, MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import type { PlacesOf, RememberedPlaces } from '#domain/offers/best-class.ts';
import { type CareOffer, careOffer, formsFor, type OfferOutline } from '#domain/offers/care-offer.ts';
import { type FamilyOffers, type FamilyWant, familyOffers } from '#domain/offers/family-offers.ts';
import { firstMonths } from '#domain/offers/first-month.ts';
import { withKept } from '#domain/offers/waitlist.ts';
import { lastDayOf, type WantedTime, type WantedWindow } from '#domain/offers/wanted-time.ts';
import { lastDayLookedAt, nextOffers, shorterOffer } from '#domain/offers/ways-on.ts';
import { type AvailabilityContext, type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import { hangsOnOthers, watchedWith } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { Party } from '#domain/places/public-part.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { centreOutline } from './centre-outline.ts';
import { type KeepingAhead, keptAhead } from './kept-ahead.ts';
import { rememberedDays } from './remembered-days.ts';
import { type OfferMoment, type Offers, rememberedOffers } from './remembered-offers.ts';
import { rememberedOutlines } from './remembered-outlines.ts';
import { rememberedPlaces } from './remembered-places.ts';

/** What a family wants to know of many centres at once. */
export interface Want {
  wanted: WantedTime;
  ageMonths?: number;
}

/** What a centre offers, in outline, and whether to its own people alone. */
interface OutlinedCentre<Offer> extends Pick<FacilitySupply, 'employeesOnly'> {
  offers: readonly Offer[];
}

/** Works out what centres can offer at one moment; reads only what it is asked about. */
export interface OfferDesk {
  /** An offer, or the reason for none, for each kind of care that a centre has for the child; by the centre's id. */
  offers(facilities: readonly FacilitySupply[], want: Want): Promise<Map<string, CareOffer[]>>;
  /** The same for several children of one family at once: the best for each; by the centre's id. */
  families(facilities: readonly FacilitySupply[], want: FamilyWant): Promise<Map<string, FamilyOffers>>;
  /** The same of centres by their ids, in outline: for many of which few are shown. Those that sell nothing are left out. */
  outlines(ids: readonly string[], want: Want): Promise<Map<string, OutlinedCentre<OfferOutline>>>;
  /** And in outline for several children. */
  familyOutlines(ids: readonly string[], want: FamilyWant): Promise<Map<string, OutlinedCentre<OfferOutline | undefined>>>;
  /** One day, half hour by half hour, for the first of the kinds of care that the centre has for the child. */
  days(
    asked: readonly { facility: FacilitySupply; date: CivilDate; form?: CareForm }[],
    ageMonths: number | undefined,
  ): Promise<DayAvailability[]>;
  /** One kind of care at the same hours on each of these days, of half days with `months` the month from each of them on, in their order: an offer, or the reason for none. */
  calendar(
    facility: FacilitySupply,
    form: CareForm,
    asked: { dates: readonly CivilDate[]; window: Window; ageMonths?: number; months?: number; weekdays?: string },
  ): Promise<CareOffer[]>;
  /** The longest part of the hours that a centre can give then. */
  shorter(facility: FacilitySupply, form: CareForm, want: Want): Promise<CareOffer | undefined>;
  /** For each class the first month of such care that is free as a whole, from a day on; by the centre's id. */
  months(
    facilities: readonly FacilitySupply[],
    asked: { form: CareForm; ageMonths?: number; weekdays?: string; from: CivilDate; days?: number },
  ): Promise<Map<string, CareOffer[]>>;
  /** The next times that a centre can take the child. */
  next(facility: FacilitySupply, form: CareForm, want: Want): Promise<CareOffer[]>;
}

interface Look extends AvailabilityContext {
  remembered: RememberedPlaces;
  /** For whoever asks many centres for the same. */
  moment: Pick<OfferMoment, 'now' | 'special' | 'taken' | 'kept'>;
}

/** What is asked of each of many centres: for one child the offer of each kind of care, for several the best for each. */
interface Question<Answer extends Offers> extends Pick<OfferMoment, 'wanted' | 'want' | 'ages'> {
  reckon: (facility: FacilitySupply, context: Look) => Answer;
}

const forChild = (want: Want, party: Party): Question<CareOffer[]> => ({
  ...{ wanted: want.wanted, want: `one ${party} ${JSON.stringify(want.wanted)}`, ages: [want.ageMonths] },
  reckon: (facility, context) => formsFor(facility, want.ageMonths).map((form) => careOffer(facility, form, want, context)),
});

const forFamily = (want: FamilyWant, party: Party): Question<FamilyOffers> => ({
  ...{ wanted: want.wanted, want: `all ${party} ${JSON.stringify([want.wanted, want.forms])}`, ages: want.ages },
  reckon: (facility, context) => familyOffers(facility, want, context),
});

/** Of an employer's places those of the `party`; of the public's where nothing is said. */
export function createOfferDesk(portal: KeepingAhead, now: Instant, party: Party = 'public'): OfferDesk {
  const { occupancy, special, supplies } = portal;
  const sold = (facility: FacilitySupply) => suppliedTo(facility, party);
  const days = special();
  const look = (classes: readonly ClassSupply[], from: CivilDate, to: CivilDate) => lookAt(alsoWatched(classes), from, to);
  const lookAt = async (ids: readonly string[], from: CivilDate, to: CivilDate): Promise<Look> => {
    const taken = await occupancy.look(ids, from, to);
    const ahead = await keptAhead(portal, new Set(ids), now);
    const claimsOf = withKept(taken.claimsOf, ahead);
    const context = { now, special: days, claimsOf };
    const moment = { now, special: days, taken, kept: new Set(ahead.map(({ classId }) => classId)) };
    const placesOf: PlacesOf = (facility, group, date) => rememberedPlaces(facility, group, date, context);
    const remembered: RememberedPlaces = {
      placesOf,
      daysOf: (facility, group, dates) => rememberedDays(facility, group, dates, { ...moment, placesOf }),
    };
    return { ...context, remembered, moment };
  };
  const whole = async <Answer extends Offers>(
    facilities: readonly FacilitySupply[],
    { reckon, ...question }: Question<Answer>,
  ) => {
    const { wanted, ages } = question;
    const classes = facilities.flatMap((one) => one.classes.filter((group) => takesSome(group, ages)));
    // All at once: most classes sell months too, and none is to be read twice.
    const monthly = classes.some(({ forms }) => forms.includes('full_day'));
    const here = await look(classes, wanted.date, monthly ? monthsAfter(wanted) : lastDayOf(wanted));
    const asked = { ...here.moment, ...question };
    return new Map(facilities.map(sold).map((one) => [one.id, rememberedOffers(one, asked, () => reckon(one, here))]));
  };
  const inOutline = async <Outline extends OfferOutline | undefined>(
    ids: readonly string[],
    question: Question<readonly Outline[]>,
  ): Promise<Map<string, OutlinedCentre<Outline>>> => {
    const { reckon, ...want } = question;
    const { wanted, ages } = want;
    const centres = ids.flatMap((id) => centreOutline(supplies, id) ?? []);
    const asked = centres.map((centre) => ({ centre, classes: centre.classes.filter((group) => takesSome(group, ages)) }));
    const monthly = asked.some(({ classes }) => classes.some((group) => group.monthly));
    const watched = asked.map(({ classes }) => classes.flatMap((group) => group.watched));
    const here = await lookAt(watched.flat(), wanted.date, monthly ? monthsAfter(wanted) : lastDayOf(wanted));
    // One that has changed meanwhile may have classes that nobody has looked at.
    if (centres.some(({ id, version }) => supplies.versionOf(id) !== version)) return inOutline(ids, question);
    const reckonAt = (id: string) => {
      const supply = supplies.get(id);
      const facility = supply && sold(supply);
      return facility ? rememberedOffers(facility, { ...here.moment, ...want }, () => reckon(facility, here)) : [];
    };
    return new Map(
      centres.map((centre, at) => {
        const moment = { ...here.moment, ...want, classIds: watched[at] ?? [] };
        const offers = rememberedOutlines(centre, moment, () => reckonAt(centre.id));
        return [centre.id, { employeesOnly: centre.employeesOnly, offers }];
      }),
    );
  };
  return {
    offers: (facilities, want) => whole(facilities, forChild(want, party)),
    families: (facilities, want) => whole(facilities, forFamily(want, party)),
    outlines: (ids, want) => inOutline<OfferOutline>(ids, forChild(want, party)),
    familyOutlines: (ids, want) => inOutline<OfferOutline | undefined>(ids, forFamily(want, party)),
    days: async (asked, ageMonths) => {
      const dates = asked.map(({ date }) => date).sort();
      const classes = asked.flatMap(({ facility }) => facility.classes);
      const context = await look(classes, dates[0] ?? '', dates.at(-1) ?? '');
      return asked.map(({ facility, date, form }) => dayAvailability(sold(facility), date, { ageMonths, form }, context));
    },
    calendar: async (facility, form, { dates, window, ageMonths, months, weekdays }) => {
      const wishes = dates.map((date): WantedWindow => ({ kind: 'window', date, months, weekdays, ...window }));
      const [first, last] = [wishes[0], wishes.at(-1)];
      if (!first || !last) return [];
      const context = await look(facility.classes, first.date, form === 'full_day' || months ? monthsAfter(last) : last.date);
      return wishes.map((wanted) => careOffer(sold(facility), form, { wanted, ageMonths }, context));
    },
    shorter: async (facility, form, want) => {
      const { wanted } = want;
      const context = await look(facility.classes, wanted.date, form === 'full_day' ? monthsAfter(wanted) : lastDayOf(wanted));
      return shorterOffer(sold(facility), form, want, context);
    },
    months: async (facilities, asked) => {
      const { form, ageMonths, from, days = BOOKABLE_DAYS } = asked;
      const classes = facilities.flatMap((one) =>
        one.classes.filter((group) => takes(group, ageMonths) && group.forms.includes(form)),
      );
      const context = await look(classes, from, monthsUntil(from, days));
      return new Map(facilities.map((facility) => [facility.id, firstMonths(sold(facility), asked, context)]));
    },
    next: async (facility, form, want) => {
      const last = lastDayLookedAt(want.wanted);
      const context = await look(
        facility.classes,
        want.wanted.date,
        form === 'full_day' ? farthest(addMonths(last, MAX_PREPAID_MONTHS), monthsUntil(want.wanted.date, BOOKABLE_DAYS)) : last,
      );
      return nextOffers(sold(facility), form, want, context);
    },
  };
}

/** Some classes, and those whose children count together with theirs. */
function alsoWatched(classes: readonly ClassSupply[]): string[] {
  const ids = classes.map(({ id }) => id);
  return classes.some(hangsOnOthers) ? watchedWith({ classes }, ids) : ids;
}

function takes({ ageFrom, ageTo }: Pick<ClassSupply, 'ageFrom' | 'ageTo'>, ageMonths: number | undefined): boolean {
  return ageMonths === undefined || (ageFrom <= ageMonths && ageMonths < ageTo);
}

const takesSome = (group: Parameters<typeof takes>[0], ages: OfferMoment['ages']) => ages.some((age) => takes(group, age));

/** The last day of a month that begins within so many days. */
const monthsUntil = (from: CivilDate, days: number) => addMonths(addDays(from, days), 1);
const farthest = (one: CivilDate, other: CivilDate) => (one > other ? one : other);

/** The last day that monthly care, begun within the wanted time, can reach. */
function monthsAfter(wanted: WantedTime): CivilDate {
  return wanted.kind === 'weekly' ? addMonths(wanted.date, MAX_PREPAID_MONTHS) : addDays(addMonths(lastDayOf(wanted), 1), 1);
}
