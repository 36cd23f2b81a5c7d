import { type AnswersItself, answersItself } from '#cms/booking/request/usual-reply.ts';
import { type WaysOn, waysOn } from '#cms/finding/ways-on.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { secondsPlacesHold } from '#cms/places/places-hold.ts';
import { SESSION_MAX_MINUTES } from '#cms/records/supply.ts';
import { type FacilityDetails, facilityDetails } from '#cms/registry/facility-details.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import {
  CARE_FORMS,
  type CareForm,
  careDays,
  chosenWeekdays,
  type DayParts,
  type HalfDayPart,
  requestProblem,
} from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import { earliestMonth } from '#domain/offers/first-month.ts';
import { classFor, type DayAvailability, type WindowAvailability, windowAvailability } from '#domain/places/availability.ts';
import { whyNotSelling } from '#domain/places/credential.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import { isFull } from '#domain/places/no-place.ts';
import type { Party } from '#domain/places/public-part.ts';
import { addDays, type CivilDate, datesFrom, daysBetween, isCivilDate, mondayOf } from '#domain/time/civil-date.ts';
import { parseTime, type Window } from '#domain/time/time-of-day.ts';
import { partyIn, partyParams } from '../offers/party.ts';
import type { Tag } from '../server/page-tags.ts';
import { HOME_AGE, suggestedDay } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';

const WEEKS = 6;

export interface CentreWish {
  ageMonths: number;
  form: CareForm;
  date: CivilDate;
  window: { from: number; to: number };
  /** Of half days. */
  part: HalfDayPart;
  /** Half days by the month, and not one by one. */
  months: number;
  /** Of care by the month on some of them (ISO digits in order). */
  weekdays?: string;
  /** Whose places, at an employer's centre that divides them: the employees', or the public's where nothing is said. */
  party?: Party;
}

/** Seven days from the one on which the chosen day's week begins, counted from today. */
export interface CentreWeek {
  days: GridDay[];
  before?: string;
  after?: string;
}

export interface CentreView {
  details: FacilityDetails;
  wish: CentreWish;
  barred: ReturnType<typeof whyNotSelling>;
  forms: CareForm[];
  /** Whether it sells such care by the month on some weekdays too. */
  byWeekday: boolean;
  grid?: { days: GridDay[]; selected: CivilDate };
  week?: CentreWeek;
  /** Of care by the month, class by class the first month that is free as a whole. */
  months?: CareOffer[];
  /** The chosen day, half hour by half hour. */
  day?: DayAvailability;
  /** What would be booked, or the reason why it cannot be. */
  offer?: CareOffer;
  /** The chosen hours of the chosen day: the arithmetic behind the offer, where that is about this day. */
  window?: WindowAvailability;
  /** The class that would take the child. */
  group?: ClassSupply;
  /** How the class answers such bookings itself; nothing where they are instant. */
  answers?: AnswersItself;
  /** What can be had instead, where the hours cannot. */
  ways?: WaysOn;
  asOf: string;
  /** What the page shows besides the centre itself, and for how many seconds that holds if nobody writes. */
  tags: Tag[];
  seconds: number;
}

export interface GridDay {
  date: CivilDate;
  state: 'free' | 'few' | 'full' | 'off' | 'past';
  text: string;
  href?: string;
  label: string;
}

