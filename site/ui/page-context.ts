import type { AstroGlobal } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { localPath } from '#cms/city/local-path.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { CityView } from './city-view.ts';

/** What every page starts from. */
export interface PageContext {
  portal: Portal;
  lang: Lang;
  t: Translator;
  /** Today where the city is. */
  today: CivilDate;
  /** Minutes since local midnight. */
  minute: number;
  city: CityView;
  currency: string;
  timeZone: string;
  /** An address of this site in the page's language. */
  to: (path: string) => string;
  /** What the layout is given by every page. */
  page: { lang: Lang; path: string; city: CityView; elder: boolean; demo: boolean; canonicalOrigin: string };
}

export async function pageContext(Astro: Pick<AstroGlobal, 'locals' | 'url'>): Promise<PageContext> {
  const portal = await getPortal();
  const lang = Astro.locals.lang;
  const now = toLocal(portal.now(), portal.city.timeZone);
  const city = cityView(portal, lang);
  return {
    portal,
    lang,
    t: createTranslator(lang),
    today: now.date,
    minute: now.minute,
    city,
    currency: portal.city.currency,
    timeZone: portal.city.timeZone,
    to: (target) => localPath(target, lang, portal.city),
    page: {
      lang,
      path: Astro.locals.path,
      city,
      elder: Astro.locals.elder,
      demo: portal.environment.mode === 'demo',
      canonicalOrigin: portal.environment.origin,
    },
  };
}

/** The family that is signed in, if one is. Pages that ask are never cached. */
export function currentGuardian({ portal }: PageContext, Astro: Pick<AstroGlobal, 'locals'>): Promise<Guardian | undefined> {
  return findGuardian(portal, Astro.locals.session);
}

function cityView({ city }: Portal, lang: Lang): CityView {
  return {
    code: city.code,
    name: city.name[lang],
    brand: city.brand[lang],
    tagline: city.tagline[lang],
    host: city.host[lang],
    helpline: `${city.helpline.name[lang]} ${city.helpline.number}`,
    complaints: `${city.complaints.name[lang]} ${city.complaints.number}`,
    languages: city.languages,
    hues: city.hues,
  };
}

/** Where a page is called otherwise than before: links, bookmarks and search engines are led on, with what they ask for. */
export function movedTo(Astro: Pick<AstroGlobal, 'redirect' | 'request' | 'url'>, path: string): Response {
  const isReading = Astro.request.method === 'GET' || Astro.request.method === 'HEAD';
  return Astro.redirect(`${path}${Astro.url.search}`, isReading ? 301 : 308);
}
