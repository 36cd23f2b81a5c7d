import { type StaffUser, seesDraft } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/relations.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { formatDate } from '#cms/words/format.ts';
import { type GradedSigns, gradeSigns, readSignKeys } from '#domain/guidance/danger-signs.ts';
import { shownSeal } from '#domain/guidance/seal.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { PageContext } from '../ui/page-context.ts';
import { isForEveryAge } from './article-words.ts';
import { coursesOf, type LessonPlace, lessonsOf } from './lessons.ts';
import { type OnwardStep, onwardSteps } from './onward-view.ts';
import { richText } from './rich-text.ts';

const MOST_MORE = 3;
/** Texts for the age, of which those are named that are nearest. */
const MOST_WEIGHED = 60;

export interface ArticleView {
  article: Article;
  /** The newest draft is shown, to a signed-in member of staff. */
  preview: boolean;
  html: string;
  signs: GradedSigns[];
  /** The society or activity centre whose it is. */
  organiser?: string;
  /** Who reviewed it, and when; nothing while local review is pending. */
  reviewer?: string;
  reviewedOn?: string;
  nextReviewOn?: string;
  /** That day is past, and nobody has reviewed it since. */
  overdue: boolean;
  /** A month of age in the middle of those the article is for; none where it is for all. */
  month?: number;
  /** Of a course: what it consists of, in order. */
  lessons: Article[];
  /** Courses that the text is a lesson of. */
  courses: LessonPlace[];
  next: OnwardStep[];
}

/** Whether the address asks for a draft; such a page is never cached, whoever asks. */
export const asksForDraft = (url: URL): boolean => url.searchParams.get('preview') === 'draft';

/** One article with what may come after it; `undefined` where nothing is published under this name. */
export async function articleView(
  context: PageContext,
  { slug, draft, headers }: { slug: string; draft: boolean; headers: Headers },
): Promise<ArticleView | undefined> {
  const { portal, lang, to } = context;
  const found = await findShown(portal, { slug, lang, reader: draft ? await portal.users.findSignedIn(headers) : undefined });
  if (!found) return undefined;
  const { article, preview } = found;
  const { fromMonth, toMonth } = article;
  const { reviewer, reviewedOn, nextReviewOn } = shownSeal(article);
  const month = isForEveryAge(article) ? undefined : Math.floor((fromMonth + toMonth) / 2);
  const date = (value: string | null | undefined) => (value ? formatDate(value, { lang, year: true }) : undefined);
  const keys = readSignKeys(article.signs ?? '');
  const courses = await portal.articles.coursesWith(article.id, lang);
  const lessons = [article, ...courses].flatMap((one) => one.lessons ?? []).flatMap((one) => idOf(one) ?? []);
  const all = [...courses, ...(await portal.articles.listNamed([...new Set(lessons)], lang))];
  const around = { lang, month, sort: '-fromMonth', limit: MOST_WEIGHED } as const;
  const [same, any] = await Promise.all([
    portal.articles.list({ ...around, topic: article.topic }),
    portal.articles.list(around),
  ]);
  const others = nearest([...new Map([...same, ...any].map((one) => [one.id, one])).values()], article).slice(0, MOST_MORE);
  return {
    article,
    preview,
    html: richText(article.body, { to, lang }),
    signs: gradeSigns(await portal.dangerSigns.listNamed(keys), keys),
    organiser: await organiserName(context, article),
    reviewer: reviewer ?? undefined,
    reviewedOn: date(reviewedOn),
    nextReviewOn: date(nextReviewOn),
    overdue: Boolean(nextReviewOn && nextReviewOn.slice(0, 10) < context.today),
    month,
    lessons: lessonsOf(article, all),
    courses: coursesOf(article, all),
    next: await onwardSteps(context, { article, month, others }),
  };
}

/** What is public; to a member of staff the newest draft, where they may see it. */
async function findShown(
  { articles }: Pick<Portal, 'articles'>,
  { slug, lang, reader }: { slug: string; lang: Lang; reader?: StaffUser },
): Promise<Pick<ArticleView, 'article' | 'preview'> | undefined> {
  const newest = reader && (await articles.find({ slug, lang, draft: true }));
  if (newest && seesDraft(reader, idOf(newest.organiser))) return { article: newest, preview: true };
  const article = await articles.find({ slug, lang });
  return article && { article, preview: false };
}

async function organiserName({ portal, lang }: PageContext, { organiser }: Article): Promise<string | undefined> {
  const id = idOf(organiser);
  return id ? (await portal.organisers.find(id))?.name[lang] : undefined;
}

/** Others for the age: those for the fewest months first, the same topic before another. */
function nearest(articles: readonly Article[], { id, topic }: Article): Article[] {
  const rank = (one: Article) => one.toMonth - one.fromMonth - (one.topic === topic ? 6 : 0);
  return articles.filter((one) => one.id !== id).sort((a, b) => rank(a) - rank(b));
}
