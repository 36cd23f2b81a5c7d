import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext';
import type { Payload, Where } from 'payload';
import { type Here, todayOf } from '#cms/core/clock.ts';
import { findAll } from '#cms/ports/database/find-all.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { isInForce } from '#domain/money/pricing.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type {
  ActivityDocument,
  ArticleDocument,
  FacilityDocument,
  PlaceDocument,
  PolicyDocument,
  SearchDocument,
  Text,
} from '#search/port.ts';
import type {
  Activity,
  Area,
  Article,
  Class,
  Facility,
  GazetteerPlace,
  OpeningHour,
  Policy,
  PriceItem,
} from './payload-types.ts';
import { groupBy, idOf, standingOf } from './supply.ts';
import { servesMeals, takesAnyone, yesOrNo } from './welcome.ts';

const ALL = { pagination: false, limit: 0, depth: 0, locale: 'all' } as const;
const FAR = '9999-12-31';

/** Where records are read, and on which day: prices have their dates. */
interface Source extends Here {
  payload: Payload;
}

/** Everything that can be searched, as documents; a pure mapping of the records, nothing of a child's. */
export async function readDocuments(source: Source): Promise<SearchDocument[]> {
  const { payload } = source;
  const [facilities, articles, policies, activities, places] = await Promise.all([
    readFacilityDocuments(source),
    payload.find({ collection: 'articles', where: { _status: { equals: 'published' } }, ...ALL }),
    payload.find({ collection: 'policies', where: { _status: { equals: 'published' } }, ...ALL }),
    payload.find({ collection: 'activities', ...ALL }),
    payload.find({ collection: 'gazetteer-places', ...ALL }),
  ]);
  return [
    ...facilities,
    ...articles.docs.map(articleDocument),
    ...policies.docs.map(policyDocument),
    ...activities.docs.map(activityDocument),
    ...places.docs.map(placeDocument),
  ];
}

export async function readFacilityDocuments(source: Source, facilityId?: string): Promise<FacilityDocument[]> {
  const { payload } = source;
  const today = todayOf(source);
  const few = facilityId !== undefined;
  const of: Where = facilityId ? { facility: { equals: facilityId } } : {};
  const [facilities, classes, prices, hours, areas] = await Promise.all([
    findAll(payload, 'facilities', { few, where: few ? { id: { equals: facilityId } } : {} }),
    findAll(payload, 'classes', { few, where: of }),
    findAll(payload, 'price-items', { few, where: of }),
    findAll(payload, 'opening-hours', { few, where: of }),
    findAll(payload, 'areas', { few: false }),
  ]);
  const classesBy = groupBy(classes, (doc) => idOf(doc.facility));
  const pricesBy = groupBy(prices, (doc) => idOf(doc.facility));
  const hoursBy = groupBy(hours, (doc) => idOf(doc.facility));
  const areasBy = new Map(areas.map((doc) => [doc.code, doc]));
  return facilities
    .filter((doc) => doc.operating !== 'closed' && !doc.leftRegisterOn)
    .map((doc) => {
      const [classes, prices, hours] = [classesBy.get(doc.id), pricesBy.get(doc.id), hoursBy.get(doc.id)];
      const of = { classes: classes ?? [], prices: prices ?? [], hours: hours ?? [] };
      return facilityDocument(doc, { ...of, areas: areasBy, today });
    });
}

interface OfFacility {
  classes: Class[];
  prices: PriceItem[];
  hours: OpeningHour[];
  /** By code. */
  areas: Map<string, Area>;
  today: CivilDate;
}

