import type { Where } from 'payload';
import { onChange } from '#cms/core/changes.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type InEveryLanguage, LANGS, type Lang } from '#domain/language/lang.ts';
import { PUBLISHED } from './articles.ts';
import { exchangePictures } from './exchange-pictures.ts';
import type { Kept } from './kept.ts';
import type { Facility, Media } from './payload-types.ts';
import { picturesIn } from './pictures-in.ts';
import { words } from './words.ts';

/** Texts that show pictures. */
const SHOWING = ['articles', 'policies'] as const;
/** Centres that show photographs of themselves. */
const PHOTOS: Where = { 'photos.picture': { exists: true } };

/** So many are offered to be put in the place of another. */
const SHOWN_UNUSED = 24;

/** Pictures that staff have sent, and where they are shown. */
export interface Pictures {
  /** Whether a file is a picture, or a size of one, that something published shows. Follows the change log. */
  isPublished(filename: string): Promise<boolean>;
  /** Titles of the texts that show a picture, as they are published or in their newest drafts, and names of centres. */
  listUses(id: string, lang: Lang, unit?: Unit): Promise<string[]>;
  /** Of these those that are public, reviewed or sent to be; a policy's drafts are none of these. */
  listSettledUses(id: string, lang: Lang, unit?: Unit): Promise<string[]>;
  /** How many texts show a picture, as they are published or in their newest drafts, and how many centres. */
  countUses(id: string, unit: Unit): Promise<{ texts: number; centres: number }>;
  /** The newest pictures that nothing shows. */
  listUnused(lang: Lang): Promise<Media[]>;
  /** A picture with its words in every language. */
  findWhole(id: string, unit: Unit): Promise<{ id: string; alt: Partial<InEveryLanguage> } | undefined>;
  /** Gives each of two pictures the file and the words of the other: what showed the one shows the other. */
  exchange(ids: readonly [string, string], unit: Unit): Promise<void>;
  /** Keeps a picture with what it shows in words, and gives its id. */
  add(file: { name: string; mimetype: string; data: Buffer }, alt: InEveryLanguage): Promise<string>;
  /** Pictures with their text in one language, in the order of the ids. */
  listOf(ids: readonly string[], lang: Lang): Promise<Media[]>;
}

export function createPictures({ payload, now }: Pick<Kept, 'payload' | 'now'>): Pictures {
  const select = { title: true, cover: true, body: true, review: true, _status: true } as const;
  const ofCentres = { collection: 'facilities', locale: 'all', depth: 0, pagination: false, limit: 0 } as const;
  const asked = { select, locale: 'all', depth: 0, pagination: false, limit: 0 } as const;

  const readPublished = async (): Promise<ReadonlySet<string>> => {
    const texts = await Promise.all(SHOWING.map((collection) => payload.find({ ...asked, collection, where: PUBLISHED })));
    const centres = await payload.find({ ...ofCentres, where: PHOTOS });
    const ids = [...texts.flatMap(({ docs }) => docs.flatMap(picturesIn)), ...centres.docs.flatMap(photosOf)];
    if (ids.length === 0) return new Set();
    const where = { id: { in: [...new Set(ids)] } };
    const { docs } = await payload.find({ collection: 'media', where, depth: 0, pagination: false, limit: 0 });
    return new Set(docs.flatMap(filesOf));
  };

  const readTexts = async (req?: Unit) => {
    const texts: (Text & { id: string; title?: unknown })[] = [];
    // One after the other: within a unit of work a database takes one command at a time.
    for (const collection of SHOWING)
      for (const draft of [false, true]) texts.push(...(await payload.find({ ...asked, collection, draft, req })).docs);
    return texts;
  };
  const findUses = async (id: string, counts: (text: Text) => boolean, req?: Unit) => {
    const texts = (await readTexts(req)).filter((doc) => counts(doc) && picturesIn(doc).includes(id));
    const { docs: centres } = await payload.find({ ...ofCentres, where: { 'photos.picture': { equals: id } }, req });
    return { texts, centres };
  };
  const readUses = async ({ id, lang }: { id: string; lang: Lang }, counts: (text: Text) => boolean, req?: Unit) => {
    const { texts, centres } = await findUses(id, counts, req);
    const titles = texts.map((doc) => [doc.id, words(doc.title)[lang]] as const);
    return [...new Map([...titles, ...centres.map((doc) => [doc.id, words(doc.name)[lang]] as const)]).values()];
  };

  let published: Promise<ReadonlySet<string>> | undefined;
  let following = false;
  const follow = () => {
    if (following) return;
    following = true;
    onChange(({ collection }) => {
      if (['*', 'media', 'facilities', ...SHOWING].includes(collection)) published = undefined;
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
    listUses: (id, lang, req) => readUses({ id, lang }, () => true, req),
    listSettledUses: (id, lang, req) => readUses({ id, lang }, isSettled, req),
    countUses: async (id, req) => {
      const { texts, centres } = await findUses(id, () => true, req);
      return { texts: new Set(texts.map((text) => text.id)).size, centres: centres.length };
    },
    listUnused: async (locale) => {
      const centres = await payload.find({ ...ofCentres, where: PHOTOS });
      const used = [...(await readTexts()).flatMap(picturesIn), ...centres.docs.flatMap(photosOf)];
      const where: Where = { id: { not_in: [...new Set(used)] } };
      const newest = { sort: '-createdAt', limit: SHOWN_UNUSED, depth: 0, pagination: false } as const;
      return (await payload.find({ collection: 'media', where, locale, ...newest })).docs;
    },
    findWhole: async (id, req) => {
      const where = { id: { equals: id } };
      const [doc] = (await payload.find({ collection: 'media', where, locale: 'all', pagination: false, depth: 0, req })).docs;
      return doc && { id: doc.id, alt: Object(doc.alt) };
    },
    exchange: exchangePictures({ payload, now }),
    add: async ({ data, ...file }, alt) => {
      const [first, ...others] = LANGS;
      const sent = { ...file, data, size: data.length };
      const { id } = await payload.create({ collection: 'media', locale: first, data: { alt: alt[first] }, file: sent });
      for (const locale of others) await payload.update({ collection: 'media', id, locale, data: { alt: alt[locale] } });
      return id;
    },
    listOf: async (ids, locale) => {
      if (ids.length === 0) return [];
      const where = { id: { in: [...ids] } };
      const { docs } = await payload.find({ collection: 'media', where, locale, depth: 0, pagination: false, limit: 0 });
      return ids.flatMap((id) => docs.find((doc) => doc.id === id) ?? []);
    },
  };
}

interface Text {
  _status?: string | null;
  review?: string | null;
  cover?: unknown;
  body?: unknown;
}

/** What families see, or a reviewer has seen or is to see. */
const isSettled = ({ _status, review }: Text) => _status === 'published' || Boolean(review && review !== 'writing');

/** The ids of a centre's photographs. */
export const photosOf = ({ photos }: Pick<Facility, 'photos'>): string[] =>
  (photos ?? []).map(({ picture }) => (typeof picture === 'string' ? picture : picture.id));

function filesOf({ filename, sizes }: Media): string[] {
  return [filename, sizes?.page?.filename, sizes?.phone?.filename].filter((name) => typeof name === 'string');
}
