import type { DataFromCollectionSlug, Payload } from 'payload';
import { LANGS, type Lang } from '#domain/language/lang.ts';

type Written = 'articles' | 'policies' | 'activities';
type Some<C extends Written> = Partial<DataFromCollectionSlug<C>>;

/** Writes a new document in every language: Payload takes one at a time. Nobody is told of it. */
export async function addTranslated<C extends Written>(
  payload: Payload,
  collection: C,
  { same, words }: { same: Some<C>; words: Record<Lang, Some<C>> },
): Promise<void> {
  const { id: _, ...others } = same;
  const asked = { collection, depth: 0, context: { quiet: true } } as const;
  const [first, ...rest] = LANGS;
  const { id } = await payload.create({ ...asked, locale: first, data: { ...same, ...words[first] } as never });
  for (const locale of rest) await payload.update({ ...asked, id, locale, data: { ...others, ...words[locale] } as never });
}
