import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { contentHash } from '../compare.ts';
import type { FacilityDocument, SearchDocument, TextHit } from '../port.ts';
import { districtOf, locationOf, townshipOf } from '../rules/facility-filters.ts';
import { plainCode } from '../rules/plain-code.ts';
import { sortKey } from '../rules/sort-key.ts';
import { dayNumber, toTextHit } from '../rules/text-order.ts';
import { textOf } from '../text/indexed-text.ts';
import type { Spell } from '../text/pinyin.ts';
import { readingsOf } from '../text/readings.ts';
import { type TokenFields, tokenFields } from './tokens.ts';

/** A document as Meilisearch keeps it: its text as the words that can be asked for, then what filters and orders need. */
export type MeiliDocument = {
  /** Primary key: the id as a `plainCode`. */
  key: string;
  kind: SearchDocument['kind'];
  id: string;
  /** `contentHash`, for comparing index and database. */
  hash: string;
  /** The name or title, as it is read. */
  name: string;
  document: SearchDocument;
} & TokenFields &
  Partial<FacilityFields> & {
    hit?: TextHit;
    /** Of an activity; see `dayNumber`. */
    day?: number;
  };

/** What is not known is left out, and so matches no filter. */
export interface FacilityFields {
  _geo: { lat: number; lng: number };
  lat: number;
  lng: number;
  district: string;
  township: string;
  institution: string;
  forms: CareForm[];
  inclusive: boolean;
  model: boolean;
  bookable: boolean;
  meals: boolean;
  openToPublic: boolean;
  rural: boolean;
  languages: string[];
  access: string[];
  /** Minutes since midnight. */
  closesAt: number;
  /** Months, inclusive. */
  ageFrom: number;
  /** Months, exclusive. */
  ageTo: number;
  /** Of the first form that has one, in the order of `CARE_FORMS`. */
  price: number;
  price_full_day: number;
  price_half_day: number;
  price_hourly: number;
  price_temporary: number;
}

/** Stands for a bound that is not known, where the other is: more months than anybody asks for. */
export const ANY_AGE = 1e9;

export function meiliDocument(document: SearchDocument, spell: Spell): MeiliDocument {
  const { kind, id } = document;
  return {
    key: plainCode(id),
    kind,
    id,
    hash: contentHash(document),
    name: sortKey('name' in document ? document.name : document.title, spell),
    document,
    ...tokenFields(readingsOf(textOf(document), spell)),
    ...(kind === 'facility' ? facilityFields(document) : {}),
    ...(kind === 'facility' || kind === 'place' ? {} : { hit: toTextHit(document) }),
    ...(kind === 'activity' ? { day: dayNumber(document.date) } : {}),
  };
}

function facilityFields(document: FacilityDocument): Partial<FacilityFields> {
  const { institution, forms, inclusive, model, bookable, ageFrom, ageTo, prices } = document;
  const { meals, openToPublic, rural, languages, access, closesAt } = document;
  const location = locationOf(document);
  const district = districtOf(document);
  const township = townshipOf(document);
  return {
    ...(location ? { _geo: { ...location }, ...location } : {}),
    ...(district ? { district: plainCode(district) } : {}),
    ...(township ? { township: plainCode(township) } : {}),
    institution: plainCode(institution),
    forms,
    ...(inclusive === null ? {} : { inclusive }),
    model,
    bookable,
    ...(meals === null ? {} : { meals }),
    ...(openToPublic === null ? {} : { openToPublic }),
    ...(rural === null ? {} : { rural }),
    languages: languages.map(plainCode),
    access: access.map(plainCode),
    ...(closesAt === null ? {} : { closesAt }),
    ...(ageFrom === null && ageTo === null ? {} : { ageFrom: ageFrom ?? -ANY_AGE, ageTo: ageTo ?? ANY_AGE }),
    price: CARE_FORMS.map((form) => prices[form]).find((price) => price !== undefined),
    price_full_day: prices.full_day,
    price_half_day: prices.half_day,
    price_hourly: prices.hourly,
    price_temporary: prices.temporary,
  };
}
