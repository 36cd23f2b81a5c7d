import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { PriceCeiling } from '#domain/money/price-change.ts';
import type { Kept } from './kept.ts';

/** The most that inclusive centres may ask for, as the city has published it. */
export interface PriceCeilings {
  /** All that were ever published; each counts from its day on. */
  list(unit?: Unit): Promise<PriceCeiling[]>;
}

export function createPriceCeilings({ payload }: Kept): PriceCeilings {
  return {
    list: async (req) => {
      const { docs } = await payload.find({ collection: 'price-ceilings', depth: 0, pagination: false, limit: 0, req });
      return docs.map(({ form, unit, amount, source, checked, readOn, effectiveOn }) => ({
        ...{ form, unit, amount, source, checked, readOn, effectiveOn },
      }));
    },
  };
}
