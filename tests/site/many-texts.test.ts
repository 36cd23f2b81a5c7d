import type { Where } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '#cms/city/local-path.ts';
import { fixedPages, publicSections } from '#cms/guidance/list-public-pages.ts';
import { createTranslator } from '#cms/words/index.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { activityPage } from '#site/guidance/activities-view.ts';
import { articleView } from '#site/guidance/article-view.ts';
import { calendarView } from '#site/guidance/calendar-view.ts';
import { guidanceJsonFeed } from '#site/guidance/feeds.ts';
import { guidanceView } from '#site/guidance/guidance-view.ts';
import { widgetPage } from '#site/guidance/widget.ts';
import { homeView } from '#site/home/home-view.ts';
import { comingActivities } from '#site/ui/coming-activities.ts';
import type { PageContext } from '#site/ui/page-context.ts';
import { sitemapXml } from '#site/ui/sitemap.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { addTexts } from '../support/many-texts.ts';

let demo: DemoPortal;
let asked = { statements: 0, rows: 0 };
beforeAll(async () => {
  demo = await demoPortal({ facilities: 6 });
  const db = demo.portal.payload.db;
  for (const name of ['find', 'findOne', 'count'] as const) {
    const ask = db[name].bind(db) as (args: never) => Promise<{ docs?: unknown[] } | null>;
    db[name] = (async (args: never) => {
      const answer = await ask(args);
      asked = { statements: asked.statements + 1, rows: asked.rows + (answer?.docs?.length ?? 1) };
      return answer;
    }) as never;
  }
  await addTexts(demo.portal, [0, 200]);
});
afterAll(() => demo.close());

const context = () => {
  const { portal } = demo;
  const to = (path: string) => localPath(path, 'zh', portal.city);
  const city = { name: portal.city.name.zh, brand: portal.city.brand.zh, host: portal.city.host.zh };
  const here = { portal, lang: 'zh', t: createTranslator('zh'), to, today: TODAY, minute: 902, currency: 'CNY', city };
  return here as PageContext;
};

async function costOf(work: () => Promise<unknown>) {
  asked = { statements: 0, rows: 0 };
  await work();
  return asked;
}

const list = (query: string) => guidanceView(context(), new URLSearchParams(query));
const PAGES: Record<string, () => Promise<unknown>> = {
  'the library': () => list(''),
  'a topic': () => list('topic=nutrition'),
  'a month of age': () => list('month=8'),
  'a kind of text': () => list('kind=checklist'),
  'the second page of a topic': () => list('topic=nutrition&page=2'),
  'an article': () => articleView(context(), { slug: 'separation-anxiety', draft: false, headers: new Headers() }),
  'the calendar': () => calendarView(context(), 8),
  'the home page': () => homeView(context(), 8),
  'the activities': () => activityPage(context(), new URLSearchParams()),
  'their second page': () => activityPage(context(), new URLSearchParams('page=2')),
  'a feed': () => guidanceJsonFeed(context(), { topic: 'nutrition' }),
  'the widget': () => widgetPage(context(), undefined),
};

