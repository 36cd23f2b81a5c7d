import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '#cms/city/local-path.ts';
import { createTranslator } from '#cms/words/index.ts';
import { TOPICS } from '#domain/guidance/publishing.ts';
import { articleView } from '#site/guidance/article-view.ts';
import { calendarView } from '#site/guidance/calendar-view.ts';
import { guidanceJsonFeed, guidanceRss, readFollowed } from '#site/guidance/feeds.ts';
import { guidanceView } from '#site/guidance/guidance-view.ts';
import { policySections } from '#site/guidance/policy-view.ts';
import { homeView } from '#site/home/home-view.ts';
import { comingActivities } from '#site/ui/coming-activities.ts';
import type { PageContext } from '#site/ui/page-context.ts';
import { sitemapXml } from '#site/ui/sitemap.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';

const SLUG = 'separation-anxiety';
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 6 });
});
afterAll(() => demo.close());

/** What a page is given, on the Monday afternoon of every test. */
function context(lang: 'zh' | 'en' = 'zh', over: Partial<PageContext> = {}): PageContext {
  const { portal } = demo;
  const to = (path: string) => localPath(path, lang, portal.city);
  const city = { name: portal.city.name[lang], brand: portal.city.brand[lang], host: portal.city.host[lang] };
  const base = { portal, lang, t: createTranslator(lang), to, today: TODAY, minute: 902, currency: 'CNY', city };
  return { ...base, ...over } as PageContext;
}

describe('the list of articles', () => {
  const list = (query: string, lang: 'zh' | 'en' = 'zh') => guidanceView(context(lang), new URLSearchParams(query));

  it('stands by topic, and is counted', async () => {
    const view = await list('');
    expect(view.groups.map(({ topic }) => topic)).toEqual([...TOPICS]);
    expect(view.topics[0]?.count).toBe(view.groups.flatMap(({ articles }) => articles).length);
    expect(view.summary).toBe(`${view.topics[0]?.count} 篇`);
  });

  it('keeps to the month, the topic and the words asked for', async () => {
    const month = await list('month=8');
    expect(month.groups.flatMap(({ articles }) => articles).every((one) => one.fromMonth <= 8 && one.toMonth >= 8)).toBe(true);
    const topic = await list('topic=nutrition&month=8');
    expect(topic.groups[0]?.articles.every((one) => one.topic === 'nutrition')).toBe(true);
    const words = await list('q=peekaboo', 'en');
    expect(words.groups[0]?.articles.map(({ slug }) => slug)).toEqual(expect.arrayContaining([SLUG]));
    expect(words.groups[0]?.articles.length).toBeLessThan(5);
  });

  it('is of one kind where one is asked for, and counts each', async () => {
    const view = await list('kind=checklist');
    expect(view.groups).toHaveLength(1);
    expect(view.groups[0]?.articles.every(({ kind }) => kind === 'checklist')).toBe(true);
    expect(view.kinds.find(({ kind }) => kind === 'checklist')?.count).toBe(view.groups[0]?.articles.length);
    expect(view.kinds[0]?.count).toBe((await list('')).topics[0]?.count);
  });

  it('takes an unknown topic and a month that is none for nothing asked', async () => {
    expect((await list('topic=<b>&month=99')).groups).toHaveLength(TOPICS.length);
  });
});

