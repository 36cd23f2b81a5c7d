import { todayOf } from '#cms/core/clock.ts';
import type { CardWords } from '#cms/drawings/share-card.ts';
import { words } from '#cms/records/words.ts';
import type { PageContext } from './page-context.ts';

/** Where the picture of a public page is: of a text, an activity, a centre, else that of the portal itself. */
export const cardPath = (page?: `${'guidance' | 'activities' | 'facilities'}/${string}`): string =>
  `/share/${page ?? 'home'}.png`;

/** What the picture of a page says; nothing where no such page is public. No words come from the address. */
export async function cardWords({ portal, t, lang, city }: PageContext, name: string): Promise<CardWords | undefined> {
  const [, page = ''] = /^(.+)\.png$/.exec(name) ?? [];
  const place = `${city.brand} · ${city.tagline}`;
  if (page === 'home') return { kind: city.name, title: city.tagline, place: city.brand };
  const [section, slug = '', ...more] = page.split('/');
  if (more.length > 0) return undefined;
  switch (section) {
    case 'guidance': {
      const article = await portal.articles.find({ slug, lang });
      return article && { kind: `${t('guidance.title')} · ${t(`guidance.topic_${article.topic}`)}`, title: article.title, place };
    }
    case 'activities': {
      const activity = await portal.activities.find(slug, lang);
      const open = activity && (await portal.activities.openAmong([activity.id], todayOf(portal)));
      return activity && open?.has(activity.id)
        ? { kind: t('guidance.activitiesTitle'), title: activity.title, place }
        : undefined;
    }
    case 'facilities': {
      const centre = await portal.facilities.find(slug);
      if (!centre || centre.operating === 'closed') return undefined;
      return { kind: t('centre.cardKind'), title: words(centre.name)[lang], place };
    }
    default:
      return undefined;
  }
}
