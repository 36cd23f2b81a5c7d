import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '#cms/records/payload-types.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let author: User;
let reviewer: User;
/** Reviews as well, and wrote nothing. */
let second: User;
let n = 0;
let id: string;
let slug: string;

beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
  author = await user('author@demo.example');
  reviewer = await user('reviewer@demo.example');
  second = { ...reviewer, id: (await user('admin@demo.example')).id } as User;
});
afterAll(() => demo.close());

/** Written by the author in both languages, with sources, and sent to review. */
beforeEach(async () => {
  slug = `quiet-evenings-${++n}`;
  const doc = await demo.portal.payload.create({
    collection: 'articles',
    locale: 'zh',
    draft: true,
    user: author,
    overrideAccess: false,
    data: {
      slug,
      topic: 'responsive',
      fromMonth: 6,
      toMonth: 12,
      ...words('睡前一刻'),
      review: 'in_review',
    } as never,
  });
  id = doc.id;
  await save({ locale: 'en', data: words('The quarter hour before bed') });
});

async function user(email: string): Promise<User> {
  const { docs } = await demo.portal.payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1 });
  return { ...(docs[0] as User), collection: 'users' } as User;
}

const words = (title: string) => ({
  title,
  summary: `${title} 1`,
  author: `${title} 2`,
  sources: `${title} 3`,
  body: body(title),
});

function body(text: string) {
  const node = { version: 1, direction: null, format: '', indent: 0 } as const;
  const line = { type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text };
  return { root: { ...node, type: 'root', children: [{ ...node, type: 'paragraph', children: text ? [line] : [] }] } };
}

/** Saves a draft as the author does, without publishing. */
const save = ({ locale = 'zh', data }: { locale?: 'zh' | 'en'; data: object }) =>
  demo.portal.payload.update({ collection: 'articles', id, locale, draft: true, user: author, overrideAccess: false, data });

const publish = (by: User, { locale = 'zh', ...data }: { locale?: 'zh' | 'en'; [field: string]: unknown } = {}) =>
  demo.portal.payload.update({
    collection: 'articles',
    id,
    locale,
    user: by,
    overrideAccess: false,
    data: { _status: 'published', ...data },
  });

const withdraw = () =>
  demo.portal.payload.update({
    collection: 'articles',
    id,
    user: reviewer,
    overrideAccess: false,
    data: { _status: 'draft' },
  });

const page = (lang: 'zh' | 'en' = 'zh') => demo.portal.articles.find({ slug, lang });
const found = async (q: string) =>
  (await demo.portal.search.searchTexts({ q, kinds: ['article'], limit: 20 })).some((hit) => hit.slug === slug);
const listed = async () =>
  (await demo.portal.articles.list({ lang: 'zh', month: 8, limit: 1000 })).some((one) => one.slug === slug);

