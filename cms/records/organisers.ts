import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Approval } from '#domain/guidance/organiser.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { addTranslated } from './add-translated.ts';
import type { Kept } from './kept.ts';
import type { Organiser as Row } from './payload-types.ts';
import { words } from './words.ts';

/** A society or an activity centre that the city has approved. */
export interface Organiser extends Approval {
  id: string;
  kind: Row['kind'];
  name: InEveryLanguage;
  registration: string;
  /** Where it may hold activities: a city's, district's or township's code. */
  territory: string;
}

export interface Organisers {
  find(id: string, unit?: Unit): Promise<Organiser | undefined>;
  /** Whether somebody works for it, or it has activities or texts. */
  isInUse(id: string, unit: Unit): Promise<boolean>;
  add(organiser: Omit<Organiser, 'id' | 'stopped'> & { id?: string }): Promise<void>;
}

export function createOrganisers({ payload }: Kept): Organisers {
  const collection = 'organisers';
  return {
    find: async (id, req) => {
      const asked = { collection, id, depth: 0, disableErrors: true, locale: 'all' } as const;
      const row = await payload.findByID({ ...asked, ...(req ? { req } : {}) });
      if (!row) return undefined;
      const { kind, registration, territory, until, stopped } = row;
      return { id, kind, registration, territory, until: until ?? '', stopped, name: words(row.name) };
    },
    isInUse: async (id, req) => {
      const where = { organiser: { equals: id } };
      const counts = [
        await payload.count({ collection: 'users', where, req }),
        await payload.count({ collection: 'activities', where, req }),
        await payload.count({ collection: 'articles', where, req }),
      ];
      return counts.some(({ totalDocs }) => totalDocs > 0);
    },
    add: async ({ name, ...same }) => {
      await addTranslated(payload, collection, { same, words: inEveryLanguage((lang) => ({ name: name[lang] })) });
    },
  };
}
