import { localPath } from '#cms/city/local-path.ts';
import { escapeText } from '#cms/drawings/svg.ts';
import { LOCALES } from '#domain/language/lang.ts';
import type { PageContext } from '../ui/page-context.ts';

const NEWEST = 30;

/** The newest articles as RSS 2.0, in the page's language. */
export async function guidanceRss({ portal, lang, t, city }: PageContext): Promise<string> {
  const address = (path: string) => escapeText(`${portal.environment.origin}${localPath(path, lang, portal.city)}`);
  const articles = await portal.articles.list({ lang });
  const newest = [...articles].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, NEWEST);
  const items = newest.map(({ slug, title, summary, topic, updatedAt }) => {
    const link = address(`/guidance/${slug}`);
    return [
      `<item><title>${escapeText(title)}</title><link>${link}</link><guid>${link}</guid>`,
      `<description>${escapeText(summary)}</description><category>${t(`guidance.topic_${topic}`)}</category>`,
      `<pubDate>${new Date(updatedAt).toUTCString()}</pubDate></item>`,
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escapeText(`${t('guidance.title')} · ${city.brand}`)}</title><link>${address('/guidance')}</link>`,
    `<atom:link href="${address('/guidance/rss.xml')}" rel="self" type="application/rss+xml"/>`,
    `<description>${escapeText(t('guidance.description', { city: city.name }))}</description><language>${LOCALES[lang]}</language>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
}
