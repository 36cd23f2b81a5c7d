import { onChange } from '#cms/core/changes.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import { PUBLISHED } from './articles.ts';
import type { Kept } from './kept.ts';
import type { Media } from './payload-types.ts';
import { picturesIn } from './pictures-in.ts';
import { words } from './words.ts';

/** Texts that show pictures. */
const SHOWING = ['articles', 'policies'] as const;

/** Pictures that staff have sent, and where they are shown. */
export interface Pictures {
  /** Whether a file is a picture, or a size of one, that something published shows. Follows the change log. */
  isPublished(filename: string): Promise<boolean>;
  /** Titles of the texts that show a picture, as they are published or in their newest drafts. */
  listUses(id: string, lang: Lang, unit?: Unit): Promise<string[]>;
}

export function createPictures({ payload }: Pick<Kept, 'payload'>): Pictures {
  const select = { title: true, cover: true, body: true } as const;
  const asked = { select, locale: 'all', depth: 0, pagination: false, limit: 0 } as const;

  const readPublished = async (): Promise<ReadonlySet<string>> => {
    const texts = await Promise.all(SHOWING.map((collection) => payload.find({ ...asked, collection, where: PUBLISHED })));
    const ids = texts.flatMap(({ docs }) => docs.flatMap(picturesIn));
    if (ids.length === 0) return new Set();
    const where = { id: { in: [...new Set(ids)] } };
    const { docs } = await payload.find({ collection: 'media', where, depth: 0, pagination: false, limit: 0 });
    return new Set(docs.flatMap(filesOf));
  };

  let published: Promise<ReadonlySet<string>> | undefined;
  let following = false;
  const follow = () => {
    if (following) return;
    following = true;
    onChange(({ collection }) => {
      if (['*', 'media', ...SHOWING].includes(collection)) published = undefined;
    });
  };

  return {
    isPublished: async (filename) => {
      follow();
      const reading = (published ??= readPublished());
      // A failure is not remembered.
      reading.catch(() => {
        if (published === reading) published = undefined;
      });
      return (await reading).has(filename);
    },
    listUses: async (id, lang, req) => {
      const texts = await Promise.all(
        SHOWING.flatMap((collection) => [false, true].map((draft) => payload.find({ ...asked, collection, draft, req }))),
      );
      const uses = texts.flatMap(({ docs }) => docs.filter((doc) => picturesIn(doc).includes(id)));
      return [...new Map(uses.map((doc) => [doc.id, words(doc.title)[lang]])).values()];
    },
  };
}

function filesOf({ filename, sizes }: Media): string[] {
  return [filename, sizes?.page?.filename, sizes?.phone?.filename].filter((name) => typeof name === 'string');
}
