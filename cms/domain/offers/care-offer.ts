import { CARE_FORMS, type CareForm, chosenWeekdays, type Occasion } from '../care/care.ts';
import { monthsUntilThree } from '../care/until-three.ts';
import { share } from '../money/money.ts';
import { isPriced, UNSOLD_REASONS } from '../money/pricing.ts';
import { classesFor, classesOnSale } from '../places/availability.ts';
import { barredOn } from '../places/credential.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { handoverTimes } from '../places/handover-times.ts';
import { closedOn, isOutOfHours, type NoPlace, outsideHours } from '../places/no-place.ts';
import { isOpenForSome, openingOn } from '../places/opening.ts';
import { addMonths, type CivilDate, datesFrom } from '../time/civil-date.ts';
import { covers } from '../time/time-of-day.ts';
import { type BestClass, bestClass, type OfferContext } from './best-class.ts';
import { freeOn } from './free-on.ts';
import {
  type CentreDay,
  lastDayOf,
  staysFor,
  type WantedSoon,
  type WantedTime,
  type WantedWeekly,
  type WantedWindow,
  windowsOn,
} from './wanted-time.ts';

/** Whether a centre can take a child for all of a wanted time as one kind of care, worked out as it would be sold. */
export interface CareOffer extends BestClass {
  form: CareForm;
  /** What would be booked; empty when this kind of care cannot cover the time at all. */
  stays: Occasion[];
  /** Months, for care sold by the month; else 0. */
  months: number;
  /** Of care by the month on some of them (ISO digits in order). */
  weekdays?: string;
}

/** What has to be known of an offer that is not shown: whether there is one, from when on, and why not. Its stays may be the first alone. */
export type OfferOutline = Pick<CareOffer, 'form' | 'left' | 'failsOn' | 'reason' | 'when' | 'stays'>;

/** The order in which a family is offered kinds of care that would do: the least bound first. */
const OFFER_ORDER: readonly CareForm[] = ['hourly', 'temporary', 'half_day', 'full_day'];

/** One answer for each kind of care; a child stays in one class for all of it. */
export function careOffer(
  facility: FacilitySupply,
  form: CareForm,
  { wanted, ageMonths }: { wanted: WantedTime; ageMonths?: number },
  context: OfferContext,
): CareOffer {
  const no = (why: NoPlace): CareOffer => ({ form, stays: [], months: 0, left: 0, failsOn: wanted.date, ...why });
  const barred = barredOn(facility.standing, wanted.date);
  if (barred) return no(barred);
  const onSale = classesOnSale(facility, { ageMonths, form }, wanted.date);
  if ('reason' in onSale && !PRICE_REASONS.includes(onSale.reason)) return no(onSale);
  const day: CentreDay = {
    ...facility,
    special: context.special,
    handing: ('classes' in onSale ? onSale.classes : []).map((group) => handoverTimes(facility, group, form)),
    isOpen: (date) => isOpenForSome(facility, 'classes' in onSale ? onSale.classes : [], { date, special: context.special }),
  };
  if (wanted.kind === 'soon') return soonest(facility, form, { wanted, ageMonths, day }, context);
  const offerOn = (weekdays: string | undefined): CareOffer => {
    const found = staysFor(form, upToThree(wanted, ageMonths), day, weekdays);
    if (!found || found.stays.length === 0) return no(notGivenThen(facility, form, wanted, context));
    if (found.months > 0 && lastDayOf(wanted) > surelyUnderThree(wanted.date, ageMonths)) return no({ reason: 'turns_three' });
    return { form, ...found, ...bestClass(facility, { form, ageMonths, ...found }, context) };
  };
  if (wanted.kind === 'window') return offerOn(wanted.weekdays);
  const weekdays = form === 'full_day' ? chosenWeekdays(wanted.weekdays) : undefined;
  const some = weekdays && isSoldOn(facility, { form, ageMonths, weekdays }, wanted.date) ? offerOn(weekdays) : undefined;
  if (some && some.left > 0) return some;
  // Whole weeks have the days too; where they have no place either, those asked for say why.
  const whole = offerOn(undefined);
  return some && whole.left === 0 ? some : whole;
}

/** Whether such care is sold by the month on so many weekdays, to a child that comes in then. */
function isSoldOn(
  facility: FacilitySupply,
  want: { form: CareForm; ageMonths?: number; weekdays: string },
  on: CivilDate,
): boolean {
  return 'classes' in classesOnSale(facility, { ...want, months: 1 }, on);
}

/** Which class has a price is asked once more when the stays are known. */
const PRICE_REASONS: readonly string[] = ['price_not_published', 'price_outside', 'price_starts_later', ...UNSOLD_REASONS];

/** Why such care cannot be had at those hours, whoever is there. */
function notGivenThen(
  { parts, sessionMaxMinutes, hours, closures }: FacilitySupply,
  form: CareForm,
  wanted: WantedWindow | WantedWeekly,
  { special }: OfferContext,
): NoPlace {
  const closed = closedOn(wanted.date, { hours, closures, special });
  if (closed) return closed;
  const given = form === 'full_day' ? [parts.fullDay] : [parts.morning, parts.afternoon];
  if (form === 'temporary') return { reason: 'too_long', when: { minutes: sessionMaxMinutes } };
  return given.some((one) => covers(one, wanted)) ? { reason: 'workdays_only' } : outsideHours(given, wanted);
}

