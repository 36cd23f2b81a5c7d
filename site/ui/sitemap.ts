import { localPath } from '#cms/city/local-path.ts';
import { escapeText } from '#cms/drawings/svg.ts';
import { listPublicPages } from '#cms/guidance/list-public-pages.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { LOCALES } from '#domain/language/lang.ts';

/** Addresses in one file; a search engine takes ten times as many, but not as quickly. */
const PER_FILE = 5000;

/** What is on the map: a change of one makes it another. */
export const SHOWN_ON_MAP = ['articles', 'policies', 'activities', 'facilities'];

/**
 * The site map, or one of its parts, counted from 1. Up to 5,000 addresses stand in the map itself;
 * beyond that it lists its parts. `undefined` where there is no such part.
 */
export async function sitemapXml(portal: Portal, part?: number): Promise<string | undefined> {
  const urls = await urlElements(portal);
  const parts = Math.ceil(urls.length / PER_FILE);
  if (part === undefined) return parts > 1 ? indexXml(portal, parts) : urlsetXml(urls);
  return part >= 1 && part <= parts ? urlsetXml(urls.slice((part - 1) * PER_FILE, part * PER_FILE)) : undefined;
}

/** A page in each of the city's languages, each naming the others. */
async function urlElements(portal: Portal): Promise<string[]> {
  const { city, environment } = portal;
  const pages = await listPublicPages(portal);
  return pages.flatMap(({ path, changedAt }) => {
    const address = (lang: (typeof city.languages)[number]) => escapeText(`${environment.origin}${localPath(path, lang, city)}`);
    const links = city.languages.map(
      (lang) => `<xhtml:link rel="alternate" hreflang="${LOCALES[lang]}" href="${address(lang)}"/>`,
    );
    const alternates = links.length > 1 ? links.join('') : '';
    const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
    return city.languages.map((lang) => `<url><loc>${address(lang)}</loc>${changed}${alternates}</url>`);
  });
}

const urlsetXml = (urls: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;

function indexXml({ environment }: Portal, parts: number): string {
  const maps = Array.from(
    { length: parts },
    (_, n) => `<sitemap><loc>${environment.origin}/sitemap-${n + 1}.xml</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}
