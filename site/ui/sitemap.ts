import { localPath } from '#cms/city/local-path.ts';
import { escapeText } from '#cms/drawings/svg.ts';
import { fixedPages, type PublicPage, type PublicSection, publicSections } from '#cms/guidance/list-public-pages.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { LOCALES } from '#domain/language/lang.ts';

/** Addresses in one file; a search engine takes ten times as many, but not as quickly. */
const PER_FILE = 5000;

/** What is on the map: a change of one makes it another. */
export const SHOWN_ON_MAP = ['articles', 'policies', 'activities', 'facilities'] as const;

/**
 * The site map, or one of its parts, counted from 1. Up to 5,000 addresses stand in the map itself; beyond that it lists
 * its parts, each of pages of one section. What is read is what a file names. `undefined` where there is no such part.
 */
export async function sitemapXml(portal: Portal, part?: number): Promise<string | undefined> {
  const perFile = Math.floor(PER_FILE / portal.city.languages.length);
  const fixed = await fixedPages(portal);
  const sections = publicSections(portal);
  const counts = await Promise.all(sections.map(({ pages }) => pages.count()));
  if (fixed.length + counts.reduce((sum, count) => sum + count, 0) <= perFile) {
    if (part !== undefined && part !== 1) return undefined;
    const all = await Promise.all(sections.map((section) => namedPages(section, { page: 1, limit: perFile })));
    return urlsetXml(urlElements(portal, [...fixed, ...all.flat()]));
  }
  const parts = sections.flatMap((section, at) =>
    Array.from({ length: Math.ceil((counts[at] ?? 0) / perFile) }, (_, n) => ({ section, page: n + 1 })),
  );
  if (part === undefined) return indexXml(portal, parts.length + 1);
  if (part === 1) return urlsetXml(urlElements(portal, fixed));
  const asked = parts[part - 2];
  return asked && urlsetXml(urlElements(portal, await namedPages(asked.section, { page: asked.page, limit: perFile })));
}

const namedPages = async ({ folder, pages }: PublicSection, part: { page: number; limit: number }): Promise<PublicPage[]> =>
  (await pages.list(part)).map(({ slug, updatedAt }) => ({ path: `${folder}/${slug}`, changedAt: updatedAt }));

/** A page in each of the city's languages, each naming the others. */
function urlElements({ city, environment }: Portal, pages: readonly PublicPage[]): string[] {
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