function facilityDocument(doc: Facility, { classes, prices, hours, areas, today }: OfFacility): FacilityDocument {
  const [township, district] = [areas.get(doc.townshipCode ?? ''), areas.get(doc.districtCode ?? '')];
  const services = doc.services ?? {};
  const ages =
    classes.length > 0
      ? { from: Math.min(...classes.map((one) => one.ageFrom)), to: Math.max(...classes.map((one) => one.ageTo)) }
      : undefined;
  return {
    kind: 'facility',
    id: doc.id,
    slug: doc.slug,
    name: words(doc.name),
    address: words(doc.address),
    township: words(township?.name),
    townshipCode: doc.townshipCode ?? undefined,
    district: words(district?.name),
    districtCode: doc.districtCode ?? undefined,
    town: doc.town ?? undefined,
    location: typeof doc.lat === 'number' && typeof doc.lng === 'number' ? { lat: doc.lat, lng: doc.lng } : null,
    institution: doc.institution,
    forms: CARE_FORMS.filter((form) => classes.some((one) => (one.forms as CareForm[]).includes(form))),
    ageFrom: ages?.from ?? services.ageFrom ?? null,
    ageTo: ages?.to ?? services.ageTo ?? null,
    inclusive: yesOrNo(doc.inclusive),
    model: doc.model ?? false,
    bookable:
      whyNotBookable(
        { ...standingOf(doc), credential: { ...standingOf(doc).credential, expiresOn: doc.credentialExpiresOn ?? FAR } },
        '0000-01-01',
      ) === undefined,
    listedOnly: doc.listing !== 'claimed',
    prices: lowestPrices(prices.filter((price) => isInForce(price, today))),
    meals: servesMeals(prices),
    ...workdayHours(hours),
    languages: doc.languages ?? [],
    access: doc.accessFeatures ?? [],
    openToPublic: takesAnyone(doc),
    rural: yesOrNo(township?.rural),
    phone: doc.phone ?? undefined,
  };
}

function lowestPrices(prices: PriceItem[]): Partial<Record<CareForm, number>> {
  const lowest: Partial<Record<CareForm, number>> = {};
  for (const { kind, form, amount } of prices)
    if (kind === 'care') lowest[form] = Math.min(lowest[form] ?? Number.POSITIVE_INFINITY, amount);
  return lowest;
}

/** The earliest opening and the latest closing of any day from Monday to Friday. */
function workdayHours(hours: OpeningHour[]): Pick<FacilityDocument, 'opensAt' | 'closesAt'> {
  const days = hours.filter(({ weekdays }) => /[1-5]/.test(weekdays));
  const minutes = (texts: string[]) => texts.map(parseTime).filter((minute) => minute !== undefined);
  const opens = minutes(days.map((day) => day.opens));
  const closes = minutes(days.map((day) => day.closes));
  return {
    opensAt: opens.length > 0 ? Math.min(...opens) : null,
    closesAt: closes.length > 0 ? Math.max(...closes) : null,
  };
}

export function activityDocument(doc: Activity): ActivityDocument {
  const { id, slug, date, from, to, fromMonth, toMonth } = doc;
  return {
    kind: 'activity',
    id,
    slug,
    title: words(doc.title),
    summary: words(doc.summary),
    place: words(doc.place),
    date,
    from: from ?? undefined,
    to: to ?? undefined,
    fromMonth,
    toMonth,
  };
}

export function articleDocument(doc: Article): ArticleDocument {
  const { id, slug, topic, fromMonth, toMonth } = doc;
  return {
    kind: 'article',
    id,
    slug,
    topic,
    fromMonth,
    toMonth,
    title: words(doc.title),
    summary: words(doc.summary),
    body: plain(doc.body),
  };
}

export function policyDocument(doc: Policy): PolicyDocument {
  return {
    kind: 'policy',
    id: doc.id,
    slug: doc.slug,
    title: words(doc.title),
    summary: words(doc.summary),
    body: plain(doc.body),
  };
}

export function placeDocument(doc: GazetteerPlace): PlaceDocument {
  return {
    kind: 'place',
    id: doc.id,
    name: words(doc.name),
    aliases: (doc.aliases ?? '').split(/[,，、]/).filter(Boolean),
    placeKind: doc.kind,
    location: { lat: doc.lat, lng: doc.lng },
    districtCode: doc.districtCode ?? undefined,
  };
}

/** `locale: 'all'` gives localized fields as `{ zh, en }`. */
function words(value: unknown): Text {
  if (typeof value === 'string') return { zh: value, en: value };
  return (value ?? {}) as Text;
}

function plain(value: unknown): Text {
  const body = (value ?? {}) as { zh?: never; en?: never };
  const text = (data: never | undefined) => (data ? convertLexicalToPlaintext({ data }) : undefined);
  return { zh: text(body.zh), en: text(body.en) };
}
