import type { PriceItem } from '#domain/money/pricing.ts';
import type { Kept } from './kept.ts';
import { priceOf } from './supply.ts';

/** Published prices. */
export interface Prices {
  /** A centre's whole list, those of other days too, by kind of care. */
  listOf(facilityId: string): Promise<PriceItem[]>;
}

export function createPrices({ payload }: Kept): Prices {
  return {
    listOf: async (facilityId) => {
      const where = { facility: { equals: facilityId } };
      const { docs } = await payload.find({
        collection: 'price-items',
        where,
        depth: 0,
        pagination: false,
        limit: 0,
        sort: 'form',
      });
      return docs.map(priceOf);
    },
  };
}
