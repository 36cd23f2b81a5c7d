import { monthParam } from '#cms/input/values.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { formatAge } from '#cms/words/format.ts';
import { TEXT_KINDS, type TextKind, TOPICS, type Topic } from '#domain/guidance/publishing.ts';
import type { PageContext } from '../ui/page-context.ts';
import { MOST_LOOKED_FOR } from './looked-for.ts';

const MOST_FOUND = 100;

export interface GuidanceView {
  topic?: Topic;
  month?: number;
  kind?: TextKind;
  q: string;
  /** How many there are, and for whom. */
  summary: string;
  topics: { topic?: Topic; count: number; href: string }[];
  /** Kinds of text that there are for the topic and the month. */
  kinds: { kind?: TextKind; count: number; href: string }[];
  /** By topic; one group without a name where a topic or words were asked for. */
  groups: { topic?: Topic; articles: Article[] }[];
}

/** What an address of guidance keeps; words only where somebody has written them into a link. */
type Asked = Pick<GuidanceView, 'topic' | 'month' | 'kind'> & { q?: string; found?: boolean };

/** The address of what a form asks for, all but its words. */
export function guidancePath({ to }: Pick<PageContext, 'to'>, form: FormData): string {
  const params = new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return `${to('/guidance')}${queryOf({ ...readAsked(params), found: Boolean(params.get('q')?.trim()) })}`;
}

const readAsked = (params: URLSearchParams) => ({
  topic: TOPICS.find((one) => one === params.get('topic')),
  month: monthParam(params),
  kind: TEXT_KINDS.find((one) => one === params.get('kind')),
});

/**
 * The list of articles for the topic, month and words that are asked for.
 * @param looked words that have come with the browser instead of in the address
 */
export async function guidanceView(context: PageContext, params: URLSearchParams, looked?: string): Promise<GuidanceView> {
  const { portal, lang, to } = context;
  const { topic, month, kind } = readAsked(params);
  const inAddress = (params.get('q') ?? '').trim().slice(0, MOST_LOOKED_FOR);
  const q = looked || inAddress;
  const words = looked ? { found: true } : { q };
  const fitting = await matching(context, await portal.articles.list({ lang, month, local: true }), q);
  const ofKind = kind ? fitting.filter((article) => article.kind === kind) : fitting;
  const of = (wanted?: Topic) => (wanted ? ofKind.filter((article) => article.topic === wanted) : ofKind);
  const articles = of(topic);
  const groups = topic || kind || q ? [{ articles }] : TOPICS.map((one) => ({ topic: one, articles: of(one) }));
  return {
    topic,
    month,
    kind,
    q,
    summary: summaryOf(context, { count: articles.length, month, q }),
    topics: [undefined, ...TOPICS].map((one) => ({
      topic: one,
      count: of(one).length,
      href: `${to('/guidance')}${queryOf({ topic: one, month, kind, ...words })}`,
    })),
    kinds: [undefined, ...TEXT_KINDS]
      .map((one) => ({
        kind: one,
        count: fitting.filter((article) => (!topic || article.topic === topic) && (!one || article.kind === one)).length,
        href: `${to('/guidance')}${queryOf({ topic, month, kind: one, ...words })}`,
      }))
      .filter(({ count }) => count > 0),
    groups: groups.filter((group) => group.articles.length > 0),
  };
}

/** With words, only what search finds, best first. */
async function matching({ portal }: PageContext, articles: Article[], q: string): Promise<Article[]> {
  if (!q) return articles;
  const hits = await portal.search.searchTexts({ q, kinds: ['article'], limit: MOST_FOUND });
  const byId = new Map(articles.map((article) => [article.id, article]));
  return hits.flatMap(({ id }) => byId.get(id) ?? []);
}

function summaryOf({ t, lang }: PageContext, { count, month, q }: { count: number; month?: number; q: string }): string {
  const age = month === undefined ? '' : month === 0 ? t('guidance.newborn') : formatAge(month, lang);
  if (q) return age ? t('guidance.foundBoth', { q, age, count }) : t('guidance.foundWords', { q, count });
  return age ? t('guidance.foundMonth', { age, count }) : t('guidance.found', { count });
}

function queryOf({ topic, month, kind, q, found }: Asked): string {
  const params = new URLSearchParams({
    ...(topic ? { topic } : {}),
    ...(month === undefined ? {} : { month: String(month) }),
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
    ...(found ? { found: '1' } : {}),
  });
  return params.size > 0 ? `?${params}` : '';
}