/** A centre's page for one child and one kind of care, from the address alone. */
export async function centreView(context: PageContext, slug: string, params: URLSearchParams): Promise<CentreView | undefined> {
  const { portal, today } = context;
  const details = await facilityDetails(portal, slug);
  if (!details) return undefined;
  const { supply } = details;
  const forms = CARE_FORMS.filter((form) => supply?.classes.some((one) => one.forms.includes(form)));
  const asked = readWish(context, details, forms, params);
  const barred = supply ? whyNotSelling(supply, today) : 'listed_only';
  const asOf = portal.now();
  const byWeekday = isMonthly(asked) && sellsSomeDays(details, asked.form, today);
  if (!supply || barred) return { details, wish: asked, barred, forms, byWeekday, asOf, tags: [], seconds: 60 };

  const desk = createOfferDesk(portal, asOf, asked.party);
  const { form, ageMonths, weekdays } = asked;
  const months = (await desk.months([supply], { form, ageMonths, weekdays, from: today })).get(supply.id) ?? [];
  const byMonth = isMonthly(asked);
  const wish = byMonth && !isBookable(params.get('date') ?? '', today) ? beginning(asked, months) : asked;
  const monday = mondayOf(today);
  const shown = datesFrom(monday, addDays(monday, WEEKS * 7 - 1));
  const begins = addDays(today, Math.floor(daysBetween(today, wish.date) / 7) * 7);
  const inWeek = datesFrom(begins, addDays(begins, 6));
  const dates = [...new Set([...shown, ...inWeek])].sort();
  const [offers, [day]] = await Promise.all([
    desk.calendar(supply, wish.form, { ...wish, months: wish.months || undefined, dates }),
    desk.days([{ facility: supply, date: wish.date, form: wish.form }], wish.ageMonths),
  ]);
  const byDate = new Map(dates.map((date, index) => [date, offers[index] as CareOffer]));
  const offer = byDate.get(wish.date);
  // Another number of days is the way on, and the answer says which.
  const isUnsold = offer?.reason === 'weekdays_not_sold';
  const group = supply.classes.find(({ id }) => id === offer?.classId) ?? classFor(supply, wish);
  const { lat, lng } = details.doc;
  const location = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  const wanted = { kind: 'window', date: wish.date, months: wish.months || undefined, weekdays, ...wish.window } as const;
  const isWaitedFor = (await portal.queues.look()).at.has(supply.id);
  return {
    details,
    wish,
    barred,
    forms,
    byWeekday,
    grid: {
      selected: wish.date,
      days: shown.map((date) => gridDay(context, slug, byDate.get(date) as CareOffer, { ...wish, date }, '#day')),
    },
    week: {
      days: inWeek.map((date) => gridDay(context, slug, byDate.get(date) as CareOffer, { ...wish, date })),
      before: begins > today ? hrefOf(context, slug, { ...wish, date: addDays(begins, -7) }) : undefined,
      after: isBookable(addDays(begins, 7), today) ? hrefOf(context, slug, { ...wish, date: addDays(begins, 7) }) : undefined,
    },
    months: byMonth && !isUnsold ? months : undefined,
    day,
    offer,
    window: day && offer && inItsClass(day, offer, wish.window),
    group,
    answers: group && (await answersItself(portal, { facility: supply, group, form: wish.form })),
    ways:
      offer?.left === 0 && !isUnsold ? await waysOn(portal, { ...wish, facility: supply, location, wanted }, today) : undefined,
    asOf,
    tags: [
      `places:${supply.id}`,
      ...(isWaitedFor ? ['waits' as const] : []),
      ...(offer?.left === 0 ? ['facilities' as const, 'places' as const] : []),
    ],
    seconds: await secondsPlacesHold(portal, { facilities: [supply], day: today, now: asOf }),
  };
}

/** Nobody has chosen a day: months are shown from the first on which one is free. */
function beginning(wish: CentreWish, months: readonly CareOffer[]): CentreWish {
  const [first] = earliestMonth(months)?.stays ?? [];
  return first ? { ...wish, date: first.date } : wish;
}

/** The chosen hours in the class that would take the child. */
function inItsClass(day: DayAvailability, { classId }: CareOffer, window: Window): WindowAvailability | undefined {
  const classes = day.classes.filter((one) => one.classId === classId);
  return classes.length > 0 ? windowAvailability({ ...day, classes }, window) : undefined;
}

function readWish(
  context: PageContext,
  details: FacilityDetails,
  forms: readonly CareForm[],
  params: URLSearchParams,
): CentreWish {
  const { supply } = details;
  const asked = params.get('form') as CareForm | null;
  const form = asked && forms.includes(asked) ? asked : (forms.find((one) => one === 'hourly') ?? forms[0] ?? 'hourly');
  const youngest = Math.min(...(supply?.classes.map(({ ageFrom }) => ageFrom) ?? [HOME_AGE]));
  const age = Number(params.get('ageMonths') ?? Number.NaN);
  const ageMonths = Number.isInteger(age) && age >= 0 && age < 37 ? age : Math.max(HOME_AGE, youngest);
  const said = params.get('date') ?? '';
  const date = isBookable(said, context.today) ? said : suggestedDay(context);
  const months = form === 'half_day' && params.get('months') === '1' ? 1 : 0;
  const party = partyIn(params, supply);
  const weekdays = isMonthly({ form, months }) && sellsSomeDays(details, form, context.today) ? weekdaysIn(params) : undefined;
  return {
    form,
    ageMonths,
    // A month begins on one of its days.
    date: weekdays ? (careDays({ from: date, to: addDays(date, 14), weekdays }, context.portal.special())[0] ?? date) : date,
    window: windowOf(form, supply?.parts, params, supply?.sessionMaxMinutes ?? SESSION_MAX_MINUTES),
    part: partOf(params),
    months,
    ...(weekdays ? { weekdays } : {}),
    ...(party ? { party } : {}),
  };
}

