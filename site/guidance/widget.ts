import { localPath } from '#cms/city/local-path.ts';
import { escapeText } from '#cms/drawings/svg.ts';
import type { Area } from '#cms/records/areas.ts';
import type { Activity, Article } from '#cms/records/payload-types.ts';
import { formatDate } from '#cms/words/format.ts';
import { LOCALES } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { comingActivities } from '../ui/coming-activities.ts';
import type { PageContext } from '../ui/page-context.ts';
import style from './widget.css?url';

/** Activities of the weeks ahead, and texts that are new. */
const AHEAD_DAYS = 31;
const MOST = { activities: 5, articles: 3 };

/** The area that a widget is for: a district or a township of the city; all of it where it names none. */
export async function widgetArea({ portal, lang }: PageContext, params: URLSearchParams): Promise<Area | undefined> {
  const code = params.get('area') ?? '';
  return (await portal.areas.listOf(lang)).find((area) => area.code === code && area.level !== 'city');
}

/**
 * A page for a frame on somebody else's site: what is on in an area and what is new to read, each a link that opens in a
 * window of its own. It holds no script, asks for no cookie and sends no form, and looks as the city's pages do.
 */
export async function widgetPage(context: PageContext, area: Area | undefined): Promise<string> {
  const { portal, lang, t, city, today } = context;
  const address = (path: string) => escapeText(`${portal.environment.origin}${localPath(path, lang, portal.city)}`);
  const link = (path: string, words: string) =>
    `<a href="${address(path)}" target="_blank" rel="noopener">${escapeText(words)}</a>`;
  const coming = await comingActivities(context, { townships: area && townshipsIn(context, area), limit: MOST.activities });
  const activities = coming.filter(({ date }) => date <= addDays(today, AHEAD_DAYS)).slice(0, MOST.activities);
  const newest = await portal.articles.list({ lang, sort: '-updatedAt', limit: MOST.articles });
  const place = area?.name ?? city.name;
  const title = t('opendata.widgetHeading', { place });
  const none = `<p class="dim">${escapeText(t('opendata.widgetNone', { place }))}</p>`;
  return `<!doctype html>
<html lang="${LOCALES[lang]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title><meta name="robots" content="noindex"><link rel="stylesheet" href="${style}">${
    city.hues ? '<link rel="stylesheet" href="/theme.css">' : ''
  }</head><body><main>
<h1>${link('/activities', title)}</h1>
<h2>${escapeText(t('opendata.widgetMeet'))}</h2>
${activities.length > 0 ? `<ul>${activities.map(activityRow).join('')}</ul>` : none}
<h2>${escapeText(t('opendata.widgetRead'))}</h2>
<ul>${newest.map(articleRow).join('')}</ul>
<p class="dim">${link('/', t('opendata.widgetFrom', { brand: city.brand }))}</p>
</main></body></html>
`;

  function activityRow({ slug, title: name, date, from, place: where }: Activity): string {
    const when = `${formatDate(date, { lang, weekday: true })} ${from}`;
    return `<li>${link(`/activities/${slug}`, name)}<br><span class="dim">${escapeText(`${when} · ${where}`)}</span></li>`;
  }

  function articleRow({ slug, title: name }: Article): string {
    return `<li>${link(`/guidance/${slug}`, name)}</li>`;
  }
}

const townshipsIn = ({ portal }: PageContext, { code }: Area): string[] => [
  code,
  ...portal.city.areas.filter(({ parent }) => parent === code).map((one) => one.code),
];
