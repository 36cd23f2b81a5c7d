import type { DataFromCollectionSlug, Payload } from 'payload';
import type { Lang } from '#domain/language/lang.ts';

type Written = 'articles' | 'policies' | 'activities';
type Some<C extends Written> = Partial<DataFromCollectionSlug<C>>;

/** Writes a new document in both languages: Payload takes one at a time. Nobody is told of it. */
export async function addTranslated<C extends Written>(
  payload: Payload,
  collection: C,
  { same, words }: { same: Some<C>; words: Record<Lang, Some<C>> },
): Promise<void> {
  const { id: _, ...others } = same;
  const asked = { collection, depth: 0, context: { quiet: true } } as const;
  const { id } = await payload.create({ ...asked, locale: 'zh', data: { ...same, ...words.zh } as never });
  await payload.update({ ...asked, id, locale: 'en', data: { ...others, ...words.en } as never });
}