/** The best of several kinds of care: of those with room on the earliest day the least bound, else the one that comes nearest. Any of those asked for will do. */
export function bestOffer<Offer extends OfferOutline>(offers: readonly Offer[], asked?: readonly CareForm[]): Offer | undefined {
  const forms = OFFER_ORDER.filter((form) => !asked?.length || asked.includes(form));
  const ordered = forms.flatMap((form) => offers.filter((offer) => offer.form === form));
  const free = ordered.filter(({ left }) => left > 0);
  if (free.length > 0) return free.reduce((best, one) => (dayOf(one) < dayOf(best) ? one : best));
  return ordered.find(({ stays }) => stays.length > 0) ?? ordered.find(({ reason }) => isOutOfHours(reason)) ?? ordered[0];
}

function dayOf({ stays: [first] }: OfferOutline): CivilDate {
  return first?.date ?? '';
}

/** When an offer begins, as text that sorts. */
export function startOf(offer: OfferOutline | undefined): string {
  const first = offer?.stays[0];
  return first ? `${first.date}T${String(first.from).padStart(4, '0')}` : '~';
}

/** Of the kinds of care asked for the first that a centre has for a child, else the first asked for. */
export function firstForm(
  facility: FacilitySupply,
  asked: readonly CareForm[] | undefined,
  ageMonths?: number,
): CareForm | undefined {
  const forms = formsFor(facility, ageMonths);
  return asked?.find((form) => forms.includes(form)) ?? asked?.[0];
}

/** Kinds of care that a centre has for a child of this age. */
export function formsFor(facility: FacilitySupply, ageMonths?: number): CareForm[] {
  return CARE_FORMS.filter((form) => classesFor(facility, { ageMonths, form }).length > 0);
}

/** Kinds of care that a centre sells, today or later: in a class, at a price that is published. */
export function formsSold({ classes, prices }: FacilitySupply, today: CivilDate): CareForm[] {
  return CARE_FORMS.filter((form) =>
    classes.some(
      ({ id, forms }) =>
        forms.includes(form) &&
        prices.some((price) => isPriced([price], { form, classId: id, on: price.startsOn > today ? price.startsOn : today })),
    ),
  );
}

function soonest(
  facility: FacilitySupply,
  form: CareForm,
  { wanted, ageMonths, day }: { wanted: WantedSoon; ageMonths?: number; day: CentreDay },
  context: OfferContext,
): CareOffer {
  let nearest: CareOffer | undefined;
  const dates = datesFrom(wanted.date, lastDayOf(wanted));
  let isFree: ReturnType<typeof freeOn>;
  for (const [at, date] of dates.entries()) {
    const { hours, closures } = facility;
    const opening = openingOn(date, { hours, closures, special: context.special });
    if ('closed' in opening) {
      nearest ??= {
        form,
        stays: [],
        months: 0,
        left: 0,
        failsOn: date,
        ...(closedOn(date, { hours, closures, special: context.special }) ?? { reason: opening.closed }),
      };
      continue;
    }
    for (const window of windowsOn(form, wanted, opening.open, day)) {
      const found = staysFor(form, { kind: 'window', date, ...window }, day);
      if (!found || (found.months > 0 && date > surelyUnderThree(wanted.date, ageMonths))) continue;
      // What comes nearest is known by then: of all other times only that counts which has a place.
      if (found.months === 0 && isFree && !found.stays.some((stay) => isFree?.(at, stay))) continue;
      const offer = { form, ...found, ...bestClass(facility, { form, ageMonths, ...found }, context) };
      if (offer.left > 0) return offer;
      if (!nearest || nearest.stays.length === 0 || nearest.reason === 'past') nearest = offer;
      else if (found.months === 0) isFree ??= freeOn(facility, { form, ageMonths }, dates, context);
    }
  }
  return nearest ?? { form, stays: [], months: 0, left: 0, reason: 'not_open' };
}

/** A child of so many months on a day is surely under three until this one: of its age only whole months are known here. */
export function surelyUnderThree(on: CivilDate, ageMonths: number | undefined): CivilDate {
  return ageMonths === undefined ? '9999' : addMonths(on, monthsUntilThree(ageMonths) - 1);
}

/** Months are sold as far as the third birthday, and that of the birthday up to it. */
function upToThree<W extends WantedWindow | WantedWeekly>(wanted: W, ageMonths: number | undefined): W {
  if (wanted.kind !== 'window' || !wanted.months || ageMonths === undefined) return wanted;
  return { ...wanted, months: Math.min(wanted.months, monthsUntilThree(ageMonths)) };
}

/** What the first hours of an offer cost by its lowest price; `undefined` for kinds of care that are not sold by the visit. */
export function offerPrice(prices: Partial<Record<CareForm, number>>, { form, stays }: CareOffer): number | undefined {
  const price = prices[form];
  if (price === undefined || (form !== 'hourly' && form !== 'temporary')) return undefined;
  return stays.reduce((sum, { from, to }) => sum + (form === 'hourly' ? share(price, to - from, 60) : price), 0);
}
