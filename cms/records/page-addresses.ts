import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

export type Addressed = 'articles' | 'policies' | 'activities';

export interface PageAddresses {
  /** The title of another document that has this name in its address, published or in its newest draft. */
  findHolder(slug: string, besides?: string): Promise<string | undefined>;
  /** This name, or with the lowest number behind it that makes it nobody's. */
  free(slug: string, besides?: string): Promise<string>;
}

/** Names in the addresses of what guidance staff write, in one collection. */
export const createPageAddresses =
  ({ payload }: Pick<Kept, 'payload'>) =>
  (collection: Addressed, req: Unit): PageAddresses => {
    const asked = { collection, depth: 0, pagination: false, limit: 0, req } as const;
    const both = async (where: Where) => {
      const published = await payload.find({ ...asked, draft: false, where });
      const newest = await payload.find({ ...asked, draft: true, where });
      return [...published.docs, ...newest.docs];
    };
    return {
      findHolder: async (slug, besides) => {
        const holder = (await both({ slug: { equals: slug } })).find(({ id }) => id !== besides);
        return holder && (holder.title || slug);
      },
      free: async (slug, besides) => {
        const alike = (await both({ slug: { contains: slug } })).filter(({ id }) => id !== besides);
        const taken = new Set(alike.map((doc) => doc.slug));
        let name = slug;
        for (let n = 2; taken.has(name); n++) name = `${slug}-${n}`;
        return name;
      },
    };
  };