describe('of ten times as many texts and activities', () => {
  const before = new Map<string, typeof asked>();
  beforeAll(async () => {
    for (const [name, open] of Object.entries(PAGES)) before.set(name, await costOf(open));
    await addTexts(demo.portal, [200, 2000]);
  });

  it.each(Object.entries(PAGES))('%s asks and reads no more than before', async (name, open) => {
    const now = await costOf(open);
    const then = before.get(name) ?? { statements: 0, rows: 0 };
    expect(then.statements).toBeGreaterThan(0);
    expect(now.statements).toBeLessThanOrEqual(then.statements);
    // What was fewer than a page before fills it now.
    expect(now.rows).toBeLessThanOrEqual(then.rows + 40);
    expect(now.rows).toBeLessThan(400);
  });

  it('a page shows what it has room for, says how many there are, and leads to the rest', async () => {
    const all = await list('');
    expect(all.topics[0]?.count).toBe(await demo.portal.articles.count({ local: true }));
    expect(all.topics[0]?.count).toBeGreaterThan(2000);
    for (const { articles, total, more: href } of all.groups) {
      expect(articles.length).toBeLessThanOrEqual(24);
      expect([total > 0, href?.includes('topic=')]).toEqual([true, true]);
    }
    const seen = new Set<string>();
    const { pages } = await list('topic=nutrition&month=8');
    for (let page = 1; page <= pages; page += 1)
      for (const { slug } of (await list(`topic=nutrition&month=8&page=${page}`)).groups[0]?.articles ?? []) seen.add(slug);
    expect(seen.size).toBe(await demo.portal.articles.count({ topic: 'nutrition', month: 8, local: true }));
    expect((await list(`topic=nutrition&page=9999`)).page).toBe(1);
  });

  it('every activity stands on one page of the list', async () => {
    const { pages, total } = await activityPage(context(), new URLSearchParams());
    const seen: string[] = [];
    for (let page = 1; page <= pages; page += 1)
      seen.push(...(await activityPage(context(), new URLSearchParams({ page: String(page) }))).activities.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(total).toBe(seen.length);
    expect(total).toBeGreaterThan(1900);
  });

  it('what was over earlier that day takes nobody’s room in a short list, and what has begun stands on its next day', async () => {
    const { bulk } = demo.portal;
    const words = { zh: '早上的一次', en: 'One in the morning' };
    const [over, next] = [
      { date: TODAY, lastDate: TODAY },
      { date: addDays(TODAY, 1), lastDate: addDays(TODAY, 1) },
    ];
    const days = [...Array(8).fill(over), next];
    await bulk.insert(
      'activities',
      days.map((day, n) => ({
        ...{ id: bulk.idFor('morning', n), slug: `morning-${n}`, title: words, summary: words, place: words, ...day },
        ...{ from: '09:00', to: '10:00', weeks: 1, fromMonth: 0, toMonth: 36, fee: 0, townshipCode: 'elsewhere' },
        ...{ createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' },
      })),
    );
    const coming = await comingActivities(context(), { townships: ['elsewhere'], limit: 3 });
    expect(coming.map(({ slug }) => slug)).toEqual(['morning-8']);
    const { activities } = await homeView(context(), 8);
    expect(activities).toHaveLength(3);
    for (const { date } of activities) expect(date >= TODAY).toBe(true);
  });

  it('the site map is in parts, each of which reads what it names, and names every page once', async () => {
    await addTexts(demo.portal, [2000, 3200]);
    const index = (await sitemapXml(demo.portal)) ?? '';
    const parts = [...index.matchAll(/sitemap-(\d+)\.xml/g)].map(([, n]) => Number(n));
    expect(parts.length).toBeGreaterThan(2);
    const named: string[] = [];
    for (const part of parts) {
      const cost = await costOf(async () => {
        named.push(...[...((await sitemapXml(demo.portal, part)) ?? '').matchAll(/<loc>([^<]+)</g)].map(([, at = '']) => at));
      });
      expect(cost.rows).toBeLessThan(2600);
    }
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((at) => at.includes('/guidance/many-')).length).toBe(6400);
    expect(await sitemapXml(demo.portal, parts.length + 1)).toBeUndefined();
  });

  it('what is not found counts nowhere: the map keeps to the day of the city, not of Greenwich', async () => {
    const { activities, payload } = demo.portal;
    demo.setNow('2026-11-23T16:30:00.000Z');
    const [body] = (await payload.find({ collection: 'organisers', limit: 1, depth: 0 })).docs;
    if (!body) throw new Error('no organiser');
    await payload.db.updateOne({ collection: 'organisers', id: body.id, data: { until: '2026-11-23', stopped: false } });
    const [one] = await activities.listFrom(TODAY, { lang: 'zh', limit: 1 });
    await payload.db.updateOne({ collection: 'activities', id: one?.id ?? '', data: { organiser: body.id, approved: true } });
    const where: Where = { and: [{ organiser: { equals: body.id } }, { approved: { equals: true } }] };
    const its = (await payload.count({ collection: 'activities', where })).totalDocs;
    const count = (day: string) => activities.pagesOn(day).count();
    expect(await count('2026-11-24')).toBe((await count('2026-11-23')) - its);
    expect(its).toBeGreaterThan(0);
    expect((await fixedPages(demo.portal)).length).toBeGreaterThan(10);
    const section = publicSections(demo.portal).find(({ folder }) => folder === '/activities');
    expect(await section?.pages.count()).toBe(await count('2026-11-24'));
  });
});