describe('an article', () => {
  const open = (headers = new Headers(), draft = true) => articleView(context(), { slug: SLUG, draft, headers });

  it('has its danger signs by urgency, its sources and what comes next', async () => {
    const view = await open();
    expect(view?.signs.map(({ urgency, signs }) => [urgency, signs.length])).toEqual([['doctor', 4]]);
    expect(view?.signs[0]?.signs[0]?.what.zh).toBe('八个月了，听到声音没有应答');
    expect(view?.html).not.toContain('style=');
    expect(view?.month).toBe(8);
    const next = view?.next.map(({ href }) => href) ?? [];
    expect(next).toEqual(expect.arrayContaining(['/facilities?ageMonths=8&form=half_day', '/activities/separation-talk']));
    expect(next).not.toContain(`/guidance/${SLUG}`);
  });

  it('says at its top that its review is overdue, from the day after it was due', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'articles', where: { slug: { equals: 'before-first-day' } } });
    const before = docs[0]?.nextReviewOn;
    const shown = async (nextReviewOn: string) => {
      const data = { localReview: true, reviewer: '周审核', reviewedOn: '2025-11-22', nextReviewOn };
      await payload.db.updateOne({ collection: 'articles', id: docs[0]?.id ?? '', data });
      return articleView(context(), { slug: 'before-first-day', draft: false, headers: new Headers() });
    };
    expect(await shown(TODAY)).toMatchObject({ overdue: false });
    expect(await shown('2026-11-22')).toMatchObject({ overdue: true, nextReviewOn: expect.stringMatching(/11\s*月\s*22/) });
    await payload.db.updateOne({ collection: 'articles', id: docs[0]?.id ?? '', data: { nextReviewOn: before } });
  });

  it('is a lesson of its course, with the lessons before and after it; the course has them in their order', async () => {
    const view = await open();
    expect(view?.courses).toMatchObject([
      {
        at: 4,
        count: 5,
        course: { slug: 'course-starting-care' },
        before: { slug: 'before-first-day' },
        next: { kind: 'article' },
      },
    ]);
    const course = await articleView(context(), { slug: 'course-starting-care', draft: false, headers: new Headers() });
    const slugs = course?.lessons.map(({ slug }) => slug);
    expect(slugs).toEqual(['four-kinds-of-care', 'fees-and-refunds', 'before-first-day', SLUG, 'first-month-in-care']);
    expect(course?.courses).toEqual([]);
  });

  it('a course without lessons is not published', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'articles', where: { slug: { equals: 'course-starting-care' } } });
    const { id = '' } = docs[0] ?? {};
    await expect(payload.update({ collection: 'articles', id, data: { lessons: [] } })).rejects.toThrow();
  });

  it('leads where its editors have said, and nowhere that is empty', async () => {
    const { payload } = demo.portal;
    const rule = { code: 'test', fromMonth: 0, toMonth: 36, order: 1, words: '先看这一篇', articles: SLUG };
    const data = { ...rule, lead: 'article' as const, toArticle: 'sleep-after-one' };
    const { id } = await payload.create({ collection: 'onward-rules', data });
    const first = async () => (await open())?.next[0];
    expect(await first()).toMatchObject({ href: '/guidance/sleep-after-one', words: '先看这一篇' });
    const nowhere = { lead: 'activities' as const, activityTopic: 'safety' as const, toArticle: null };
    await payload.update({ collection: 'onward-rules', id, data: { ...nowhere, words: '没有这样的活动' } });
    const coming = await demo.portal.activities.listFrom(TODAY, { lang: 'zh', limit: 1000 });
    for (const one of coming) await payload.update({ collection: 'activities', id: one.id, data: { topic: 'childcare' } });
    expect((await first())?.words).not.toBe('没有这样的活动');
    await payload.delete({ collection: 'onward-rules', id });
    const wrong = { ...data, code: 'wrong', toArticle: 'no-such-article' };
    await expect(payload.create({ collection: 'onward-rules', data: wrong })).rejects.toThrow();
  });

  it('shows its newest draft to signed-in staff and to nobody else', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'articles', where: { slug: { equals: SLUG } } });
    await payload.update({ collection: 'articles', id: docs[0]?.id ?? '', draft: true, data: { title: '改过的题目' } });
    const login = { email: 'author@demo.example', password: 'jintuo-demo-2026' };
    const { token } = await payload.login({ collection: 'users', data: login });
    const signedIn = (site: string) => new Headers({ cookie: `payload-token=${token}`, 'sec-fetch-site': site });

    expect(await open(signedIn('same-origin'))).toMatchObject({ preview: true, article: { title: '改过的题目' } });
    expect((await open(signedIn('same-origin'), false))?.preview).toBe(false);
    for (const headers of [new Headers(), signedIn('cross-site'), new Headers({ cookie: 'payload-token=nonsense' })]) {
      expect((await open(headers))?.article.title).toBe(docs[0]?.title);
    }
  });

  it('that is not there is nothing', async () => {
    expect(await articleView(context(), { slug: 'nope', draft: false, headers: new Headers() })).toBeUndefined();
  });
});