describe('an article is not published', () => {
  it('by its author', async () => {
    await expect(publish(author)).rejects.toThrow('只有审核人可以发布');
    expect(await page()).toBeUndefined();
  });

  it('by a reviewer who wrote it', async () => {
    const own = await demo.portal.payload.create({
      collection: 'articles',
      draft: true,
      user: reviewer,
      overrideAccess: false,
      data: {
        slug: `${slug}-own`,
        topic: 'health',
        fromMonth: 0,
        toMonth: 3,
        ...words('自己写的'),
        review: 'in_review',
      } as never,
    });
    id = own.id;
    await expect(publish(reviewer)).rejects.toThrow('要由别人审核发布');
  });

  it('by a reviewer who wrote its words as a draft, whoever began it, nor is it sealed by them', async () => {
    const rewrite = (by: User, data: object, locale: 'zh' | 'en' = 'zh') =>
      demo.portal.payload.update({ collection: 'articles', id, locale, draft: true, user: by, overrideAccess: false, data });
    for (const locale of ['zh', 'en'] as const) await rewrite(reviewer, words(`All by the reviewer, ${locale}`), locale);
    await save({ data: { summary: '作者又改了一句' } });
    await expect(publish(reviewer, { localReview: true, reviewer: '王医生' })).rejects.toThrow('要由别人审核发布');
    await rewrite(reviewer, { localReview: true, reviewer: '王医生' });
    expect(await publish(second)).toMatchObject({ _status: 'published', localReview: false, reviewer: second.name });
    // What is public has had its second person: the next draft is of who writes that.
    await save({ data: { summary: '再改一句' } });
    await rewrite(reviewer, { review: 'in_review' });
    expect(await publish(reviewer)).toMatchObject({ _status: 'published', summary: '再改一句' });
  });

  it('by who brought an older version back, but by another', async () => {
    await publish(reviewer);
    await save({ data: { title: '改过的题目' } });
    const versions = await demo.portal.payload.findVersions({
      collection: 'articles',
      sort: '-createdAt',
      where: { parent: { equals: id }, 'version._status': { equals: 'published' } },
    });
    const call = await staffCalls('reviewer');
    expect((await call('POST', `articles/versions/${versions.docs[0]?.id}?draft=true`)).status).toBe(200);
    await expect(publish(reviewer, { review: 'in_review' })).rejects.toThrow('要由别人审核发布');
  });

  it('in the name of somebody else', async () => {
    await save({ data: { writtenBy: reviewer.id } });
    await publish(reviewer);
    const doc = await demo.portal.payload.findByID({ collection: 'articles', id, depth: 0 });
    expect(doc.writtenBy).toBe(author.id);
  });

  it('before it is sent to review', async () => {
    await save({ data: { review: 'writing' } });
    await expect(publish(reviewer)).rejects.toThrow('还没有送审');
  });

  it.each([
    ['title', ''],
    ['summary', ' '],
    ['author', ''],
    ['body', body('')],
  ])('while its English has no %s', async (field, empty) => {
    await save({ locale: 'en', data: { [field]: empty } });
    await expect(publish(reviewer)).rejects.toThrow('中英文都要写好');
    expect(await page('en')).toBeUndefined();
  });

  it('while its Chinese is missing, from the English side', async () => {
    await save({ data: { body: body('') } });
    await expect(publish(reviewer, { locale: 'en' })).rejects.toThrow('中英文都要写好');
  });

  it.each(['zh', 'en'] as const)('without sources in %s', async (locale) => {
    await save({ locale, data: { sources: '  ' } });
    await expect(publish(reviewer)).rejects.toThrow('请写明依据');
  });

  it('by people who do not edit', async () => {
    await expect(publish(await user('head@demo.example'))).rejects.toThrow();
  });
});

describe('what a reviewer publishes', () => {
  it('is on its page in both languages, in the list and in search soon, and gone as soon', async () => {
    expect(await found('睡前一刻')).toBe(false);
    await publish(reviewer);
    await eventually(() => found('睡前一刻'));
    expect(await found('quarter hour')).toBe(true);
    expect((await page())?.title).toBe('睡前一刻');
    expect((await page('en'))?.title).toBe('The quarter hour before bed');
    expect((await page())?.review).toBe('reviewed');
    expect(await listed()).toBe(true);

    await withdraw();
    await eventually(async () => !(await found('睡前一刻')));
    expect(await page()).toBeUndefined();
    expect(await page('en')).toBeUndefined();
    expect(await listed()).toBe(false);
  });

  it('stays as it is while a new draft is written', async () => {
    await publish(reviewer);
    await save({ data: { title: '睡前一刻，改过' } });
    expect((await page())?.title).toBe('睡前一刻');
    expect((await demo.portal.articles.find({ slug, lang: 'zh', draft: true }))?.title).toBe('睡前一刻，改过');
  });
});

