import type { RegisterRecord } from '#cms/city/mapping.ts';
import { machineTime } from '#cms/core/clock.ts';
import { bulkInsert } from '#cms/ports/database/bulk-insert.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Listing } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { iso } from './jobs.ts';
import type { Kept } from './kept.ts';
import { ownLanguage } from './words.ts';

/** A centre that came from the register before. */
export interface KnownCentre {
  id: string;
  slug: string;
  /** Its identity in the register when it was last seen. */
  key: string;
  listing: Listing;
  /** The register's last word on it. */
  record: RegisterRecord;
  leftOn?: CivilDate;
}

export interface KnownCentres {
  centres: KnownCentre[];
  /** Every slug in the database, of this register or not. */
  slugs: string[];
  /** Every id in the database: a centre may keep the id of an identity that it no longer has. */
  ids: ReadonlySet<string>;
}

type Fields = Record<string, unknown>;

/** Centres as a city's own register has them, read and written many at a time. */
export interface Register {
  readCentres(register: string): Promise<KnownCentres>;
  /** Inserts centres; fields that are kept in each language are given as `{ zh, en }`. */
  insert(rows: readonly (Fields & { id: string })[], unit: Unit): Promise<void>;
  /** Changes fields of one centre, in the city's own language. Nobody is told of it. */
  change(id: string, fields: Fields, unit: Unit): Promise<void>;
}

export function createRegister({ payload }: Kept): Register {
  const collection = 'facilities';
  const isLocalized = (name: string) =>
    payload.collections[collection].config.flattenedFields.some(
      (field) => field.name === name && 'localized' in field && field.localized,
    );
  return {
    readCentres: async (register) => {
      const ofRegister = { register: true, registerKey: true, registerRecord: true, leftRegisterOn: true } as const;
      const select = { slug: true, listing: true, ...ofRegister } as const;
      const { docs } = await payload.find({ collection, select, depth: 0, pagination: false, limit: 0 });
      return {
        slugs: docs.map(({ slug }) => slug),
        ids: new Set(docs.map(({ id }) => id)),
        centres: docs.flatMap(({ id, slug, listing, registerKey: key, registerRecord: record, ...doc }) =>
          doc.register === register && key && record
            ? [{ id, slug, key, listing, record, leftOn: doc.leftRegisterOn ?? undefined }]
            : [],
        ),
      };
    },
    insert: (rows, req) => bulkInsert(payload, collection, rows, { req }),
    // Many change at once: what is the same in every language is set without hooks and without reading it back.
    change: async (id, fields, req) => {
      const target = { collection, id, req } as const;
      if (Object.keys(fields).some(isLocalized))
        await payload.update({ ...target, data: fields, locale: ownLanguage(payload), depth: 0, context: { quiet: true } });
      else await payload.db.updateOne({ ...target, data: { ...fields, updatedAt: iso(machineTime()) }, returning: false });
    },
  };
}
