import type { Portal } from '#cms/portal/portal.ts';

/** A public page without its language, and when what it shows was last changed, where that is known. */
export interface PublicPage {
  path: string;
  changedAt?: string;
}

const PUBLISHED = { _status: { equals: 'published' } } as const;
const ALL = { pagination: false, limit: 0, depth: 0, sort: 'slug', select: { slug: true, updatedAt: true } } as const;
const FIXED = ['/privacy', '/accessibility', '/verify'];

/** Every page that a search engine may know of. Pages of families and searches are not among them. */
export async function listPublicPages({ payload }: Portal): Promise<PublicPage[]> {
  const [articles, policies, activities, facilities] = await Promise.all([
    payload.find({ collection: 'articles', where: PUBLISHED, ...ALL }),
    payload.find({ collection: 'policies', where: PUBLISHED, ...ALL }),
    payload.find({ collection: 'activities', ...ALL }),
    payload.find({
      collection: 'facilities',
      where: { and: [{ operating: { not_equals: 'closed' } }, { leftRegisterOn: { exists: false } }] },
      ...ALL,
    }),
  ]);
  const list = (path: string, ...found: { docs: Dated[] }[]) => ({ path, changedAt: latest(found.flatMap(({ docs }) => docs)) });
  return [
    list('/', articles, activities, facilities),
    list('/facilities', facilities),
    list('/guidance', articles),
    list('/calendar', articles, activities),
    list('/activities', activities),
    list('/policy', policies),
    ...FIXED.map((path) => ({ path })),
    ...articles.docs.map(({ slug, updatedAt }) => ({ path: `/guidance/${slug}`, changedAt: updatedAt })),
    ...policies.docs.map(({ slug, updatedAt }) => ({ path: `/policy/${slug}`, changedAt: updatedAt })),
    ...facilities.docs.map(({ slug, updatedAt }) => ({ path: `/facilities/${slug}`, changedAt: updatedAt })),
  ];
}

interface Dated {
  updatedAt: string;
}

function latest(docs: readonly Dated[]): string | undefined {
  return docs
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
}
