import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Discount } from '#domain/money/discount.ts';
import type { Kept } from './kept.ts';
import { keptByLog } from './kept-by-log.ts';
import type { Discount as Row } from './payload-types.ts';

/** What centres take off their list prices. */
export interface Discounts {
  /** All of a centre's, those of other days too. */
  listOf(facilityId: string, unit?: Unit): Promise<Discount[]>;
  find(id: string, unit: Unit): Promise<Discount | undefined>;
}

export function createDiscounts({ payload }: Kept): Discounts {
  const collection = 'discounts';
  const read = async (facilityId: string, req?: Unit) => {
    const where = { facility: { equals: facilityId } };
    const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0, sort: 'startsOn', req });
    return docs.map(toDiscount);
  };
  const lists = keptByLog<Discount[]>(payload, (change) =>
    change.collection === collection ? (change.facility ? [change.facility] : 'all') : undefined,
  );
  return {
    listOf: (facilityId, req) => (req ? read(facilityId, req) : lists.get(facilityId, () => read(facilityId))),
    find: async (id, req) => {
      const found = await payload.findByID({ collection, id, depth: 0, disableErrors: true, req });
      return found ? toDiscount(found) : undefined;
    },
  };
}

export const toDiscount = ({ id, kind, percent, forms, leastMonths, nameZh, nameEn, startsOn, endsOn }: Row): Discount => ({
  ...{ id, kind, percent, startsOn },
  ...(forms?.length ? { forms } : {}),
  ...(kind === 'months' ? { leastMonths: leastMonths ?? 1 } : {}),
  ...(kind === 'offer' && nameZh ? { name: { zh: nameZh, en: nameEn || nameZh } } : {}),
  ...(endsOn ? { endsOn } : {}),
});
