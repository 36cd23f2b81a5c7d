import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { CityView } from '#site/ui/city-view.ts';
import type { PageContext } from '#site/ui/page-context.ts';

/** What a page starts from, for whoever reads what it shows without asking over HTTP. */
export function pageContextOf(portal: Portal): PageContext {
  const [lang] = LANGS;
  const { city, environment } = portal;
  const { date, minute } = toLocal(portal.now(), city.timeZone);
  const view: CityView = {
    code: city.code,
    name: city.name[lang],
    brand: city.brand[lang],
    tagline: city.tagline[lang],
    host: city.host[lang],
    helpline: city.helpline.number,
    complaints: city.complaints.number,
    languages: city.languages,
    hues: city.hues,
  };
  return {
    portal,
    lang,
    t: createTranslator(lang),
    today: date,
    minute,
    city: view,
    currency: city.currency,
    timeZone: city.timeZone,
    to: (target) => localPath(target, lang, city),
    page: { lang, path: '/', city: view, elder: false, demo: true, canonicalOrigin: environment.origin },
  };
}