const isMonthly = ({ form, months }: Pick<CentreWish, 'form' | 'months'>): boolean => form === 'full_day' || months > 0;

/** Several boxes, or one list of digits. */
const weekdaysIn = (params: URLSearchParams): string | undefined =>
  chosenWeekdays(
    params
      .getAll('weekdays')
      .join('')
      .replace(/[^1-5]/g, ''),
  );

/** Whether a price for some days a week is published, now or for later. */
const sellsSomeDays = ({ prices }: FacilityDetails, form: CareForm, today: CivilDate): boolean =>
  prices.some((price) => price.kind === 'care' && price.form === form && price.daysPerWeek && (price.endsOn ?? today) >= today);

const isBookable = (date: string, today: CivilDate) =>
  isCivilDate(date) && date >= today && date <= addDays(today, BOOKABLE_DAYS);

const partOf = (params: URLSearchParams): HalfDayPart => (params.get('part') === 'afternoon' ? 'afternoon' : 'morning');

/** The hours asked for, or three in the morning where what the address says could not be booked anywhere. */
function windowOf(form: CareForm, parts: DayParts | undefined, params: URLSearchParams, longest: number): Window {
  if (form === 'full_day') return parts?.fullDay ?? { from: 510, to: 1020 };
  if (form === 'half_day')
    return partOf(params) === 'afternoon'
      ? (parts?.afternoon ?? { from: 810, to: 1020 })
      : (parts?.morning ?? { from: 510, to: 720 });
  const from = parseTime(params.get('from') ?? '') ?? 540;
  const to = parseTime(params.get('to') ?? '') ?? 720;
  const window = form === 'temporary' ? { from, to: Math.min(to, from + longest) } : { from, to };
  return requestProblem({ form, date: '', window }, { sessionMaxMinutes: longest })
    ? { from: 540, to: Math.min(720, 540 + longest) }
    : window;
}

const hrefOf = ({ to }: PageContext, slug: string, wish: CentreWish) => `${to(`/facilities/${slug}`)}?${wishParams(wish)}`;

function gridDay(context: PageContext, slug: string, { left, reason }: CareOffer, wish: CentreWish, at = ''): GridDay {
  const { t, lang, today, portal } = context;
  const { date } = wish;
  if (date < today) return { date, state: 'past', text: '', label: formatDate(date, { lang }) };
  const isOther = reason === 'workdays_only' && wish.weekdays !== undefined;
  const words =
    left > 0
      ? t('centre.places', { left })
      : reason === 'holiday'
        ? (portal.special().get(date)?.name[lang] ?? t('centre.holiday'))
        : reason === 'closed_that_weekday'
          ? t('centre.closedDay')
          : isFull(reason)
            ? t('centre.full')
            : isOther
              ? t('centre.otherDay')
              : reason === 'weekdays_not_sold'
                ? t('reason.price_not_published')
                : t(`reason.${reason ?? 'not_open'}`);
  const state = left > 1 ? 'free' : left === 1 ? 'few' : isFull(reason) ? 'full' : 'off';
  const href =
    isOther || reason === 'closed_that_weekday' || reason === 'holiday' || reason === 'closure'
      ? undefined
      : `${hrefOf(context, slug, wish)}${at}`;
  return { date, state, text: words, href, label: `${formatDate(date, { lang, weekday: true })}${t('common.colon')}${words}` };
}

export function wishParams({ ageMonths, form, date, window, part, months, weekdays, party }: CentreWish): URLSearchParams {
  const params = new URLSearchParams({ ageMonths: String(ageMonths), form, date });
  const [from, to] = formatTimeRange(window.from, window.to).split('–');
  if (form === 'hourly' || form === 'temporary') {
    params.set('from', from?.padStart(5, '0') ?? '');
    params.set('to', to?.padStart(5, '0') ?? '');
  }
  if (form === 'half_day') {
    params.set('part', part);
    params.set('months', String(months));
  }
  if (weekdays) params.set('weekdays', weekdays);
  return partyParams(params, party);
}
