import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Point } from '#domain/places/geo.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { FamilyPlace as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** Somewhere that a family searches around, for that family's eyes alone. */
export interface FamilyPlace {
  id: string;
  label: Row['label'];
  /** The family's own word for it; `''` when the label says enough. */
  called: string;
  /** The gazetteer's name of the place. */
  name: string;
  point: Point;
}

export interface FamilyPlaces {
  /** In the order in which they were first saved. */
  listOf(guardianId: string, unit?: Unit): Promise<FamilyPlace[]>;
  add(guardianId: string, place: Omit<FamilyPlace, 'id'>, unit: Unit): Promise<FamilyPlace>;
  change(place: FamilyPlace, unit: Unit): Promise<FamilyPlace>;
  remove(id: string): Promise<void>;
  /** The families that have a place nobody has touched since an instant. */
  familiesUntouchedSince(instant: Instant): Promise<string[]>;
  /** Takes the places of these families out that nobody has touched since an instant. */
  removeUntouchedSince(instant: Instant, guardianIds: readonly string[]): Promise<void>;
}

export function createFamilyPlaces({ payload }: Kept): FamilyPlaces {
  const asked = { collection: 'family-places', depth: 0 } as const;
  const untouchedSince = (instant: Instant) => ({ updatedAt: { less_than: instant } });
  return {
    listOf: async (guardianId, req) => {
      const where = { guardian: { equals: guardianId } };
      const { docs } = await payload.find({ ...asked, where, sort: 'createdAt', pagination: false, req });
      return docs.map(toFamilyPlace);
    },
    add: async (guardian, place, req) =>
      toFamilyPlace(await payload.create({ ...asked, data: { guardian, ...columnsOf(place) }, req })),
    change: async ({ id, ...place }, req) => toFamilyPlace(await payload.update({ ...asked, id, data: columnsOf(place), req })),
    remove: async (id) => {
      await payload.delete({ ...asked, id });
    },
    familiesUntouchedSince: async (instant) => {
      const { docs } = await payload.find({ ...asked, where: untouchedSince(instant), pagination: false });
      return [...new Set(docs.map(({ guardian }) => idOf(guardian)))];
    },
    removeUntouchedSince: async (instant, guardianIds) => {
      const where = { and: [untouchedSince(instant), { guardian: { in: [...guardianIds] } }] };
      await payload.db.deleteMany({ ...asked, where });
    },
  };
}

function toFamilyPlace({ id, label, called, name, lat, lng }: Row): FamilyPlace {
  return { id, label, called: called ?? '', name, point: { lat, lng } };
}

function columnsOf({ point, ...same }: Omit<FamilyPlace, 'id'>) {
  return { ...same, ...point };
}
