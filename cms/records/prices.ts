import type { PriceItem } from '#domain/money/pricing.ts';
import type { Kept } from './kept.ts';
import { priceOf } from './supply.ts';

export async function readPrices({ payload }: Kept, facilityId: string): Promise<PriceItem[]> {
  const { docs } = await payload.find({
    collection: 'price-items',
    where: { facility: { equals: facilityId } },
    depth: 0,
    pagination: false,
    limit: 0,
    sort: 'form',
  });
  return docs.map(priceOf);
}
