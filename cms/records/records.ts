import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { type Audit, createAudit } from './audit.ts';
import { createFacilities, type Facilities } from './facilities.ts';
import { createFavourites, type Favourites } from './favourites.ts';
import { createGuardians, type Guardians } from './guardians.ts';
import type { Kept } from './kept.ts';
import { createPrices, type Prices } from './prices.ts';

/** What is in the database, by subject: nothing else in the product asks it. */
export interface Records {
  audit: Audit;
  facilities: Facilities;
  favourites: Favourites;
  guardians: Guardians;
  prices: Prices;
  /**
   * Runs one unit of work: all of it happens, or none. A result `{ ok: false }` is an expected refusal and takes
   * everything back. It may be run again when others overtake it, so it has no effects outside the database.
   */
  work<T>(task: (unit: Unit) => Promise<T>): Promise<T>;
}

export function createRecords(kept: Kept): Records {
  return {
    audit: createAudit(kept),
    facilities: createFacilities(kept),
    favourites: createFavourites(kept),
    guardians: createGuardians(kept),
    prices: createPrices(kept),
    work: (task) => inTransaction(kept.payload, task),
  };
}
