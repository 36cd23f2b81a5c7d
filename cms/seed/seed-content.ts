import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '#cms/portal/portal.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { parseFrontMatter } from './front-matter.ts';
import { richTextOf } from './rich-text.ts';

type Id = (...words: (string | number)[]) => string;
type Front = ReturnType<typeof parseFrontMatter>;
const LANGS = ['zh', 'en'] as const;

/** The pack's guidance, policies and activities: both languages of each, published. */
export async function seedContent(portal: Portal, { id, today }: { id: Id; today: CivilDate }): Promise<number> {
  const { payload, city } = portal;
  const folder = join(process.cwd(), 'cms/city', city.code);
  const context = { quiet: true };
  let count = 0;

  for (const [slug, texts] of readPairs(join(folder, 'guidance'))) {
    const of = (lang: 'zh' | 'en') => ({
      ...shared(texts[lang]),
      ...localized(texts[lang], ['title', 'summary', 'author', 'reviewer']),
      body: richTextOf(texts[lang].body),
      sources: sourcesOf(texts[lang]),
    });
    const doc = await payload.create({
      collection: 'articles',
      locale: 'zh',
      context,
      depth: 0,
      data: { id: id('article', slug), slug, review: 'reviewed', _status: 'published', ...of('zh') } as never,
    });
    await payload.update({
      collection: 'articles',
      id: doc.id,
      locale: 'en',
      context,
      depth: 0,
      data: { ...of('en'), _status: 'published' } as never,
    });
    count += 1;
  }
  for (const [slug, texts] of readPairs(join(folder, 'policy'))) {
    const of = (lang: 'zh' | 'en') => ({
      ...localized(texts[lang], ['title', 'summary', 'number', 'issuer', 'issuedOn']),
      body: richTextOf(texts[lang].body),
      sources: sourcesOf(texts[lang]),
    });
    const doc = await payload.create({
      collection: 'policies',
      locale: 'zh',
      context,
      depth: 0,
      data: { id: id('policy', slug), slug, _status: 'published', ...of('zh') } as never,
    });
    await payload.update({
      collection: 'policies',
      id: doc.id,
      locale: 'en',
      context,
      depth: 0,
      data: { ...of('en'), _status: 'published' } as never,
    });
    count += 1;
  }
  const activities = JSON.parse(readFileSync(join(folder, 'activities.json'), 'utf8')) as SampleActivity[];
  for (const { dayOffset, township, free, title, summary, place, ...rest } of activities) {
    const townshipCode = city.areas.find((area) => area.name.zh === township)?.code;
    const base = { id: id('activity', rest.slug), ...rest, date: addDays(today, dayOffset), townshipCode, fee: free ? 0 : 1000 };
    const doc = await payload.create({
      collection: 'activities',
      locale: 'zh',
      context,
      data: { ...base, title: title.zh, summary: summary.zh, place: place.zh } as never,
    });
    await payload.update({
      collection: 'activities',
      id: doc.id,
      locale: 'en',
      context,
      data: { title: title.en, summary: summary.en, place: place.en },
    });
    count += 1;
  }
  return count;
}

interface SampleActivity {
  slug: string;
  title: { zh: string; en: string };
  summary: { zh: string; en: string };
  place: { zh: string; en: string };
  township: string;
  fromMonth: number;
  toMonth: number;
  dayOffset: number;
  from: string;
  to: string;
  capacity: number;
  free: boolean;
}

function readPairs(folder: string): [string, Record<'zh' | 'en', Front>][] {
  const slugs = readdirSync(folder).flatMap((name) => (name.endsWith('.zh.md') ? [name.slice(0, -6)] : []));
  return slugs.sort().map((slug) => {
    const [zh, en] = LANGS.map((lang) => parseFrontMatter(readFileSync(join(folder, `${slug}.${lang}.md`), 'utf8')));
    return [slug, { zh: zh as Front, en: en as Front }];
  });
}

function sourcesOf({ data }: Front): string {
  return Array.isArray(data.sources) ? data.sources.join('\n') : '';
}

function shared({ data }: Front) {
  return {
    topic: String(data.topic),
    fromMonth: Number(data.fromMonth),
    toMonth: Number(data.toMonth),
    minutes: Number(data.minutes),
    reviewedOn: String(data.reviewedOn),
    nextReviewOn: String(data.nextReviewOn),
    localReview: data.localReview === 'done',
  };
}

function localized({ data }: Front, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : [])));
}
