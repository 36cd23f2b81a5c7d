import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { PageNames } from '#cms/records/pages.ts';

/** A public page without its language, and when what it shows was last changed, where that is known. */
export interface PublicPage {
  path: string;
  changedAt?: string;
}

/** Pages by their folder, some at a time. */
export interface PublicSection {
  folder: string;
  pages: PageNames;
}

const FIXED = ['/privacy', '/accessibility', '/verify', '/complaints', '/refund-rules', '/open-data'];

type Needs = Pick<Portal, 'activities' | 'articles' | 'city' | 'facilities' | 'now' | 'policies'>;

const sectionsOf = (portal: Needs) => ({
  articles: { folder: '/guidance', pages: portal.articles.pages },
  activities: { folder: '/activities', pages: portal.activities.pagesOn(todayOf(portal)) },
  policies: { folder: '/policy', pages: portal.policies.pages },
  facilities: { folder: '/facilities', pages: portal.facilities.pages },
});

/** What a search engine may know of, section by section: the pages of texts, activities, policies and centres. */
export const publicSections = (portal: Needs): PublicSection[] => Object.values(sectionsOf(portal));

/** The pages beside them, lists among them. Pages of families and searches are not for search engines. */
export async function fixedPages(portal: Needs): Promise<PublicPage[]> {
  const { articles, activities, policies, facilities } = sectionsOf(portal);
  const changed = {
    articles: await articles.pages.changedAt(),
    activities: await activities.pages.changedAt(),
    policies: await policies.pages.changedAt(),
    facilities: await facilities.pages.changedAt(),
  };
  const list = (path: string, ...shown: (keyof typeof changed)[]) => ({
    path,
    changedAt: shown
      .flatMap((name) => changed[name] ?? [])
      .sort()
      .at(-1),
  });
  return [
    list('/', 'articles', 'activities', 'facilities'),
    list('/facilities', 'facilities'),
    list('/guidance', 'articles'),
    list('/calendar', 'articles', 'activities'),
    { path: '/growth' },
    { path: '/ask' },
    { path: '/ask/consult' },
    { path: '/visits' },
    { path: '/doctors' },
    list('/activities', 'activities'),
    list('/policy', 'policies'),
    ...FIXED.map((path) => ({ path })),
  ];
}
