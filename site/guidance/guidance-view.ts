import { monthParam, pageParam } from '#cms/input/values.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { formatAge } from '#cms/words/format.ts';
import { TEXT_KINDS, type TextKind, TOPICS, type Topic } from '#domain/guidance/publishing.ts';
import type { PageContext } from '../ui/page-context.ts';
import { MOST_LOOKED_FOR } from './looked-for.ts';

const MOST_FOUND = 100;
/** So many stand on a page of one topic, kind or search, and so many of each topic where all stand together. */
const PER_PAGE = 40;
const PER_TOPIC = 24;

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
  groups: { topic?: Topic; articles: Article[]; total: number; more?: string }[];
  /** Of one topic, kind or search, counted from 1. */
  page: number;
  pages: number;
  hrefOfPage: (page: number) => string;
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
  const { to } = context;
  const { topic, month, kind } = readAsked(params);
  const inAddress = (params.get('q') ?? '').trim().slice(0, MOST_LOOKED_FOR);
  const q = looked || inAddress;
  const words = looked ? { found: true } : { q };
  const texts = q ? await found(context, { q, month }) : stored(context, month);
  const counts = await countsOf(texts, { topic, kind });
  const total = counts.topics.get(topic) ?? 0;
  const asOne = Boolean(topic || kind || q);
  const pages = asOne ? Math.max(1, Math.ceil(total / PER_PAGE)) : 1;
  const page = pageParam(params, pages);
  const hrefOf = (asked: Asked & { page?: number }) => `${to('/guidance')}${queryOf({ month, ...words, ...asked })}`;
  const groups = asOne
    ? [{ articles: await texts.list({ topic, kind }, { page, limit: PER_PAGE }), total }]
    : await Promise.all(
        TOPICS.map(async (one) => ({
          topic: one,
          articles: await texts.list({ topic: one }, { page: 1, limit: PER_TOPIC }),
          total: counts.topics.get(one) ?? 0,
          more: hrefOf({ topic: one }),
        })),
      );
  return {
    ...{ topic, month, kind, q, page, pages },
    summary: summaryOf(context, { count: total, month, q }),
    hrefOfPage: (n) => hrefOf({ topic, kind, page: n }),
    topics: [undefined, ...TOPICS].map((one) => ({
      topic: one,
      count: counts.topics.get(one) ?? 0,
      href: hrefOf({ topic: one, kind }),
    })),
    kinds: [undefined, ...TEXT_KINDS]
      .map((one) => ({ kind: one, count: counts.kinds.get(one) ?? 0, href: hrefOf({ topic, kind: one }) }))
      .filter(({ count }) => count > 0),
    groups: groups.filter((group) => group.articles.length > 0),
  };
}

type Narrowed = Pick<GuidanceView, 'topic' | 'kind'>;

/** Texts for a month of age, or what was found: how many there are of a topic and kind, and some of them. */
interface Texts {
  count(asked: Narrowed): Promise<number>;
  list(asked: Narrowed, part: { page: number; limit: number }): Promise<Article[]>;
}

const stored = ({ portal, lang }: PageContext, month: number | undefined): Texts => ({
  count: (asked) => portal.articles.count({ ...asked, month, local: true }),
  list: (asked, part) => portal.articles.list({ ...asked, ...part, lang, month, local: true }),
});

/** With words, only what search finds, best first. */
async function found({ portal, lang }: PageContext, { q, month }: { q: string; month?: number }): Promise<Texts> {
  const hits = await portal.search.searchTexts({ q, kinds: ['article'], limit: MOST_FOUND });
  const named = await portal.articles.listNamed(
    hits.map(({ id }) => id),
    lang,
  );
  const fitting = named.filter((one) => month === undefined || (one.fromMonth <= month && month <= one.toMonth));
  const of = ({ topic, kind }: Narrowed) =>
    fitting.filter((one) => (!topic || one.topic === topic) && (!kind || one.kind === kind));
  return {
    count: async (asked) => of(asked).length,
    list: async (asked, { page, limit }) => of(asked).slice((page - 1) * limit, page * limit),
  };
}

/** How many texts there are of each topic for the kind, and of each kind for the topic; of all under no name. */
async function countsOf(texts: Texts, { topic, kind }: Narrowed) {
  const ofTopics = await Promise.all(TOPICS.map(async (one) => [one, await texts.count({ topic: one, kind })] as const));
  const ofKinds = await Promise.all(TEXT_KINDS.map(async (one) => [one, await texts.count({ topic, kind: one })] as const));
  const all = <Name>(counts: (readonly [Name, number])[]) => counts.reduce((sum, [, count]) => sum + count, 0);
  return {
    topics: new Map<Topic | undefined, number>([[undefined, all(ofTopics)], ...ofTopics]),
    kinds: new Map<TextKind | undefined, number>([[undefined, all(ofKinds)], ...ofKinds]),
  };
}

function summaryOf({ t, lang }: PageContext, { count, month, q }: { count: number; month?: number; q: string }): string {
  const age = month === undefined ? '' : month === 0 ? t('guidance.newborn') : formatAge(month, lang);
  if (q) return age ? t('guidance.foundBoth', { q, age, count }) : t('guidance.foundWords', { q, count });
  return age ? t('guidance.foundMonth', { age, count }) : t('guidance.found', { count });
}

function queryOf({ topic, month, kind, q, found, page = 1 }: Asked & { page?: number }): string {
  const params = new URLSearchParams({
    ...(topic ? { topic } : {}),
    ...(month === undefined ? {} : { month: String(month) }),
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
    ...(found ? { found: '1' } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return params.size > 0 ? `?${params}` : '';
}