describe('a policy', () => {
  it('needs both languages too', async () => {
    const { payload } = demo.portal;
    const policy = await payload.create({
      collection: 'policies',
      draft: true,
      user: author,
      overrideAccess: false,
      data: { slug: 'leave', title: '育儿假', summary: '每年十天', body: body('每年十天') } as never,
    });
    const data = { _status: 'published' } as const;
    await expect(
      payload.update({ collection: 'policies', id: policy.id, user: reviewer, overrideAccess: false, data }),
    ).rejects.toThrow('中英文都要写好');
    await payload.update({
      collection: 'policies',
      id: policy.id,
      locale: 'en',
      draft: true,
      data: { title: 'Leave', summary: 'Ten days a year', body: body('Ten days a year') } as never,
    });
    await payload.update({ collection: 'policies', id: policy.id, user: reviewer, overrideAccess: false, data });
    expect(
      await payload.count({ collection: 'policies', where: { _status: { equals: 'published' }, slug: { equals: 'leave' } } }),
    ).toEqual({ totalDocs: 1 });
  });
});

describe('what a reviewer corrects in the same save as publishing', () => {
  it.each(['zh', 'en'] as const)('of an article, in %s, is what is published, and the other language stays', async (locale) => {
    const { title } = words(`Corrected in ${locale}`);
    await publish(reviewer, { locale, title });
    const read = (lang: 'zh' | 'en') => demo.portal.payload.findByID({ collection: 'articles', id, locale: lang });
    expect(await read(locale)).toMatchObject({ title, _status: 'published' });
    expect((await read(locale === 'zh' ? 'en' : 'zh')).title).toBe(locale === 'zh' ? 'The quarter hour before bed' : '睡前一刻');
  });

  it.each(['zh', 'en'] as const)('of a policy, in %s, too', async (locale) => {
    const asked = { collection: 'policies', user: reviewer, overrideAccess: false } as const;
    const draft = { slug: `${slug}-policy`, ...words('一份政策') } as never;
    const policy = await demo.portal.payload.create({ ...asked, user: author, locale: 'zh', draft: true, data: draft });
    await demo.portal.payload.update({
      ...asked,
      user: author,
      id: policy.id,
      locale: 'en',
      draft: true,
      data: words('A policy'),
    });
    const title = `Corrected in ${locale}`;
    await demo.portal.payload.update({ ...asked, id: policy.id, locale, data: { _status: 'published', title } });
    const read = (lang: 'zh' | 'en') => demo.portal.payload.findByID({ collection: 'policies', id: policy.id, locale: lang });
    expect(await read(locale)).toMatchObject({ title, _status: 'published' });
    expect((await read(locale === 'zh' ? 'en' : 'zh')).title).toBe(locale === 'zh' ? 'A policy' : '一份政策');
  });
});

