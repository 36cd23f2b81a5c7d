import type { Where } from 'payload';
import type { Kept } from './kept.ts';
import { type PageName, readPageNames } from './pages.ts';
import type { Facility } from './payload-types.ts';

/** Centres, with both languages in their localized fields. */
export interface Facilities {
  /** By its public name in addresses. */
  find(slug: string): Promise<Facility | undefined>;
  get(id: string): Promise<Facility>;
  /** By id or by public name, as addresses and forms have either. */
  findNamed(name: string): Promise<Facility | undefined>;
  /** In the order of the ids; those that are not there are passed over. */
  findAll(ids: readonly string[]): Promise<Facility[]>;
  /** Those that are open and on the register, if they came from one. */
  listPages(): Promise<PageName[]>;
}

export function createFacilities({ payload }: Kept): Facilities {
  const asked = { collection: 'facilities', locale: 'all', depth: 0 } as const;
  const find = async (slug: string) => {
    const { docs } = await payload.find({ ...asked, where: { slug: { equals: slug } }, limit: 1 });
    return docs[0];
  };
  return {
    find,
    get: (id) => payload.findByID({ ...asked, id }),
    findNamed: async (name) => {
      const byId = isId(name) ? await payload.findByID({ ...asked, id: name, disableErrors: true }) : undefined;
      return byId ?? find(name);
    },
    findAll: async (ids) => {
      const known = ids.filter(isId);
      if (known.length === 0) return [];
      const { docs } = await payload.find({ ...asked, where: { id: { in: known } }, pagination: false });
      const byId = new Map(docs.map((doc) => [doc.id, doc]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    listPages: () => {
      const and: Where[] = [{ operating: { not_equals: 'closed' } }, { leftRegisterOn: { exists: false } }];
      return readPageNames(payload, 'facilities', { and });
    },
  };
}

/** Ids of either database look like this; asking for anything else would be an error there. */
export function isId(text: string): boolean {
  return /^[0-9a-f-]{24,36}$/i.test(text);
}
