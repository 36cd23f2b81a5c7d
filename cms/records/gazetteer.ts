import type { PlaceSeed } from '#cms/city/city-pack.ts';
import { machineTime } from '#cms/core/clock.ts';
import { bulkInsert } from '#cms/ports/database/bulk-insert.ts';
import { findAll } from '#cms/ports/database/find-all.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import type { Point } from '#domain/places/geo.ts';
import { iso } from './jobs.ts';
import type { Kept } from './kept.ts';

/**
 * A place as a file gives it. `null` is an empty cell: there is none. What is left out is a column that the file does
 * not have: it is not touched.
 */
export interface PlaceRecord {
  kind: PlaceSeed['kind'];
  name: Partial<Record<Lang, string | null>>;
  /** Separated by commas. */
  aliases?: string | null;
  /** A syllable for each Chinese character of the name: `qin tong`. */
  reading?: string | null;
  districtCode: string | null;
  /** WGS-84, to six decimals: a decimetre. */
  point: Point;
  source: string;
}

export interface KnownPlace extends PlaceRecord {
  id: string;
}

/** Places to search around. What is written here is written without hooks: many change at once. */
export interface Gazetteer {
  list(): Promise<KnownPlace[]>;
  insert(places: readonly KnownPlace[], unit: Unit): Promise<void>;
  /** Makes a known place what a file says of it. */
  change(known: KnownPlace, to: PlaceRecord, unit: Unit): Promise<void>;
  remove(id: string, unit: Unit): Promise<void>;
}

export function createGazetteer({ payload }: Kept): Gazetteer {
  const collection = 'gazetteer-places';
  return {
    list: async () => {
      const docs = await findAll(payload, collection, { few: false });
      return docs.map(({ id, kind, name, aliases, reading, districtCode, lat, lng, source }) => {
        return {
          id,
          kind,
          name: namesOf(name),
          aliases,
          reading,
          districtCode: districtCode || null,
          point: { lat, lng },
          source,
        };
      });
    },
    insert: (places, req) =>
      bulkInsert(
        payload,
        collection,
        places.map((place) => ({ id: place.id, ...columnsOf(place, place.name) })),
        { req },
      ),
    change: async ({ id, name }, to, req) => {
      const data = { ...columnsOf(to, { ...name, ...to.name }), updatedAt: iso(machineTime()) };
      await payload.db.updateOne({ collection, id, data, req, returning: false });
    },
    remove: async (id, req) => {
      await payload.db.deleteOne({ collection, where: { id: { equals: id } }, req });
    },
  };
}

/** Read in every language at once, which the generated type does not know. */
function namesOf(name: unknown): PlaceRecord['name'] {
  return typeof name === 'string' ? { [LANGS[0]]: name } : ((name ?? {}) as PlaceRecord['name']);
}

/** What is written; a name that there is none of is left out, as every language is written anew. */
function columnsOf({ kind, districtCode, aliases, reading, point, source }: PlaceRecord, names: PlaceRecord['name']) {
  const name = Object.fromEntries(Object.entries(names).filter(([, text]) => text));
  const optional = Object.entries({ aliases, reading }).filter(([, text]) => text !== undefined);
  return { kind, districtCode, name, ...Object.fromEntries(optional), ...point, source };
}
