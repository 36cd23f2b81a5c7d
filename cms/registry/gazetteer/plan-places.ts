import type { KnownPlace, PlaceRecord } from '#cms/records/gazetteer.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import type { RowOutcome } from '../import/account-rows.ts';

export interface NumberedPlace {
  number: number;
  record: PlaceRecord;
}

export interface PlacesPlan {
  created: PlaceRecord[];
  changed: { known: KnownPlace; record: PlaceRecord }[];
  /** Known from one of the sources that the file names, and not in it. */
  missing: KnownPlace[];
  /** How many are known from these sources. */
  ofSources: number;
  /** What became of every place that was read; a second row of one place is refused. */
  rows: RowOutcome[];
}

/** What the file asks for, held against what is known. */
export function planPlaces(read: readonly NumberedPlace[], known: readonly KnownPlace[], own: Lang): PlacesPlan {
  const byKey = new Map(known.toReversed().map((place) => [placeKey(place, own), place]));
  const plan: PlacesPlan = { created: [], changed: [], missing: [], ofSources: 0, rows: [] };
  const seen = new Map<string, number>();
  for (const { number, record } of read) {
    const key = placeKey(record, own);
    const name = record.name[own] ?? '';
    const earlier = seen.get(key);
    const say = (outcome: RowOutcome['outcome'], detail = '') => plan.rows.push({ number, outcome, name, detail });
    if (earlier !== undefined) {
      say('refused', `it is the same place as row ${earlier}: one kind, name and district`);
      continue;
    }
    seen.set(key, number);
    const place = byKey.get(key);
    const changes = place ? changesOf(place, record) : [];
    if (!place) plan.created.push(record);
    else if (changes.length > 0) plan.changed.push({ known: place, record });
    say(!place ? 'new' : changes.length > 0 ? 'changed' : 'unchanged', changes.join('; '));
  }
  const sources = new Set(read.map(({ record }) => record.source));
  const ofSources = known.filter((place) => sources.has(place.source));
  plan.ofSources = ofSources.length;
  plan.missing = ofSources.filter((place) => !seen.has(placeKey(place, own)));
  return plan;
}

type Pair = [field: string, from: string | null | undefined, to: string | null | undefined];

/** What the file says otherwise, in words for the report. */
function changesOf(known: KnownPlace, record: PlaceRecord): string[] {
  const pairs: Pair[] = [
    ...LANGS.map((lang): Pair => [`name ${lang}`, known.name[lang], record.name[lang]]),
    ['aliases', known.aliases, record.aliases],
    ['reading', known.reading, record.reading],
    ['position', positionOf(known), positionOf(record)],
    ['source', known.source, record.source],
  ];
  return pairs.flatMap(([field, from, to]) =>
    to === undefined || (from ?? '') === (to ?? '') ? [] : [`${field} “${from ?? ''}” → “${to ?? ''}”`],
  );
}

const positionOf = ({ point: { lat, lng } }: PlaceRecord) => `${lat}, ${lng}`;

/** A place is its kind and name within a district. */
export function placeKey({ kind, name, districtCode }: Pick<PlaceRecord, 'kind' | 'name' | 'districtCode'>, own: Lang): string {
  return [kind, name[own] ?? '', districtCode ?? ''].join('|');
}
