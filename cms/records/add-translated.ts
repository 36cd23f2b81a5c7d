import type { DataFromCollectionSlug, Payload } from 'payload';
import { LANGS, type Lang } from '#domain/language/lang.ts';

type Written = 'articles' | 'policies' | 'activities' | 'organisers';
type Some<C extends Written> = Partial<DataFromCollectionSlug<C>>;

/**
 * Writes a new document in every language: Payload takes one at a time. What speaks of the whole, such as a review, comes
 * with the last of them. Nobody is told of it.
 */
export async function addTranslated<C extends Written>(
  payload: Payload,
  collection: C,
  { same, words, last }: { same: Some<C>; words: Record<Lang, Some<C>>; last?: Some<C> },
): Promise<void> {
  const { id: _, ...others } = same;
  const asked = { collection, depth: 0, context: { quiet: true } } as const;
  const [first, ...rest] = LANGS;
  const { id } = await payload.create({ ...asked, locale: first, data: { ...same, ...words[first] } as never });
  for (const locale of rest) {
    const data = { ...others, ...words[locale], ...(locale === rest.at(-1) && last) };
    await payload.update({ ...asked, id, locale, data: data as never });
  }
}