describe('the seal of a review', () => {
  const doc = () => demo.portal.payload.findByID({ collection: 'articles', id, depth: 0, draft: true });

  it('is of the words that were published: a rewritten draft and a copy are without it', async () => {
    await publish(reviewer, { reviewer: '王医生', localReview: true });
    expect(await doc()).toMatchObject({ reviewer: '王医生', reviewedOn: '2026-11-23', localReview: true, review: 'reviewed' });
    const copy = await demo.portal.payload.duplicate({
      collection: 'articles',
      id,
      draft: true,
      user: author,
      overrideAccess: false,
    });
    expect(copy).toMatchObject({ localReview: false, review: 'writing' });
    expect([copy.reviewer, copy.reviewedOn].some(Boolean)).toBe(false);
    await save({ data: { title: '睡前一刻，改过' } });
    expect(await doc()).toMatchObject({ localReview: false, review: 'writing' });
    expect((await page())?.reviewer, 'what is public stays as it was reviewed').toBe('王医生');
  });

  const SEALED = { reviewer: '王医生', nextReviewOn: '2027-11-23', localReview: true };
  const inEvery = async () =>
    Promise.all(
      (['zh', 'en'] as const).map((locale) =>
        demo.portal.payload.findByID({ collection: 'articles', id, depth: 0, draft: true, locale, fallbackLocale: false }),
      ),
    );
  async function expectNoSeal(what: string) {
    for (const { reviewer, reviewedOn, nextReviewOn, localReview, review } of await inEvery()) {
      expect([reviewer, reviewedOn, nextReviewOn, localReview].some(Boolean), what).toBe(false);
      expect(review, what).not.toBe('reviewed');
    }
  }
  const last = async (where: object = {}) => {
    const asked = { collection: 'articles', sort: '-createdAt', depth: 0 } as const;
    const { docs } = await demo.portal.payload.findVersions({ ...asked, where: { parent: { equals: id }, ...where } });
    return docs[0]?.id ?? '';
  };

  it.each([
    ['a form in Chinese', () => save({ data: { title: '改过的题目' } })],
    ['a form in English', () => save({ locale: 'en', data: { title: 'Another title' } })],
    ['the field of who wrote it', () => save({ locale: 'en', data: { author: 'Somebody else' } })],
    ['a reviewer', () => publish(reviewer, { locale: 'en', title: 'Corrected', _status: 'draft' })],
    [
      'a change of many',
      () =>
        demo.portal.payload.update({
          ...({ collection: 'articles', where: { id: { equals: id } }, locale: 'en', draft: true } as const),
          ...{ user: reviewer, overrideAccess: false, data: { minutes: 9, _status: 'draft' } },
        }),
    ],
    [
      'the product itself',
      () => demo.portal.payload.update({ collection: 'articles', id, locale: 'en', draft: true, data: { title: 'By itself' } }),
    ],
  ] as [string, () => Promise<unknown>][])('comes off in every language when the text is changed by %s', async (what, change) => {
    await publish(reviewer, SEALED);
    for (const one of await inEvery()) expect(one).toMatchObject(SEALED);
    await change();
    await expectNoSeal(what);
  });

  it('is not on a copy in any language, by whomever it is made', async () => {
    await publish(reviewer, SEALED);
    const original = id;
    for (const by of [author, reviewer, await user('admin@demo.example'), undefined]) {
      const who = by ? { user: by, overrideAccess: false } : {};
      const data = { slug: `${slug}-copy-${by?.roles ?? ''}` };
      const copy = await demo.portal.payload.duplicate({ collection: 'articles', id: original, draft: true, data, ...who });
      id = copy.id;
      await expectNoSeal(by?.email ?? 'the product itself');
    }
  });

  it('does not come back with an older version, which comes back as a draft only', async () => {
    await publish(reviewer, SEALED);
    const published = await last({ 'version._status': { equals: 'published' } });
    await save({ locale: 'en', data: { title: 'Another title' } });
    const changed = await last();
    for (const who of ['author', 'reviewer'] as const) {
      const call = await staffCalls(who);
      const other = who === 'author' ? reviewer : second;
      const restore = async (version: string, draft: boolean) =>
        (await call('POST', `articles/versions/${version}?draft=${draft}`)).status;
      expect(await restore(published, false)).toBe(409);
      expect(await restore(published, true)).toBe(200);
      await expectNoSeal('what was published');
      await publish(other, { ...SEALED, review: 'in_review' });
      expect(await restore(changed, true)).toBe(200);
      await expectNoSeal('what differs in English alone');
      expect((await inEvery()).map(({ title }) => title)).toEqual(['睡前一刻', 'Another title']);
      await publish(other, { review: 'in_review', ...SEALED });
    }
    expect((await page())?.reviewer).toBe('王医生');
  });

  it('is of all languages: one alone is not published', async () => {
    await publish(reviewer, SEALED);
    await save({ locale: 'en', data: { title: 'Nobody has reviewed this' } });
    const one = { collection: 'articles', id, user: reviewer, overrideAccess: false, locale: 'zh' } as const;
    const data = { _status: 'published', review: 'in_review', title: '只发布中文' } as const;
    await expect(demo.portal.payload.update({ ...one, publishSpecificLocale: 'zh', data })).rejects.toThrow('一起发布');
    expect((await page())?.title).toBe('睡前一刻');
  });

  it('stays when what is public is withdrawn and published again as it was', async () => {
    await publish(reviewer, { ...SEALED, reviewedOn: '2026-11-20' });
    await withdraw();
    await publish(reviewer);
    expect(await page()).toMatchObject({ ...SEALED, reviewedOn: '2026-11-20' });
  });

  it('is set by no clock: nothing is published by a plan or saved by itself', () => {
    for (const slug of ['articles', 'policies'] as const) {
      const { versions } = demo.portal.payload.collections[slug].config;
      const drafts = typeof versions === 'object' ? Object(versions.drafts) : {};
      expect([drafts.autosave, drafts.schedulePublish].some(Boolean), slug).toBe(false);
    }
  });

  it('is not set by an author', async () => {
    await save({ data: { reviewer: '自己', reviewedOn: '2026-11-01', localReview: true } });
    expect(await doc()).toMatchObject({ localReview: false });
    expect((await doc()).reviewedOn).toBeFalsy();
  });
});

