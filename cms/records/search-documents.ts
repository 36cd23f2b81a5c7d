import type { Payload, Where } from 'payload';
import { type Here, todayOf } from '#cms/core/clock.ts';
import { findAll } from '#cms/ports/database/find-all.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { barPrice, type PriceBounds } from '#domain/money/price-bounds.ts';
import { isBarred, isInForce } from '#domain/money/pricing.ts';
import { isAllowed } from '#domain/places/credential.ts';
import { hoursOn } from '#domain/places/opening.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { FacilityDocument, SearchDocument } from '#search/port.ts';
import type { Area, Class, Facility, OpeningHour, PriceItem } from './payload-types.ts';
import { readAllBounds, readPriceBounds } from './price-ceilings.ts';
import { groupBy, hoursOf, idOf, priceOf, standingOf } from './supply.ts';
import { readTextDocuments, TEXT_COLLECTIONS, type TextCollection, textIn } from './text-documents.ts';
import { servesMeals, welcomes, yesOrNo } from './welcome.ts';

/** Where records are read, and on which day: prices have their dates. */
interface Source extends Here {
  payload: Payload;
}

/** What can be searched, as documents: a pure mapping of what is in the database, nothing of a child's. */
export interface SearchDocuments {
  readAll(): Promise<SearchDocument[]>;
  /** Of all centres, or of these; those that have closed or left the register are not searched. */
  readFacilities(ids?: readonly string[]): Promise<FacilityDocument[]>;
  /** Those of a collection's documents that families may find. */
  readTexts(collection: TextCollection, ids: readonly string[]): Promise<SearchDocument[]>;
  /** Centres whose document is another on a later day though nobody has changed anything: prices and hours have their dates. */
  changedByDay(from: CivilDate, to: CivilDate): Promise<string[]>;
}

export function createSearchDocuments(source: Source): SearchDocuments {
  return {
    readAll: () => readDocuments(source),
    readFacilities: (ids) => readFacilityDocuments(source, ids),
    readTexts: (collection, ids) => readTextDocuments(source.payload, collection, ids),
    changedByDay: async (from, to) => {
      const begins = { startsOn: { greater_than: from, less_than_equal: to } };
      const ends = { endsOn: { greater_than_equal: from, less_than_equal: to } };
      const asked = { few: false, where: { or: [begins, ends] } };
      const dated = [
        ...(await findAll(source.payload, 'price-items', asked)),
        ...(await findAll(source.payload, 'opening-hours', asked)),
        ...(await findAll(source.payload, 'classes', {
          few: false,
          where: { 'publicParts.from': { greater_than: from, less_than_equal: to } },
        })),
      ];
      return [...new Set([...dated.map(({ facility }) => idOf(facility)), ...(await boundFrom(source.payload, { from, to }))])];
    },
  };
}

/** Inclusive centres, where something of what they may ask begins to count between two days. */
async function boundFrom(payload: Payload, { from, to }: { from: CivilDate; to: CivilDate }): Promise<string[]> {
  const { ceilings, lists } = await readAllBounds(payload);
  if (![...ceilings, ...lists].some(({ effectiveOn }) => from < effectiveOn && effectiveOn <= to)) return [];
  const inclusive = await findAll(payload, 'facilities', { few: false, where: { inclusive: { equals: 'yes' } } });
  return inclusive.map(({ id }) => id);
}

async function readDocuments(source: Source): Promise<SearchDocument[]> {
  const facilities = await readFacilityDocuments(source);
  const texts = await Promise.all(TEXT_COLLECTIONS.map((collection) => readTextDocuments(source.payload, collection)));
  return [...facilities, ...texts.flat()];
}

