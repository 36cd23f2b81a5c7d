import type { Portal } from '#cms/portal/portal.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { readSignKeys } from '#domain/guidance/danger-signs.ts';
import { paragraphsOf } from '#domain/guidance/paragraphs.ts';
import { checkText, type Finding } from '#domain/guidance/text-check.ts';
import type { Lang } from '#domain/language/lang.ts';
import { readReview, type TextReview } from '../review/read-review.ts';

type Needs = Parameters<typeof readReview>[0] & Pick<Portal, 'brandNames'>;

/** What a text that is reviewed still wants: words, sources, ages, pictures, names of goods, danger signs, sentences. */
export async function findingsOf(portal: Needs, id: string): Promise<(TextReview & { findings: Finding[] }) | undefined> {
  const review = await readReview(portal, id);
  if (!review) return undefined;
  return { ...review, findings: await findingsIn(portal, review.article, review.lacking) };
}

/** The same of a text that is at hand in all its languages. */
export async function findingsIn(
  portal: Pick<Portal, 'brandNames' | 'city'>,
  article: Article,
  lacking: TextReview['lacking'],
): Promise<Finding[]> {
  const textIn = (lang: Lang) =>
    [article.title, article.summary, article.film, article.body]
      .flatMap((part) => paragraphsOf((part as Partial<Record<Lang, unknown>> | null | undefined)?.[lang]))
      .map(({ text }) => text)
      .join('\n');
  const texts = Object.fromEntries(portal.city.languages.map((lang) => [lang, textIn(lang as Lang)]));
  return checkText({
    ...{ lacking, texts, names: await portal.brandNames.list() },
    topic: article.topic ?? '',
    kind: article.kind ?? '',
    signs: readSignKeys(article.signs ?? ''),
  });
}