describe('what is public', () => {
  const asked = { overrideAccess: false, data: { _status: 'draft' } } as const;

  it('is not withdrawn by its author, nor by a save that is no draft, but by a reviewer', async () => {
    await publish(reviewer);
    const take = { collection: 'articles', id, ...asked } as const;
    await expect(demo.portal.payload.update({ ...take, user: author })).rejects.toThrow('只有审核人可以撤下');
    await save({ data: { title: '改过的题目' } });
    await expect(demo.portal.payload.update({ ...take, user: author, data: { title: '又改' } })).rejects.toThrow();
    const many = { ...asked, collection: 'articles', where: { id: { equals: id } }, user: author } as const;
    await expect(demo.portal.payload.update(many)).rejects.toThrow('could not be changed');
    expect(await page()).toBeDefined();
    await demo.portal.payload.update({ ...take, user: reviewer });
    expect(await page()).toBeUndefined();
  });

  it('is deleted by nobody before it is withdrawn', async () => {
    await publish(reviewer);
    const admin = await staffCalls('admin');
    expect(await admin('DELETE', `articles/${id}`)).toMatchObject({ status: 409 });
    expect(await page()).toBeDefined();
  });

  it('of policies is published and withdrawn by another than its author', async () => {
    const { payload } = demo.portal;
    const both = { ...author, roles: ['author', 'reviewer'] } as User;
    const draft = { slug: `${slug}-rule`, ...words('一份政策') } as never;
    const one = await payload.create({
      collection: 'policies',
      locale: 'zh',
      draft: true,
      user: both,
      overrideAccess: false,
      data: draft,
    });
    const { id } = one;
    const policy = { collection: 'policies', id, overrideAccess: false } as const;
    await payload.update({ ...policy, locale: 'en', draft: true, user: both, data: words('A policy') });
    const data = { _status: 'published' } as const;
    await expect(payload.update({ ...policy, user: author, data })).rejects.toThrow('只有审核人可以发布');
    await expect(payload.update({ ...policy, user: both, data })).rejects.toThrow('要由别人审核发布');
    await payload.update({ ...policy, draft: true, user: reviewer, data: { title: '审核人改的题目' } });
    await expect(payload.update({ ...policy, user: reviewer, data })).rejects.toThrow('要由别人审核发布');
    await payload.update({ ...policy, user: second, data: { ...data, writtenBy: reviewer.id } });
    await expect(payload.update({ ...policy, ...asked, user: author })).rejects.toThrow('只有审核人可以撤下');
    await expect(payload.update({ ...policy, ...asked, user: both })).rejects.toThrow('要由别的审核人撤下');
    expect((await payload.update({ ...policy, ...asked, user: reviewer }))._status).toBe('draft');
  });
});
