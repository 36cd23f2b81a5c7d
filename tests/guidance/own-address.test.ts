import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWordless, lackingWords, WORDED_FIELDS } from '#domain/guidance/lacking.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let author: SignedIn;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
  ({ author } = await staffOf(demo.portal));
});
afterAll(() => demo.close());

const as = () => ({ user: author, overrideAccess: false, depth: 0 }) as const;
const activity = (title: string, more: object = {}) =>
  demo.portal.payload.create({
    collection: 'activities',
    locale: 'zh',
    data: {
      ...{ title, summary: '一起爬', place: '文化站', date: '2026-12-05', from: '09:30', to: '10:30', fromMonth: 6, toMonth: 12 },
      ...more,
    } as never,
    ...as(),
  });
const article = (data: object) =>
  demo.portal.payload.create({ collection: 'articles', locale: 'zh', draft: true, data: data as never, ...as() });

describe('the address of a page', () => {
  it('is free for each activity of one title, and for a copy, by itself', async () => {
    const slugs = [await activity('爸爸带我爬'), await activity('爸爸带我爬')].map(({ slug }) => slug);
    expect(slugs).toEqual(['ba-ba-dai-wo-pa', 'ba-ba-dai-wo-pa-2']);
    const [first] = (await demo.portal.payload.find({ collection: 'activities', where: { slug: { equals: slugs[0] } } })).docs;
    const copy = await demo.portal.payload.duplicate({ collection: 'activities', id: first?.id ?? '', locale: 'zh', ...as() });
    expect(copy).toMatchObject({ title: '爸爸带我爬', slug: 'ba-ba-dai-wo-pa-3' });
  });

  it('that is another’s is said when a draft is saved, with whose it is', async () => {
    const first = await article({ title: '睡前讲故事' });
    expect(first.slug).toBe('shui-qian-jiang-gu-shi');
    const second = await article({ title: '睡前讲故事' });
    expect(second.slug).toBe('shui-qian-jiang-gu-shi-2');
    const taken = demo.portal.payload.update({
      collection: 'articles',
      id: second.id,
      draft: true,
      data: { slug: first.slug },
      ...as(),
    });
    await expect(taken).rejects.toMatchObject({
      status: 400,
      data: { errors: [{ path: 'slug', message: expect.stringContaining('睡前讲故事') }] },
    });
    await expect(activity('另一场', { slug: 'ba-ba-dai-wo-pa' })).rejects.toMatchObject({ status: 400 });
  });
});

it('an article without words is not sent to review', async () => {
  await expect(article({ title: '空的', review: 'in_review' })).rejects.toMatchObject({
    status: 400,
    data: { errors: [{ path: 'summary' }, { path: 'body' }] },
  });
});

describe('what a text lacks', () => {
  const empty = { root: { children: [{ type: 'paragraph', children: [] }] } };
  const said = { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: '睡前' }] }] } };

  it('is a field without words in a language, however it is empty', () => {
    const text = { title: { zh: '睡前', en: ' ' }, body: { zh: said, en: empty } };
    expect(lackingWords(text, { fields: ['title', 'body'], languages: ['zh', 'en'] })).toEqual([
      { lang: 'en', fields: ['title', 'body'] },
    ]);
  });

  it('is asked for of an activity as of an article, in the other language too', async () => {
    const { id } = await activity('只写了中文');
    const doc = await demo.portal.payload.findByID({
      collection: 'activities',
      id,
      locale: 'all',
      fallbackLocale: false,
      depth: 0,
    });
    expect(lackingWords(doc, { fields: WORDED_FIELDS.activities, languages: ['zh', 'en'] })).toEqual([
      { lang: 'en', fields: expect.arrayContaining(['title']) },
    ]);
  });

  it('is not a picture alone', () => {
    expect(isWordless({ root: { children: [{ type: 'upload' }] } })).toBe(false);
    expect([undefined, null, '', empty].map(isWordless)).toEqual([true, true, true, true]);
  });
});