describe('what home shows of a month', () => {
  it('is written for it, and of different topics', async () => {
    const { articles } = await homeView(context(), 8);
    expect(new Set(articles.map(({ topic }) => topic)).size).toBe(3);
    expect(articles[0]?.slug).toBe('eight-month-food');
  });
});

describe('the child’s calendar', () => {
  it('names what is due, and otherwise when the next check-up is', async () => {
    expect((await calendarView(context(), 8)).visits.map(({ code }) => code)).toEqual(['check-up-8']);
    expect(await calendarView(context(), 9)).toMatchObject({ visits: [], next: { month: 12 } });
    expect((await calendarView(context(), 36)).next).toBeUndefined();
  });

  it('says nothing without a source', () => {
    for (const { months, source, what, note } of demo.portal.city.calendar ?? []) {
      for (const words of [source, what, note]) expect(words.zh && words.en).toBeTruthy();
      expect(months.every((month) => month >= 0 && month <= 36)).toBe(true);
    }
  });
});

it('shows the activities that are still to come, the next one first', async () => {
  const all = await comingActivities(context(), { limit: 100 });
  const first = all[0];
  if (!first) throw new Error('no activities');
  const at = (minute: number) => comingActivities(context('zh', { today: first.date, minute }), { limit: 100 });
  expect((await at(0))[0]?.id).toBe(first.id);
  expect((await at(1439)).map(({ id }) => id)).not.toContain(first.id);
  expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).sort());
});

it('takes a policy apart into what it means, what has changed and the text itself', async () => {
  for (const lang of ['zh', 'en'] as const) {
    const plan = await demo.portal.policies.find({ slug: 'tz-2021-71', lang });
    if (!plan) throw new Error('no plan');
    const { sections } = policySections(plan.body, context(lang));
    expect(sections).toHaveLength(17);
    for (const { parts } of sections) {
      expect([parts[0]?.kind, parts.at(-1)?.kind]).toEqual(['meaning', 'original']);
    }
  }
});

describe('for search engines', () => {
  it('the map names every page in both languages, with the day it was changed', async () => {
    const xml = (await sitemapXml(demo.portal)) ?? '';
    const { origin } = demo.portal.environment;
    for (const path of ['/guidance/separation-anxiety', '/en/facilities/hailing-sample', '/policy/tz-2021-71', '/en/privacy']) {
      expect(xml).toContain(`<loc>${origin}${path}</loc>`);
    }
    expect(xml).toMatch(/guidance\/separation-anxiety<\/loc><lastmod>20/);
    expect(xml).not.toMatch(/privacy<\/loc><lastmod>/);
    expect(xml).not.toMatch(/account|bookings|admin/);
    expect(await sitemapXml(demo.portal, 2)).toBeUndefined();
  });

  it('the feed is in the language it was asked for', async () => {
    expect(await guidanceRss(context('en'), {})).toContain('<title>Cries the moment you leave');
    expect(await guidanceRss(context('zh'), {})).toContain('<language>zh-CN</language>');
  });

  it('a feed is of one topic and one month of age, and names its own address', async () => {
    const followed = readFollowed(new URLSearchParams('topic=nutrition&month=8&page=9'));
    const feed = (await guidanceJsonFeed(context('en'), followed)) as {
      feed_url: string;
      title: string;
      items: { url: string }[];
    };
    const slugs = (await demo.portal.articles.list({ lang: 'en', month: 8, limit: 1000 }))
      .filter(({ topic }) => topic === 'nutrition')
      .map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThan(0);
    expect(feed.items.map(({ url }) => url.split('/').at(-1)).sort()).toEqual(slugs.sort());
    expect(feed.feed_url).toMatch(/\/en\/guidance\/feed\.json\?month=8&topic=nutrition$/);
    expect(feed.title).toMatch(/Nutrition · 8\smonths/);
    expect(await guidanceRss(context('en'), followed)).toContain('rss.xml?month=8&amp;topic=nutrition');
    expect(readFollowed(new URLSearchParams('topic=<b>&month=99'))).toEqual({});
  });
});
