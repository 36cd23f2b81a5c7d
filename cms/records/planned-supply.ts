import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import type { Kept } from './kept.ts';
import { readSpecialDays } from './special-days.ts';
import { idOf, readSupplies } from './supply.ts';

/** A document of a centre that is about to be written or to go. */
export interface PlannedChange {
  collection: string;
  facilityId: string;
  /** Nothing for a document that is new. */
  id: string | undefined;
  /** The document as it will be; nothing when it goes. */
  next: Record<string, unknown> | undefined;
}

export interface PlannedSupply {
  /** What a centre can sell, and what it could if a change were made; `undefined` for a centre that is not there. */
  read(
    change: PlannedChange,
    timeZone: string,
    unit: Unit,
  ): Promise<{ before: FacilitySupply; after: FacilitySupply; special: SpecialDays } | undefined>;
}

export function createPlannedSupply({ payload }: Kept): PlannedSupply {
  return {
    read: async (change, timeZone, unit) => {
      const supply = async (made?: PlannedChange) =>
        (await readSupplies(within(payload, unit, made), timeZone, { ids: [change.facilityId], few: true }))[0];
      const before = await supply();
      const after = await supply(change);
      return before && after && { before, after, special: await readSpecialDays(payload) };
    },
  };
}

/** Reads as part of a unit of work, as if the change had been made. */
function within(payload: Payload, unit: Unit, change?: PlannedChange): Pick<Payload, 'find'> {
  const find = async (args: { collection: string }) => {
    const found = await payload.find({ ...args, req: unit } as never);
    if (!change || args.collection !== change.collection) return found;
    const others = found.docs.filter((doc) => idOf(doc) !== change.id);
    return { ...found, docs: change.next ? [...others, change.next] : others };
  };
  return { find } as Pick<Payload, 'find'>;
}
