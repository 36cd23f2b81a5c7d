import type { Payload } from 'payload';
import { createTurns } from '#cms/ports/turns.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { boundByCentre } from '#domain/places/filed-places.ts';
import { readSupplies } from './supply.ts';

/** What every claimed centre can sell, kept in memory for search and pages; holding reads it afresh. */
export interface Supplies {
  /** The same list until one of them changes. */
  all(): readonly FacilitySupply[];
  get(id: string): FacilitySupply | undefined;
  /** Read this moment from the database, not from memory. */
  fresh(id: string): Promise<FacilitySupply | undefined>;
  refresh(ids: readonly string[]): Promise<void>;
  refreshAll(): Promise<void>;
}

export function createSupplies(payload: Payload, timeZone: string): Supplies {
  let byId = new Map<string, FacilitySupply>();
  let list: readonly FacilitySupply[] | undefined;
  const read = async (ids?: readonly string[]) => (await readSupplies(payload, timeZone, ids)).map(boundByCentre);
  // One reading after the other: what was read first must not be kept last.
  const inTurn = createTurns();
  return {
    all: () => {
      list ??= [...byId.values()];
      return list;
    },
    get: (id) => byId.get(id),
    fresh: async (id) => (await read([id]))[0],
    refresh: (ids) =>
      inTurn('read', async () => {
        const found = new Map((await read(ids)).map((supply) => [supply.id, supply]));
        list = undefined;
        for (const id of ids) {
          const supply = found.get(id);
          if (supply?.standing.listing === 'claimed') byId.set(id, supply);
          else byId.delete(id);
        }
      }),
    refreshAll: () =>
      inTurn('read', async () => {
        byId = new Map((await read()).map((supply) => [supply.id, supply]));
        list = undefined;
      }),
  };
}
