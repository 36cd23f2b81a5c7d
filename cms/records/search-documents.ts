import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext';
import type { Payload, Where } from 'payload';
import { CARE_FORMS, type CareForm } from '#domain/care.ts';
import { whyNotBookable } from '#domain/credential.ts';
import type { ArticleDocument, FacilityDocument, PlaceDocument, PolicyDocument, SearchDocument, Text } from '#search/port.ts';
import { findAll } from '../database/find-all.ts';
import type { Article, Class, Facility, GazetteerPlace, Policy, PriceItem } from '../payload-types.ts';
import { groupBy, idOf, standingOf } from './supply.ts';

const ALL = { pagination: false, limit: 0, depth: 0, locale: 'all' } as const;
const FAR = '9999-12-31';

/** Everything that can be searched, as documents; a pure mapping of the records, nothing of a child's. */
export async function readDocuments(payload: Payload): Promise<SearchDocument[]> {
  const [facilities, articles, policies, places] = await Promise.all([
    readFacilityDocuments(payload),
    payload.find({ collection: 'articles', where: { _status: { equals: 'published' } }, ...ALL }),
    payload.find({ collection: 'policies', where: { _status: { equals: 'published' } }, ...ALL }),
    payload.find({ collection: 'gazetteer-places', ...ALL }),
  ]);
  return [
    ...facilities,
    ...articles.docs.map(articleDocument),
    ...policies.docs.map(policyDocument),
    ...places.docs.map(placeDocument),
  ];
}

export async function readFacilityDocuments(payload: Payload, facilityId?: string): Promise<FacilityDocument[]> {
  const few = facilityId !== undefined;
  const of: Where = facilityId ? { facility: { equals: facilityId } } : {};
  const [facilities, classes, prices, areas] = await Promise.all([
    findAll(payload, 'facilities', { few, where: few ? { id: { equals: facilityId } } : {} }),
    findAll(payload, 'classes', { few, where: of }),
    findAll(payload, 'price-items', { few, where: { and: [of, { kind: { equals: 'care' } }] } }),
    findAll(payload, 'areas', { few: false }),
  ]);
  const classesBy = groupBy(classes, (doc) => idOf(doc.facility));
  const pricesBy = groupBy(prices, (doc) => idOf(doc.facility));
  const areaNames = new Map(areas.map((doc) => [doc.code, words(doc.name)]));
  return facilities
    .filter((doc) => doc.operating !== 'closed' && !doc.leftRegisterOn)
    .map((doc) => facilityDocument(doc, classesBy.get(doc.id) ?? [], pricesBy.get(doc.id) ?? [], areaNames));
}

function facilityDocument(doc: Facility, classes: Class[], prices: PriceItem[], areaNames: Map<string, Text>): FacilityDocument {
  const services = (doc.services ?? {}) as { ageFrom?: number | null; ageTo?: number | null };
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
    township: areaNames.get(doc.townshipCode ?? '') ?? {},
    townshipCode: doc.townshipCode ?? undefined,
    district: areaNames.get(doc.districtCode ?? '') ?? {},
    districtCode: doc.districtCode ?? undefined,
    town: doc.town ?? undefined,
    location: typeof doc.lat === 'number' && typeof doc.lng === 'number' ? { lat: doc.lat, lng: doc.lng } : null,
    institution: doc.institution,
    forms: CARE_FORMS.filter((form) => classes.some((one) => (one.forms as CareForm[]).includes(form))),
    ageFrom: ages?.from ?? services.ageFrom ?? null,
    ageTo: ages?.to ?? services.ageTo ?? null,
    inclusive: doc.inclusive === 'unknown' ? null : doc.inclusive === 'yes',
    model: doc.model ?? false,
    bookable:
      whyNotBookable(
        { ...standingOf(doc), credential: { ...standingOf(doc).credential, expiresOn: doc.credentialExpiresOn ?? FAR } },
        '0000-01-01',
      ) === undefined,
    listedOnly: doc.listing !== 'claimed',
    prices: lowestPrices(prices),
    phone: doc.phone ?? undefined,
  };
}

function lowestPrices(prices: PriceItem[]): Partial<Record<CareForm, number>> {
  const lowest: Partial<Record<CareForm, number>> = {};
  for (const { form, amount } of prices) lowest[form] = Math.min(lowest[form] ?? Number.POSITIVE_INFINITY, amount);
  return lowest;
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
