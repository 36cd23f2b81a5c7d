import { readAvailability } from '#cms/places/read-availability.ts';
import { SESSION_MAX_MINUTES } from '#cms/records/supply.ts';
import { type FacilityDetails, facilityDetails } from '#cms/registry/facility-details.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { classFor, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import { addDays, type CivilDate, isCivilDate, mondayOf } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { reasonWords } from '../offers/place-words.ts';
import { HOME_AGE, suggestedDay } from '../offers/suggested-day.ts';
import type { PageContext } from '../ui/page-context.ts';

const WEEKS = 6;

export interface CentreWish {
  ageMonths: number;
  form: CareForm;
  date: CivilDate;
  window: { from: number; to: number };
}

export interface CentreView {
  details: FacilityDetails;
  wish: CentreWish;
  barred: ReturnType<typeof whyNotBookable>;
  forms: CareForm[];
  grid?: { days: GridDay[]; selected: CivilDate };
  day?: ReturnType<typeof dayAvailability>;
  window?: ReturnType<typeof windowAvailability>;
  /** The class that would take the child. */
  group?: ClassSupply;
  asOf: string;
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
  const wish = readWish(context, details, forms, params);
  const barred = supply ? whyNotBookable(supply.standing, today) : 'listed_only';
  const asOf = portal.now();
  if (!supply || barred) return { details, wish, barred, forms, asOf };

  const monday = mondayOf(today);
  const { days } = await readAvailability(portal, supply, {
    from: monday,
    to: addDays(monday, WEEKS * 7 - 1),
    ageMonths: wish.ageMonths,
    form: wish.form,
  });
  const day =
    days.find(({ date }) => date === wish.date) ??
    dayAvailability(supply, wish.date, wish, { now: asOf, special: portal.special(), claimsOf: () => [] });
  const window = windowAvailability(day, wish.window);
  return {
    details,
    wish,
    barred,
    forms,
    grid: { selected: wish.date, days: days.map((one) => gridDay(context, slug, one, wish)) },
    day,
    window,
    group: supply.classes.find(({ id }) => id === window.classId) ?? classFor(supply, wish),
    asOf,
  };
}

function readWish(
  context: PageContext,
  { supply }: FacilityDetails,
  forms: readonly CareForm[],
  params: URLSearchParams,
): CentreWish {
  const asked = params.get('form') as CareForm | null;
  const form = asked && forms.includes(asked) ? asked : (forms.find((one) => one === 'hourly') ?? forms[0] ?? 'hourly');
  const youngest = Math.min(...(supply?.classes.map(({ ageFrom }) => ageFrom) ?? [HOME_AGE]));
  const age = Number(params.get('ageMonths') ?? Number.NaN);
  const ageMonths = Number.isInteger(age) && age >= 0 && age < 37 ? age : Math.max(HOME_AGE, youngest);
  const date = params.get('date') ?? '';
  return {
    form,
    ageMonths,
    date: isCivilDate(date) && date >= context.today ? date : suggestedDay(context),
    window: windowOf(form, supply?.parts, params, supply?.sessionMaxMinutes ?? SESSION_MAX_MINUTES),
  };
}

function windowOf(
  form: CareForm,
  parts:
    | { fullDay: { from: number; to: number }; morning: { from: number; to: number }; afternoon: { from: number; to: number } }
    | undefined,
  params: URLSearchParams,
  longest: number,
) {
  const from = parseTime(params.get('from') ?? '') ?? 540;
  const to = parseTime(params.get('to') ?? '') ?? 720;
  if (form === 'full_day') return parts?.fullDay ?? { from: 510, to: 1020 };
  if (form === 'half_day')
    return params.get('part') === 'afternoon'
      ? (parts?.afternoon ?? { from: 810, to: 1020 })
      : (parts?.morning ?? { from: 510, to: 720 });
  if (to <= from) return { from: 540, to: 720 };
  return form === 'temporary' ? { from, to: Math.min(to, from + longest) } : { from, to };
}

function gridDay(context: PageContext, slug: string, day: Parameters<typeof windowAvailability>[0], wish: CentreWish): GridDay {
  const { t, to, lang, today } = context;
  const { date } = day;
  if (date < today) return { date, state: 'past', text: '', label: formatDate(date, { lang }) };
  const { left, reason } = windowAvailability(day, wish.window);
  const words =
    left > 0
      ? t('centre.places', { left })
      : reason === 'holiday'
        ? (day.note?.[lang] ?? t('centre.holiday'))
        : reason === 'closed_that_weekday'
          ? t('centre.closedDay')
          : isFull(reason)
            ? t('centre.full')
            : reasonWords(t, reason);
  const state = left > 1 ? 'free' : left === 1 ? 'few' : isFull(reason) ? 'full' : 'off';
  const href =
    reason === 'closed_that_weekday' || reason === 'holiday' || reason === 'closure'
      ? undefined
      : `${to(`/facilities/${slug}`)}?${wishParams({ ...wish, date })}#day`;
  return { date, state, text: words, href, label: `${formatDate(date, { lang, weekday: true })}${t('common.colon')}${words}` };
}

const isFull = (reason: string | undefined) =>
  reason === 'staff_ratio' || reason === 'class_size' || reason === 'places' || reason === 'no_staff';

export function wishParams({ ageMonths, form, date, window }: CentreWish): URLSearchParams {
  const params = new URLSearchParams({ ageMonths: String(ageMonths), form, date });
  const [from, to] = formatTimeRange(window.from, window.to).split('–');
  if (form === 'hourly' || form === 'temporary') {
    params.set('from', from?.padStart(5, '0') ?? '');
    params.set('to', to?.padStart(5, '0') ?? '');
  }
  if (form === 'half_day') params.set('part', window.from >= 720 ? 'afternoon' : 'morning');
  return params;
}
