import { monthParam } from '#cms/input/values.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { formatAge } from '#cms/words/format.ts';
import { TEXT_KINDS, type TextKind, TOPICS, type Topic } from '#domain/guidance/publishing.ts';
import type { PageContext } from '../ui/page-context.ts';

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

/** The list of articles for the topic, month and words in the address. */
export async function guidanceView(context: PageContext, params: URLSearchParams): Promise<GuidanceView> {
  const { portal, lang, to } = context;
  const topic = TOPICS.find((one) => one === params.get('topic'));
  const month = monthParam(params);
  const kind = TEXT_KINDS.find((one) => one === params.get('kind'));
  const q = (params.get('q') ?? '').trim().slice(0, 100);
  const fitting = await matching(context, await portal.articles.list({ lang, month }), q);
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
      href: `${to('/guidance')}${queryOf({ topic: one, month, kind, q })}`,
    })),
    kinds: [undefined, ...TEXT_KINDS]
      .map((one) => ({
        kind: one,
        count: fitting.filter((article) => (!topic || article.topic === topic) && (!one || article.kind === one)).length,
        href: `${to('/guidance')}${queryOf({ topic, month, kind: one, q })}`,
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

function queryOf({ topic, month, kind, q }: Pick<GuidanceView, 'topic' | 'month' | 'kind' | 'q'>): string {
  const params = new URLSearchParams({
    ...(topic ? { topic } : {}),
    ...(month === undefined ? {} : { month: String(month) }),
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
  });
  return params.size > 0 ? `?${params}` : '';
}
