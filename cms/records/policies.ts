import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addTranslated } from './add-translated.ts';
import { PUBLISHED } from './articles.ts';
import { findForEditing } from './find-for-editing.ts';
import { createFormerAddresses } from './former-addresses.ts';
import type { Kept } from './kept.ts';
import { type PageNames, pageNames } from './pages.ts';
import type { Policy } from './payload-types.ts';

/** What the city has decided, as it is published. */
export interface Policies {
  /** The newest first. */
  list(lang: Lang): Promise<Policy[]>;
  /** Also by a name that its page had before. */
  find(asked: { slug: string; lang: Lang }): Promise<Policy | undefined>;
  pages: PageNames;
  /** With both languages in its fields; published, or its newest draft. */
  findForEditing(id: string, asked: { published: boolean }, unit: Unit): Promise<Policy | undefined>;
  addPublished(policy: { same: Partial<Policy>; words: Record<Lang, Partial<Policy>> }): Promise<void>;
}

export function createPolicies({ payload }: Kept): Policies {
  const collection = 'policies';
  const former = createFormerAddresses({ payload });
  return {
    list: async (locale) => {
      return (await payload.find({ collection, where: PUBLISHED, locale, sort: '-issuedOn', pagination: false })).docs;
    },
    find: async ({ slug, lang }) => {
      const asked = { collection, locale: lang, limit: 1, pagination: false } as const;
      return former.findPage({ section: collection, slug }, async (where) => {
        return (await payload.find({ ...asked, where: { ...where, ...PUBLISHED } })).docs[0];
      });
    },
    pages: pageNames(payload, collection, PUBLISHED),
    findForEditing: (id, asked, unit) => findForEditing(payload, collection, { id, ...asked }, unit),
    addPublished: ({ same, words }) => addTranslated(payload, collection, { same: { ...same, _status: 'published' }, words }),
  };
}
