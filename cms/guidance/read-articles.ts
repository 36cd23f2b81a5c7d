import type { Portal } from '#cms/portal/portal.ts';
import type { Activity, Article, Policy } from '#cms/records/payload-types.ts';

const PUBLISHED = { _status: { equals: 'published' } } as const;

export async function listArticles(
  { payload }: Portal,
  { lang, topic, month, limit = 0 }: { lang: 'zh' | 'en'; topic?: string; month?: number; limit?: number },
): Promise<Article[]> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: {
      and: [
        PUBLISHED,
        ...(topic ? [{ topic: { equals: topic } }] : []),
        ...(month === undefined ? [] : [{ fromMonth: { less_than_equal: month } }, { toMonth: { greater_than_equal: month } }]),
      ],
    },
    locale: lang,
    sort: 'fromMonth',
    depth: 1,
    limit,
    pagination: false,
  });
  return docs;
}

/** A published article, or, with `draft`, its newest draft (only for signed-in staff). */
export async function findArticle(
  { payload }: Portal,
  { slug, lang, draft = false }: { slug: string; lang: 'zh' | 'en'; draft?: boolean },
): Promise<Article | undefined> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: { slug: { equals: slug }, ...(draft ? {} : PUBLISHED) },
    draft,
    locale: lang,
    depth: 1,
    limit: 1,
  });
  return docs[0];
}

export async function listPolicies({ payload }: Portal, lang: 'zh' | 'en'): Promise<Policy[]> {
  const { docs } = await payload.find({
    collection: 'policies',
    where: PUBLISHED,
    locale: lang,
    sort: '-issuedOn',
    pagination: false,
  });
  return docs;
}

export async function findPolicy(
  { payload }: Portal,
  { slug, lang }: { slug: string; lang: 'zh' | 'en' },
): Promise<Policy | undefined> {
  const { docs } = await payload.find({
    collection: 'policies',
    where: { slug: { equals: slug }, ...PUBLISHED },
    locale: lang,
    limit: 1,
  });
  return docs[0];
}

export async function listActivities(
  { payload }: Portal,
  { lang, from, limit = 0 }: { lang: 'zh' | 'en'; from: string; limit?: number },
): Promise<Activity[]> {
  const { docs } = await payload.find({
    collection: 'activities',
    where: { date: { greater_than_equal: from } },
    locale: lang,
    sort: 'date',
    limit,
    pagination: false,
  });
  return docs;
}
