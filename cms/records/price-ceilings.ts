import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { boundsOf, type ChargeList, type PriceBounds, type PriceCeiling } from '#domain/money/price-bounds.ts';
import type { Kept } from './kept.ts';
import type { Facility, ChargeList as ListRow, PriceCeiling as Row } from './payload-types.ts';

/** What inclusive centres may charge for, and how much they may ask, as has been published; each counts from its day on. */
export interface PriceCeilings {
  list(unit?: Unit): Promise<PriceCeiling[]>;
  listCharges(unit?: Unit): Promise<ChargeList[]>;
  /** All of it, for whoever knows which centre it is about. */
  all(unit?: Unit): Promise<PriceBounds>;
  /** What reaches a centre that is inclusive; of another nothing. */
  boundsOf(facilityId: string, unit?: Unit): Promise<PriceBounds>;
}

export type BoundsOf = (facility: Pick<Facility, 'id' | 'inclusive' | 'districtCode' | 'townshipCode'>) => PriceBounds;

const NONE: PriceBounds = { ceilings: [], lists: [] };
const ALL = { depth: 0, pagination: false, limit: 0 } as const;
/** Collections that change what every inclusive centre may ask. */
export const OF_PRICE_BOUNDS = ['price-ceilings', 'charge-lists'];

export function createPriceCeilings({ payload }: Kept): PriceCeilings {
  return {
    list: (req) => readCeilings(payload, req),
    listCharges: (req) => readLists(payload, req),
    all: (req) => readAllBounds(payload, req),
    boundsOf: async (id, req) => {
      const doc = await payload.findByID({ collection: 'facilities', id, depth: 0, disableErrors: true, req });
      return doc ? (await readPriceBounds(payload, req))(doc) : NONE;
    },
  };
}

export async function readPriceBounds(payload: Pick<Payload, 'find'>, req?: Unit): Promise<BoundsOf> {
  const all = await readAllBounds(payload, req);
  return (facility) => (facility.inclusive === 'yes' ? boundsOf(all, facility) : NONE);
}

export const readAllBounds = async (payload: Pick<Payload, 'find'>, req?: Unit): Promise<PriceBounds> => ({
  ceilings: await readCeilings(payload, req),
  lists: await readLists(payload, req),
});

async function readCeilings(payload: Pick<Payload, 'find'>, req?: Unit): Promise<PriceCeiling[]> {
  const { docs } = await payload.find({ collection: 'price-ceilings', ...ALL, req });
  return docs.map((row) => ({
    ...{ kind: row.kind, form: row.form, unit: row.unit, amount: row.amount, ...published(row) },
    ...(typeof row.floatUp === 'number' ? { floatUp: row.floatUp } : {}),
    ...(typeof row.floatDown === 'number' ? { floatDown: row.floatDown } : {}),
  }));
}

async function readLists(payload: Pick<Payload, 'find'>, req?: Unit): Promise<ChargeList[]> {
  const { docs } = await payload.find({ collection: 'charge-lists', ...ALL, req });
  return docs.map((row) => ({ charges: row.charges, ...published(row) }));
}

function published({ source, checked, readOn, effectiveOn, districtCode, townshipCode, facility }: Row | ListRow) {
  return {
    ...{ source, checked, readOn, effectiveOn },
    ...(districtCode ? { districtCode } : {}),
    ...(townshipCode ? { townshipCode } : {}),
    ...(facility ? { facilityId: typeof facility === 'string' ? facility : facility.id } : {}),
  };
}
