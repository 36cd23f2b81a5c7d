import { servesMeals, takesAnyone } from '#cms/records/welcome.ts';
import { words } from '#cms/records/words.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { formatDate, formatDuration } from '#cms/words/format.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { daysAheadOf } from '#domain/places/booking-window.ts';
import { ratioOn, setOn } from '#domain/places/capacity.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { publicPartOn } from '#domain/places/public-part.ts';
import { handoverLines, hoursLines } from '../offers/facility-words.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What keeps children safe, as term and value. What a register does not say is said to be unknown. */
export function centreFacts(
  context: PageContext,
  { doc, supply, staff, prices }: FacilityDetails,
): { term: string; value: string }[] {
  const { t, lang, today } = context;
  const unknown = t('centre.unknown');
  const date = (value: string | null | undefined) => value && formatDate(value, { lang, year: true });
  const hygiene = date(doc.hygieneCheckedOn);
  const fire = date(doc.fireCheckedOn);
  const doctor = words(doc.doctor)[lang];
  const classes = [...(supply?.classes ?? [])]
    .sort((a, b) => a.ageFrom - b.ageFrom)
    .map((one) => ({
      term: one.name[lang],
      value: t('centre.classFact', {
        staff: new Set(one.shifts.flatMap(({ lent, staff: carer }) => (lent ? [] : [carer]))).size,
        most: setOn(one, today),
        ratio: ratioOn(one, today).childrenPerStaff,
      }),
    }));
  const meals = servesMeals(prices);
  const anyone = takesAnyone(doc);
  const parts = publicParts(context, supply);
  const whole = anyone === null ? unknown : t(anyone ? 'care.openToPublic' : 'care.employeesOnly');
  const whom = parts.length > 0 ? t('care.divided', { parts: parts.join(t('common.comma')) }) : whole;
  const list = (values: string[]) => values.join(t('common.and')) || unknown;
  return [
    ...(doc.institution === 'employer' || parts.length > 0 ? [{ term: t('care.whom'), value: whom }] : []),
    ...classes,
    { term: t('centre.hygiene'), value: hygiene ? t('centre.passed', { date: hygiene }) : unknown },
    { term: t('centre.fire'), value: fire ? t('centre.fireOk', { date: fire }) : unknown },
    { term: t('centre.cctv'), value: doc.cctvDays ? t('centre.cctvDays', { days: doc.cctvDays }) : unknown },
    {
      term: t('centre.staff'),
      value: staff.carers > 0 ? t('centre.staffOk', { certified: staff.certified, checked: staff.healthChecked }) : unknown,
    },
    { term: t('care.speaks'), value: list((doc.languages ?? []).map((one) => t(`care.language_${one}`))) },
    { term: t('centre.doctor'), value: doctor || unknown },
    // That there is none does not stand among what reassures.
    ...(doc.insurance === 'no'
      ? []
      : [{ term: t('centre.insurance'), value: doc.insurance === 'yes' ? t('centre.insured') : unknown }]),
    { term: t('centre.hours'), value: hoursLines({ t, lang, today }, supply?.hours ?? []).join(t('common.sentence')) || unknown },
    ...windowFacts({ t, lang, today }, supply),
    ...handoverFacts({ t, lang }, supply),
    { term: t('care.meals'), value: meals === null ? unknown : t(meals ? 'care.mealsServed' : 'care.noMeals') },
    { term: t('care.access'), value: list((doc.accessFeatures ?? []).map((one) => t(`care.access_${one}`))) },
    { term: t('centre.outdoor'), value: doc.outdoorArea ? t('centre.area', { area: doc.outdoorArea }) : unknown },
    ...(doc.ownership ? [{ term: t('centre.ownership'), value: t(`care.${doc.ownership}`) }] : []),
  ];
}

/** From when and until when each class can be booked, where anything is set. */
function windowFacts(
  { t, lang, today }: Pick<PageContext, 't' | 'lang' | 'today'>,
  supply: FacilitySupply | undefined,
): { term: string; value: string }[] {
  const windows = supply?.bookingWindows;
  const each = (supply?.classes ?? []).map((group) => {
    const days = Math.max(...group.forms.map((form) => daysAheadOf(group, { windows, form, on: today })));
    const notice = Math.max(supply?.noticeMinutes ?? 0, group.noticeMinutes ?? 0);
    const said = [
      ...(days < BOOKABLE_DAYS ? [t('centre.windowDays', { days })] : []),
      ...(notice > 0 ? [t('centre.windowNotice', { length: formatDuration(notice, lang) })] : []),
    ].join(t('common.comma'));
    return { said, name: group.name[lang] };
  });
  const isAlike = new Set(each.map(({ said }) => said)).size === 1;
  const named = isAlike ? each.slice(0, 1).map(({ said }) => said) : each.map((one) => one.said && t('centre.windowClass', one));
  const lines = named.filter(Boolean);
  return lines.length > 0 ? [{ term: t('centre.windowTerm'), value: lines.join(t('common.sentence')) }] : [];
}

/** When children are brought and fetched, and how long a place is got ready between two of them, where anything is set. */
function handoverFacts(
  { t, lang }: Pick<PageContext, 't' | 'lang'>,
  supply: FacilitySupply | undefined,
): { term: string; value: string }[] {
  if (!supply) return [];
  const lines = handoverLines({ t, lang }, supply);
  const gaps = supply.classes.map(({ name, gapMinutes = 0 }) => ({
    name: name[lang],
    said: gapMinutes > 0 ? t('centre.gapSaid', { length: formatDuration(gapMinutes, lang) }) : '',
  }));
  const isAlike = new Set(gaps.map(({ said }) => said)).size === 1;
  const named = isAlike ? gaps.slice(0, 1).map(({ said }) => said) : gaps.map((one) => one.said && t('centre.windowClass', one));
  const gap = named.filter(Boolean);
  return [
    ...(lines.length > 0 ? [{ term: t('centre.handover'), value: lines.join(t('common.sentence')) }] : []),
    ...(gap.length > 0 ? [{ term: t('centre.gap'), value: gap.join(t('common.sentence')) }] : []),
  ];
}

/** How many places of each class are for the public, today and from later days on. */
function publicParts({ t, lang, today }: PageContext, supply: FacilitySupply | undefined): string[] {
  return (supply?.classes ?? []).flatMap(({ name, publicParts: all = [] }) => {
    const [inForce, later] = [publicPartOn(all, today), all.filter(({ from }) => from > today)];
    const words = { class: name[lang] ?? '' };
    return [
      ...(inForce && inForce.places > 0 ? [t('care.publicPart', { ...words, count: inForce.places })] : []),
      ...later
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, places }) => t('care.publicPartFrom', { ...words, count: places, on: formatDate(from, { lang }) })),
    ];
  });
}
