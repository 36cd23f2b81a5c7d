import type { Kept } from './kept.ts';

/** Names of makers and goods: guidance names none of them. */
export interface BrandNames {
  list(): Promise<string[]>;
}

export function createBrandNames({ payload }: Pick<Kept, 'payload'>): BrandNames {
  return {
    list: async () => {
      const asked = { collection: 'brand-names', sort: 'name', depth: 0, limit: 0, pagination: false } as const;
      return (await payload.find(asked)).docs.map(({ name }) => name);
    },
  };
}
