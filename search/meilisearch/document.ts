import type { CareForm } from '#domain/care/care.ts';
import { contentHash } from '../compare.ts';
import type { FacilityDocument, SearchDocument, TextHit } from '../port.ts';
import { districtOf, locationOf, townshipOf } from '../rules/facility-filters.ts';
import { plainCode } from '../rules/plain-code.ts';
import { sortKey } from '../rules/sort-key.ts';
import { dayNumber, toTextHit } from '../rules/text-order.ts';
import { textOf } from '../text/indexed-text.ts';
import type { Spell } from '../text/pinyin.ts';
import { cut } from '../text/query.ts';
import { initialsOf, type Reading, type Readings, readingsOf, tails } from '../text/readings.ts';

/**
 * A document as Meilisearch keeps it. Text is kept as everything that can be read on from each of its characters or
 * syllables, so that a range over strings (`TO`, since 1.15) finds any part of it exactly.
 */
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
} & TextFields &
  Partial<FacilityFields> & {
    hit?: TextHit;
    /** Of an activity; see `dayNumber`. */
    day?: number;
  };

export type TextFields = Record<'titleHan' | 'labelsHan' | 'linesHan' | 'bodyHan', string[]> &
  Record<'titleLatin' | 'labelsLatin' | 'linesLatin' | 'bodyLatin', string[]> &
  Record<'titleInitials' | 'labelsInitials', string[]>;

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
    ...textFields(readingsOf(textOf(document), spell)),
    ...(kind === 'facility' ? facilityFields(document) : {}),
    ...(kind === 'facility' || kind === 'place' ? {} : { hit: toTextHit(document) }),
    ...(kind === 'activity' ? { day: dayNumber(document.date) } : {}),
  };
}

function textFields({ title, labels, lines, body }: Readings): TextFields {
  return {
    titleHan: han(title),
    labelsHan: han(labels),
    linesHan: han(lines),
    bodyHan: han(body),
    titleLatin: latin(title),
    labelsLatin: latin(labels),
    linesLatin: latin(lines),
    bodyLatin: latin(body),
    titleInitials: initials(title),
    labelsInitials: initials(labels),
  };
}

function han({ runs }: Reading): string[] {
  return distinct(runs.flatMap(({ han, text }) => (han ? tails(Array.from(text)).map(cut) : [])));
}

function latin({ runs, stretches }: Reading): string[] {
  return distinct([...runs.flatMap(({ han, text }) => (han ? [] : [cut(text)])), ...stretches.flatMap(tails)]);
}

function initials({ stretches }: Reading): string[] {
  return distinct(stretches.flatMap((stretch) => tails(initialsOf(stretch))));
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
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
    price_full_day: prices.full_day,
    price_half_day: prices.half_day,
    price_hourly: prices.hourly,
    price_temporary: prices.temporary,
  };
}
