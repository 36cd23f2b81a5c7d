import type { Portal } from '#cms/portal/portal.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { picturesIn } from '#cms/records/pictures-in.ts';
import { type Compared, compareParagraphs } from '#domain/guidance/compare-text.ts';
import { lackingWords } from '#domain/guidance/lacking.ts';
import { paragraphsOf } from '#domain/guidance/paragraphs.ts';
import { placeComments, REVIEWED_PARTS, type ReviewComment, type ReviewedPart } from '#domain/guidance/review-comment.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type ReviewNeeds, type TextInReview, textInReview } from './text-in-review.ts';

export interface ReadRow extends Compared {
  comments: ReviewComment[];
}
/** One part of a text in one language: its paragraphs beside what they were, and what was said of words that are no longer there. */
interface ReadPart {
  rows: ReadRow[];
  apart: ReviewComment[];
}

export interface TextReview extends TextInReview {
  /** What it is held against: the version that was published, or that went back. */
  base?: { kind: 'published' | 'returned'; at: string };
  parts: { part: ReviewedPart; in: Record<Lang, ReadPart> }[];
  comments: ReviewComment[];
  lacking: { lang?: Lang; fields: string[] }[];
  names: Map<string, string>;
}

const FIELDS = ['title', 'summary', 'body', 'author', 'sources'] as const;

/** A text to be reviewed: in every language what is otherwise than when it was last looked at, and what was said of it. */
export async function readReview(
  portal: ReviewNeeds & Pick<Portal, 'city' | 'pictures'>,
  id: string,
): Promise<TextReview | undefined> {
  const { articles, city, pictures, reviewComments, users, work } = portal;
  const found = await work((unit) => textInReview(portal, id, unit));
  if (!found) return undefined;
  const { article } = found;
  const comments = await reviewComments.listOf(id);
  const back = comments.filter(({ kind, version }) => kind === 'return' && version).at(-1);
  const before = await articles.findBefore(id, { returned: back?.version });
  const parts = REVIEWED_PARTS.map((part) => ({
    part,
    in: Object.fromEntries(city.languages.map((lang) => [lang, partIn(part, lang)])) as Record<Lang, ReadPart>,
  }));
  function partIn(part: ReviewedPart, lang: Lang): ReadPart {
    const [now, was] = [paragraphsOf(valueIn(article, part, lang)), paragraphsOf(valueIn(before?.article, part, lang))];
    const about = comments.filter((one) => one.kind === 'paragraph' && one.part === part && one.lang === lang);
    const { beside, apart } = placeComments(about, now);
    const rows = (before ? compareParagraphs(was, now) : compareParagraphs(now, now)).map((row) => {
      const at = row.after ? now.indexOf(row.after) : -1;
      return { ...row, comments: beside[at] ?? [] };
    });
    return { rows, apart };
  }
  return {
    ...found,
    base: before && { kind: before.kind, at: before.at },
    parts,
    comments,
    lacking: await lackingOf({ city, pictures }, article),
    names: await users.namesOf([...found.writers, ...comments.map(({ by }) => by)]),
  };
}

/** What a text, kept in all languages, still has no words for, pictures and months of age among it. */
export async function lackingOf(
  { city, pictures }: Pick<Portal, 'city' | 'pictures'>,
  article: Article,
): Promise<TextReview['lacking']> {
  const shown = await Promise.all(city.languages.map((lang) => pictures.listOf(picturesIn(article), lang)));
  const unseen = city.languages.filter((_, at) => shown[at]?.some(({ alt }) => !alt));
  const isMonthless = [article.fromMonth, article.toMonth].some((month) => month === undefined || month === null);
  return [
    ...lackingWords(article, { fields: FIELDS, languages: city.languages }),
    ...unseen.map((lang) => ({ lang, fields: ['alt'] })),
    ...(isMonthless ? [{ fields: ['months'] }] : []),
  ];
}

const valueIn = (article: Article | undefined, part: ReviewedPart, lang: Lang): unknown =>
  (article?.[part] as Partial<Record<Lang, unknown>> | null | undefined)?.[lang];
