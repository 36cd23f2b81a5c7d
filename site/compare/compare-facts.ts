import { welcomes } from '#cms/records/welcome.ts';
import { words } from '#cms/records/words.ts';
import { formatAge, formatDate, formatDistance, walkMinutes } from '#cms/words/format.ts';
import { ratioOn, setOn } from '#domain/places/capacity.ts';
import { distanceMetres, type Point } from '#domain/places/geo.ts';
import { directions } from '../offers/directions.ts';
import { credentialWords, hoursLines } from '../offers/facility-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

const WALKED_METRES = 3000;

export function distanceCell({ t, lang }: PageContext, centre: ComparedCentre, from: Point): CompareCell | undefined {
  const to = pointOf(centre);
  if (!to) return undefined;
  const metres = distanceMetres(from, to);
  const walk = metres < WALKED_METRES ? [t('home.walk', { minutes: walkMinutes(metres) })] : [];
  const [minutes] = walk;
  const far = formatDistance(metres, lang);
  return { lead: minutes ?? far, lines: minutes ? [far] : [], rank: metres };
}

/** The address with its township and district where it does not name them, and how to get there. */
export function addressCell({ t, lang, portal }: PageContext, centre: ComparedCentre): CompareCell {
  const { doc } = centre.details;
  const area = (code: string | null | undefined) => portal.city.areas.find((one) => one.code === code)?.name[lang];
  const address = words(doc.address)[lang];
  const areas = [area(doc.townshipCode) ?? doc.town, area(doc.districtCode)].filter((name) => name && !address.includes(name));
  const to = pointOf(centre);
  const links = to ? directions(to, centre.name, portal.city.currency === 'CNY') : [];
  return {
    lines: [address, areas.join(t('common.comma'))].filter(Boolean),
    links: links.map(({ app, href }) => ({ href, text: t(`centre.${app === 'other' ? 'otherMap' : app}`) })),
  };
}

export function hoursCell(context: PageContext, { details: { supply } }: ComparedCentre): CompareCell | undefined {
  const lines = hoursLines(context, supply?.hours ?? []);
  return lines.length > 0 ? { lines } : undefined;
}

/** Each class with the ages it takes, its places and how many children one carer looks after. */
export function classesCell({ t, lang, today }: PageContext, { details: { supply } }: ComparedCentre): CompareCell | undefined {
  if (!supply || supply.classes.length === 0) return undefined;
  const classes = [...supply.classes].sort((a, b) => a.ageFrom - b.ageFrom);
  const lines = classes.map((one) =>
    t('compare.class', {
      name: one.name[lang],
      from: formatAge(one.ageFrom, lang),
      to: formatAge(one.ageTo, lang),
      places: setOn(one, today),
      ratio: ratioOn(one, today).childrenPerStaff,
    }),
  );
  return { lines };
}

export function institutionCell({ t }: PageContext, { details: { doc } }: ComparedCentre): CompareCell | undefined {
  return doc.institution === 'unknown' ? undefined : { lines: [t(`care.${doc.institution}`)] };
}

export function yesNo({ t }: PageContext, value: 'yes' | 'no' | 'unknown'): CompareCell | undefined {
  return value === 'unknown' ? undefined : { lines: [t(`care.${value}`)] };
}

/** That there is no insurance is to be heeded. */
export function insuranceCell({ t }: PageContext, { details: { doc } }: ComparedCentre): CompareCell | undefined {
  if (doc.insurance !== 'yes' && doc.insurance !== 'no') return undefined;
  return doc.insurance === 'yes' ? { lines: [t('centre.insured')] } : { lines: [t('compare.notInsured')], heed: true };
}

/** Whether it takes children of people who do not work there. */
export function whomCell({ t, today }: PageContext, { details: { doc, classes } }: ComparedCentre): CompareCell | undefined {
  const anyone = welcomes(doc, classes, today);
  return anyone === null ? undefined : { lines: [t(anyone ? 'compare.anyone' : 'care.employeesOnly')] };
}

export function languagesCell({ t }: PageContext, { details: { doc } }: ComparedCentre): CompareCell | undefined {
  const spoken = (doc.languages ?? []).map((one) => t(`care.language_${one}`));
  return spoken.length > 0 ? { lines: [spoken.join(t('common.and'))] } : undefined;
}

export function accessCell({ t }: PageContext, { details: { doc } }: ComparedCentre): CompareCell | undefined {
  const features = (doc.accessFeatures ?? []).map((one) => t(`care.access_${one}`));
  return features.length > 0 ? { lines: features } : undefined;
}

/** When its hygiene and its fire safety last passed, the later first. */
export function checksCell({ t, lang }: PageContext, { details: { doc } }: ComparedCentre): CompareCell | undefined {
  const checks = [
    { on: doc.hygieneCheckedOn, what: t('centre.hygiene') },
    { on: doc.fireCheckedOn, what: t('centre.fire') },
  ];
  const known = checks.flatMap(({ on, what }) => (on ? [{ on, what }] : [])).sort((a, b) => (a.on < b.on ? 1 : -1));
  const [last] = known;
  if (!last) return undefined;
  const date = (on: string) => formatDate(on, { lang, year: true });
  return { lead: date(last.on), lines: known.map(({ on, what }) => (on === last.on ? what : `${what} ${date(on)}`)) };
}

/** The credential with its number and until when it holds; held against the others by what it is worth. */
export function credentialCell(context: PageContext, { details: { doc } }: ComparedCentre): CompareCell {
  const { t, lang } = context;
  const { headline } = credentialWords(context, doc);
  const date = (on: string) => formatDate(on, { lang, year: true });
  const lines = [
    headline,
    doc.credentialNumber ?? '',
    doc.credentialExpiresOn
      ? t('compare.until', { date: date(doc.credentialExpiresOn) })
      : doc.credentialIssuedOn
        ? t('centre.since', { date: date(doc.credentialIssuedOn) })
        : '',
  ];
  return { lines: lines.filter(Boolean), says: `${doc.credentialType} ${headline}`, brief: headline };
}

function pointOf({ details: { doc } }: ComparedCentre): Point | undefined {
  return typeof doc.lat === 'number' && typeof doc.lng === 'number' ? { lat: doc.lat, lng: doc.lng } : undefined;
}
