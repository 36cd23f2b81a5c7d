import type { Portal } from '#cms/portal/portal.ts';
import type { PageName } from '#cms/records/pages.ts';

/** A public page without its language, and when what it shows was last changed, where that is known. */
export interface PublicPage {
  path: string;
  changedAt?: string;
}

const FIXED = ['/privacy', '/accessibility', '/verify', '/complaints', '/refund-rules', '/open-data'];

/** Every page that a search engine may know of. Pages of families and searches are not among them. */
export async function listPublicPages(
  portal: Pick<Portal, 'activities' | 'articles' | 'facilities' | 'policies'>,
): Promise<PublicPage[]> {
  const [articles, policies, activities, facilities] = await Promise.all([
    portal.articles.listPages(),
    portal.policies.listPages(),
    portal.activities.listPages(),
    portal.facilities.listPages(),
  ]);
  const list = (path: string, ...found: PageName[][]) => ({ path, changedAt: latest(found.flat()) });
  return [
    list('/', articles, activities, facilities),
    list('/facilities', facilities),
    list('/guidance', articles),
    list('/calendar', articles, activities),
    { path: '/growth' },
    { path: '/ask' },
    { path: '/ask/consult' },
    { path: '/visits' },
    { path: '/doctors' },
    list('/activities', activities),
    list('/policy', policies),
    ...FIXED.map((path) => ({ path })),
    ...articles.map(({ slug, updatedAt }) => ({ path: `/guidance/${slug}`, changedAt: updatedAt })),
    ...activities.map(({ slug, updatedAt }) => ({ path: `/activities/${slug}`, changedAt: updatedAt })),
    ...policies.map(({ slug, updatedAt }) => ({ path: `/policy/${slug}`, changedAt: updatedAt })),
    ...facilities.map(({ slug, updatedAt }) => ({ path: `/facilities/${slug}`, changedAt: updatedAt })),
  ];
}

function latest(pages: readonly PageName[]): string | undefined {
  return pages
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
}
