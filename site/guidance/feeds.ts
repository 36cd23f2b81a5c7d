import { localPath } from '#cms/city/local-path.ts';
import { escapeText } from '#cms/drawings/svg.ts';
import { monthParam } from '#cms/input/values.ts';
import { formatAge } from '#cms/words/format.ts';
import { TOPICS, type Topic } from '#domain/guidance/publishing.ts';
import { LOCALES } from '#domain/language/lang.ts';
import type { PageContext } from '../ui/page-context.ts';

const NEWEST = 30;

/** Which articles somebody follows: all, those of one topic, those for one month of age. */
export interface Followed {
  topic?: Topic;
  month?: number;
}

/** What the address of a feed asks for; what is no topic and no month of age asks for nothing. */
export function readFollowed(params: URLSearchParams): Followed {
  return { topic: TOPICS.find((one) => one === params.get('topic')), month: monthParam(params) };
}

/** The address of a feed, in the page's language. */
export function feedPath({ to }: Pick<PageContext, 'to'>, file: 'rss.xml' | 'feed.json', { topic, month }: Followed): string {
  const params = new URLSearchParams({
    ...(month === undefined ? {} : { month: String(month) }),
    ...(topic ? { topic } : {}),
  });
  return `${to(`/guidance/${file}`)}${params.size > 0 ? `?${params}` : ''}`;
}

interface Feed {
  title: string;
  description: string;
  page: string;
  items: { link: string; title: string; summary: string; topic: string; changedAt: string; author: string }[];
}

/** The newest articles of those that are followed, in the page's language. */
async function readFeed({ portal, lang, t, city }: PageContext, { topic, month }: Followed): Promise<Feed> {
  const address = (path: string) => `${portal.environment.origin}${localPath(path, lang, portal.city)}`;
  const newest = await portal.articles.list({ lang, month, topic, sort: '-updatedAt', limit: NEWEST });
  const of = [t('guidance.title'), ...(topic ? [t(`guidance.topic_${topic}`)] : [])];
  const age = month === undefined ? [] : [month === 0 ? t('guidance.newborn') : formatAge(month, lang)];
  return {
    title: [...of, ...age, city.brand].join(' · '),
    description: t('guidance.description', { city: city.name }),
    page: address('/guidance'),
    items: newest.map((one) => ({
      link: address(`/guidance/${one.slug}`),
      title: one.title,
      summary: one.summary,
      topic: t(`guidance.topic_${one.topic}`),
      changedAt: new Date(one.updatedAt).toISOString(),
      author: one.author,
    })),
  };
}

/** A feed as RSS 2.0. */
export async function guidanceRss(context: PageContext, followed: Followed): Promise<string> {
  const { title, description, page, items } = await readFeed(context, followed);
  const self = `${context.portal.environment.origin}${feedPath(context, 'rss.xml', followed)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escapeText(title)}</title><link>${escapeText(page)}</link>`,
    `<atom:link href="${escapeText(self)}" rel="self" type="application/rss+xml"/>`,
    `<description>${escapeText(description)}</description><language>${LOCALES[context.lang]}</language>`,
    ...items.map(({ link, title, summary, topic, changedAt }) =>
      [
        `<item><title>${escapeText(title)}</title><link>${escapeText(link)}</link><guid>${escapeText(link)}</guid>`,
        `<description>${escapeText(summary)}</description><category>${escapeText(topic)}</category>`,
        `<pubDate>${new Date(changedAt).toUTCString()}</pubDate></item>`,
      ].join(''),
    ),
    '</channel></rss>',
    '',
  ].join('\n');
}

/** A feed as JSON Feed 1.1. */
export async function guidanceJsonFeed(context: PageContext, followed: Followed): Promise<object> {
  const { title, description, page, items } = await readFeed(context, followed);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: page,
    feed_url: `${context.portal.environment.origin}${feedPath(context, 'feed.json', followed)}`,
    language: LOCALES[context.lang],
    items: items.map(({ link, title, summary, topic, changedAt, author }) => ({
      id: link,
      url: link,
      title,
      content_text: summary,
      date_modified: changedAt,
      tags: [topic],
      authors: [{ name: author }],
    })),
  };
}
