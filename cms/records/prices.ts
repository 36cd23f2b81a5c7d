import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { barPrice } from '#domain/money/price-bounds.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import { keptByLog } from './kept-by-log.ts';
import { createPriceCeilings, OF_PRICE_BOUNDS } from './price-ceilings.ts';
import { idOf, priceOf } from './supply.ts';

/** What makes two entries of a price list the same price. */
export interface SamePrice extends Pick<PriceItem, 'kind' | 'form' | 'classId' | 'daysPerWeek' | 'startsOn'> {
  facilityId: string;
  units: readonly PriceItem['unit'][];
}

/** Published prices. */
export interface Prices {
  /** A centre's whole list, those of other days too, by kind of care. */
  listOf(facilityId: string, unit?: Unit): Promise<PriceItem[]>;
  /** An entry, whose it is, and since when it stands in the list. */
  find(id: string, unit: Unit): Promise<{ price: PriceItem; facilityId: string; since: Instant } | undefined>;
  /** Whether a list has such a price, other than the one with this id. */
  has(price: SamePrice, besides: string | undefined, unit: Unit): Promise<boolean>;
}

export function createPrices(kept: Kept): Prices {
  const { payload } = kept;
  const ceilings = createPriceCeilings(kept);
  const collection = 'price-items';
  const list = async (facilityId: string, req?: Unit) => {
    const where = { facility: { equals: facilityId } };
    const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0, sort: 'form', req });
    const bounds = await ceilings.boundsOf(facilityId, req);
    return docs.map((doc) => barPrice(priceOf(doc), bounds));
  };
  const lists = keptByLog<PriceItem[]>(payload, (change) => {
    if (OF_PRICE_BOUNDS.includes(change.collection)) return 'all';
    // Whether it is inclusive, and where it is.
    if (change.collection === 'facilities') return change.ids.length > 0 ? change.ids : 'all';
    return change.collection === collection ? (change.facility ? [change.facility] : 'all') : undefined;
  });
  return {
    listOf: (facilityId, req) => (req ? list(facilityId, req) : lists.get(facilityId, () => list(facilityId))),
    find: async (id, req) => {
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true, req });
      return doc ? { price: priceOf(doc), facilityId: idOf(doc.facility), since: doc.createdAt } : undefined;
    },
    has: async ({ facilityId, classId, daysPerWeek, kind, form, startsOn, units }, besides, req) => {
      const and: Where[] = [
        { facility: { equals: facilityId } },
        { kind: { equals: kind } },
        { form: { equals: form } },
        { startsOn: { equals: startsOn } },
        { unit: { in: [...units] } },
        { class: classId ? { equals: classId } : { exists: false } },
        { daysPerWeek: daysPerWeek ? { equals: daysPerWeek } : { exists: false } },
        ...(besides ? [{ id: { not_equals: besides } }] : []),
      ];
      return (await payload.count({ collection, where: { and }, req })).totalDocs > 0;
    },
  };
}