async function readFacilityDocuments(source: Source, ids?: readonly string[]): Promise<FacilityDocument[]> {
  const { payload } = source;
  const today = todayOf(source);
  const few = ids !== undefined;
  const of: Where = ids ? { facility: { in: [...ids] } } : {};
  const [facilities, classes, prices, hours, areas] = await Promise.all([
    findAll(payload, 'facilities', { few, where: ids ? { id: { in: [...ids] } } : {} }),
    findAll(payload, 'classes', { few, where: of }),
    findAll(payload, 'price-items', { few, where: of }),
    findAll(payload, 'opening-hours', { few, where: of }),
    findAll(payload, 'areas', { few: false }),
  ]);
  const boundsOf = await readPriceBounds(payload);
  const classesBy = groupBy(classes, (doc) => idOf(doc.facility));
  const pricesBy = groupBy(prices, (doc) => idOf(doc.facility));
  const hoursBy = groupBy(hours, (doc) => idOf(doc.facility));
  const areasBy = new Map(areas.map((doc) => [doc.code, doc]));
  return facilities
    .filter((doc) => doc.operating !== 'closed' && !doc.leftRegisterOn)
    .map((doc) => {
      const [classes, prices, hours] = [classesBy.get(doc.id), pricesBy.get(doc.id), hoursBy.get(doc.id)];
      const of = { classes: classes ?? [], prices: prices ?? [], hours: hours ?? [], bounds: boundsOf(doc) };
      return facilityDocument(doc, { ...of, areas: areasBy, today });
    });
}

interface OfFacility {
  classes: Class[];
  prices: PriceItem[];
  hours: OpeningHour[];
  bounds: PriceBounds;
  /** By code. */
  areas: Map<string, Area>;
  today: CivilDate;
}

function facilityDocument(doc: Facility, { classes, prices, hours, bounds, areas, today }: OfFacility): FacilityDocument {
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
    name: textIn(doc.name),
    address: textIn(doc.address),
    township: textIn(township?.name),
    townshipCode: doc.townshipCode ?? undefined,
    district: textIn(district?.name),
    districtCode: doc.districtCode ?? undefined,
    town: doc.town ?? undefined,
    location: typeof doc.lat === 'number' && typeof doc.lng === 'number' ? { lat: doc.lat, lng: doc.lng } : null,
    institution: doc.institution,
    forms: CARE_FORMS.filter((form) => classes.some((one) => (one.forms as CareForm[]).includes(form))),
    ageFrom: ages?.from ?? services.ageFrom ?? null,
    ageTo: ages?.to ?? services.ageTo ?? null,
    inclusive: yesOrNo(doc.inclusive),
    model: doc.model ?? false,
    bookable: isAllowed(standingOf(doc)),
    listedOnly: doc.listing !== 'claimed',
    prices: lowestPrices(prices.filter((price) => isInForce(price, today) && !isBarred(barPrice(priceOf(price), bounds), today))),
    meals: servesMeals(prices),
    ...workdayHours(hours, today),
    languages: doc.languages ?? [],
    access: doc.accessFeatures ?? [],
    openToPublic: welcomes(doc, classes, today),
    rural: yesOrNo(township?.rural),
    phone: doc.phone ?? undefined,
  };
}

function lowestPrices(prices: PriceItem[]): Partial<Record<CareForm, number>> {
  const lowest: Partial<Record<CareForm, number>> = {};
  // What care by the month costs is said of every working day.
  for (const { kind, form, amount, daysPerWeek } of prices)
    if (kind === 'care' && !daysPerWeek) lowest[form] = Math.min(lowest[form] ?? Number.POSITIVE_INFINITY, amount);
  return lowest;
}

/** The earliest opening and the latest closing, by the hours of the time of year, of any day from Monday to Friday. */
function workdayHours(hours: OpeningHour[], today: CivilDate): Pick<FacilityDocument, 'opensAt' | 'closesAt'> {
  const days = hoursOn(hours.map(hoursOf), today).filter(({ weekdays }) => /[1-5]/.test(weekdays));
  return {
    opensAt: days.length > 0 ? Math.min(...days.map(({ from }) => from)) : null,
    closesAt: days.length > 0 ? Math.max(...days.map(({ to }) => to)) : null,
  };
}
