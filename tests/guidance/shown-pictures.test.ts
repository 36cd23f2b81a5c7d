import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { onChange } from '#cms/core/changes.ts';
import { replacePicture } from '#cms/guidance/pictures/replace-picture.ts';
import type { Article, Media } from '#cms/records/payload-types.ts';
import { picturesIn } from '#cms/records/pictures-in.ts';
import { followChanges } from '#site/server/cache-page.ts';
import { seenBy } from '#site/server/media.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
});
afterAll(() => demo.close());

let n = 0;
async function sent(background: string) {
  const data = await sharp({ create: { width: 1300, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  return { data, mimetype: 'image/png', name: `picture-${++n}.png`, size: data.length };
}

async function picture(): Promise<Media & { filename: string }> {
  const file = await sent('#b8860b');
  const media = await demo.portal.payload.create({ collection: 'media', locale: 'zh', data: { alt: '银杏' }, file });
  return { ...media, filename: String(media.filename) };
}

const node = { version: 1, direction: null, format: '' as const, indent: 0 };
const line = { type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text: '看图' };
const body = (children: object[] = []) => ({
  root: { ...node, type: 'root', children: [{ ...node, type: 'paragraph', children: [line] }, ...children] as never[] },
});
const inBody = (media: Media) => ({
  type: 'upload',
  version: 3,
  relationTo: 'media',
  value: media.id,
  fields: {},
  id: 'a',
  format: '',
});

async function article(data: Partial<Article>, { published = true } = {}): Promise<Article> {
  const title = `有图的文章 ${++n}`;
  const same = {
    topic: 'health',
    fromMonth: 0,
    toMonth: 3,
    author: '李示例',
    summary: '图',
    sources: '框架',
    body: body(),
  } as const;
  const doc = await demo.portal.payload.create({
    collection: 'articles',
    locale: 'zh',
    draft: !published,
    data: { ...same, title, slug: `with-picture-${n}`, _status: published ? 'published' : 'draft', ...data } as never,
  });
  await demo.portal.followed();
  return doc;
}
const change = async (id: string, data: object, draft = false) => {
  await demo.portal.payload.update({ collection: 'articles', id, locale: 'zh', draft, data });
  await demo.portal.followed();
};
const remove = (media: Media) => demo.portal.payload.delete({ collection: 'media', id: media.id });
const seen = async (name: string, cookie = '') => seenBy(demo.portal)(name, { cookie });

describe('a picture that was sent', () => {
  it('is nobody’s but the staff’s until something published shows it, in every size, and is so again after', async () => {
    const media = await picture();
    const names = [media.filename, String(media.sizes?.page?.filename), String(media.sizes?.phone?.filename)];
    const all = () => Promise.all(names.map((name) => seen(name)));
    expect(await all()).toEqual(['nobody', 'nobody', 'nobody']);
    const { id } = await article({ cover: media.id }, { published: false });
    expect(await all()).toEqual(['nobody', 'nobody', 'nobody']);
    await change(id, { _status: 'published' });
    expect(await all()).toEqual(['everybody', 'everybody', 'everybody']);
    await change(id, { _status: 'draft' });
    expect(await all()).toEqual(['nobody', 'nobody', 'nobody']);
  });

  it('is public within a text as it is above one, and not for another of its name', async () => {
    const media = await picture();
    await article({ body: body([inBody(media)]) });
    expect(await seen(media.filename)).toBe('everybody');
    expect(await seen(`other-${media.filename}`)).toBe('nobody');
  });

  it('is shown to who is signed in, and to no other cookie', async () => {
    const media = await picture();
    const { pictures } = demo.portal;
    const seenAs = (roles: string[]) =>
      seenBy({ pictures, users: { findSignedIn: async () => ({ id: 'a', roles }) as never } })(media.filename, {
        cookie: 'payload-token=a',
      });
    // Whoever works for a body outside has no pictures of others.
    expect([await seenAs(['counter']), await seenAs(['organiser'])]).toEqual(['staff', 'nobody']);
    expect(await seen(media.filename, 'payload-token=made-up')).toBe('nobody');
  });

  it('is not deleted while a text shows it, published or in its newest draft, and the sentence says which', async () => {
    const media = await picture();
    const shows = await article({ cover: media.id });
    await expect(remove(media)).rejects.toMatchObject({ status: 409, message: expect.stringContaining(shows.title) });
    // The newest draft has another, and the page still shows this one.
    await change(shows.id, { cover: null }, true);
    await expect(remove(media)).rejects.toThrow(shows.title);
    await change(shows.id, { cover: null, _status: 'published' });
    const draft = await article({ body: body([inBody(media)]) }, { published: false });
    await expect(remove(media)).rejects.toThrow(`《${draft.title}》`);
    await demo.portal.payload.delete({ collection: 'articles', id: draft.id });
    await expect(remove(media)).resolves.toMatchObject({ id: media.id });
  });

  it.each(['cover', 'body'] as const)('is as it was reviewed while a text shows it as its %s', async (where) => {
    const media = await picture();
    const shown = where === 'cover' ? { cover: media.id } : { body: body([inBody(media)]) };
    const [author, reviewer] = [await staffCalls('author'), await staffCalls('reviewer')];
    const at = `media/${media.id}?depth=0&locale=zh`;
    const correct = async (call: typeof author, data: object) => {
      const { body: read } = await call('GET', at);
      return (await call('PATCH', at, { ...read, ...data })).status;
    };
    const { docs } = await demo.portal.payload.find({
      collection: 'users',
      where: { email: { equals: 'reviewer@demo.example' } },
    });
    const replace = async () => {
      const file = await sent('#ff0000');
      const user = { ...docs[0], collection: 'users' } as never;
      return demo.portal.payload.update({ collection: 'media', id: media.id, user, overrideAccess: false, data: {}, file });
    };
    const { id } = await article({ review: 'writing', ...shown }, { published: false });
    expect(await correct(author, { alt: '还在写' })).toBe(200);
    await change(id, { review: 'in_review' }, true);
    expect(await correct(author, { alt: '每次三勺' })).toBe(409);
    await change(id, { _status: 'published' });
    // Another draft shows it no more; the page does.
    await change(id, { review: 'writing', cover: null, body: body() }, true);
    expect(await correct(author, { alt: '每次三勺' })).toBe(409);
    await expect(replace()).rejects.toMatchObject({ status: 409 });
    expect(await correct(reviewer, { focalX: 10 })).toBe(409);
    expect(await correct(reviewer, { alt: '一盏小夜灯' })).toBe(200);
    const kept = await demo.portal.payload.findByID({ collection: 'media', id: media.id, locale: 'zh' });
    expect(kept).toMatchObject({ alt: '一盏小夜灯', filename: media.filename });
    await change(id, { _status: 'published', cover: null, body: body() });
    await expect(replace()).resolves.toMatchObject({ id: media.id });
  });

  it('is not looked for anew because a place was sold, and is when a centre has changed', async () => {
    const { payload, changes, followed, supplies } = demo.portal;
    const [facility = ''] = supplies.ids();
    const media = await picture();
    await article({ cover: media.id });
    expect(await seen(media.filename)).toBe('everybody');
    // Past the log: nobody hears of it.
    const filename = `unheard-${media.filename}`;
    await payload.db.updateOne({ collection: 'media', id: media.id, data: { filename } });
    const seenAfter = async (collection: string, ids: string[]) => {
      await changes.write({ action: 'update', collection, ids, facility });
      await followed();
      return seen(filename);
    };
    expect(await seenAfter('place-claims', ['a|2026-11-25'])).toBe('nobody');
    expect(await seenAfter('waits', ['a'])).toBe('nobody');
    expect(await seenAfter('facilities', [facility])).toBe('everybody');
  });

  it('tells the pages that show it when its alternative text is corrected', async () => {
    const media = await picture();
    await demo.portal.followed();
    const told: string[] = [];
    const stop = onChange(({ collection }) => void told.push(collection));
    const invalidate = vi.fn();
    followChanges({ enabled: true, invalidate } as never);
    await demo.portal.payload.update({ collection: 'media', id: media.id, locale: 'zh', data: { alt: '一盏小夜灯' } });
    await demo.portal.followed();
    stop();
    expect(told).toContain('media');
    expect(invalidate).toHaveBeenCalledWith({ tags: expect.arrayContaining(['articles', 'policies']) });
  });
});

describe('a picture in the place of another', () => {
  const userOf = async (name: string) => {
    const user = await demo.portal.users.find(`${name}@demo.example`);
    if (!user) throw new Error(`nobody is ${name}`);
    return user;
  };
  /** Sent by an author, with its words in both languages. */
  async function sentBy(name: string, alt: string) {
    const user = { ...(await userOf(name)), collection: 'users' } as never;
    const file = await sent('#00a000');
    const asked = { collection: 'media', user, overrideAccess: false } as const;
    const { id } = await demo.portal.payload.create({ ...asked, locale: 'zh', data: { alt }, file });
    await demo.portal.payload.update({ ...asked, id, locale: 'en', data: { alt: `${alt} (en)` } });
    return demo.portal.payload.findByID({ collection: 'media', id, locale: 'zh' });
  }
  const replace = async (old: Media, by: { id: string }, name = 'reviewer') =>
    replacePicture(demo.portal, { id: old.id, by: by.id, user: await userOf(name) });

  it('is not done by a reviewer of a district: texts for the whole city may show it', async () => {
    const [old, other] = [await picture(), await sentBy('author', '一盏小夜灯')];
    await article({ cover: old.id });
    const user = { ...(await userOf('reviewer')), territory: '321202' };
    const asked = { id: old.id, by: other.id, user };
    expect(await replacePicture(demo.portal, asked)).toMatchObject({ code: 'picture.others_area', status: 403 });
  });

  it('is in all that showed it at once: above a text and within one, published, and in drafts', async () => {
    const old = await picture();
    const titles = [await article({ cover: old.id }), await article({ body: body([inBody(old)]) })];
    await article({ cover: old.id, review: 'writing' }, { published: false });
    const other = await sentBy('author', '一盏小夜灯');
    const told: string[] = [];
    const stop = onChange(({ collection }) => void told.push(collection));
    expect(await replace(old, other)).toEqual({ ok: true, texts: 3 });
    await demo.portal.followed();
    stop();
    expect(told).toContain('media');
    const now = (locale: 'zh' | 'en') => demo.portal.payload.findByID({ collection: 'media', id: old.id, locale });
    expect(await now('zh')).toMatchObject({ alt: '一盏小夜灯', filename: other.filename, filesize: other.filesize });
    expect(await now('en')).toMatchObject({
      alt: '一盏小夜灯 (en)',
      sizes: { phone: { filename: other.sizes?.phone?.filename } },
    });
    expect(await seen(String(other.sizes?.phone?.filename))).toBe('everybody');
    expect(await seen(old.filename)).toBe('nobody');
    // What was replaced is kept, is shown by nothing, and another reviewer could put it back.
    const kept = await demo.portal.payload.findByID({ collection: 'media', id: other.id, locale: 'zh' });
    expect(kept).toMatchObject({ alt: '银杏', filename: old.filename });
    expect(await demo.portal.pictures.listUses(old.id, 'zh')).toEqual(expect.arrayContaining(titles.map(({ title }) => title)));
    expect(await replace(old, other)).toMatchObject({ ok: false, code: 'picture.own_picture' });
  });

  it('is put there by a reviewer who did not send it, where something shows the one and nothing the other', async () => {
    const old = await picture();
    const other = await sentBy('author', '小床');
    const refused = async (by: { id: string }, name?: string) => {
      const answer = await replace(old, by, name);
      return answer.ok ? '' : answer.code;
    };
    expect(await refused(other)).toBe('picture.not_shown');
    await article({ cover: old.id });
    expect(await refused(other, 'author')).toBe('picture.only_a_reviewer_replaces');
    expect(await refused(await sentBy('reviewer', '自己传的'))).toBe('picture.own_picture');
    expect(await refused(await picture())).toBe('picture.needs_words');
    expect(await refused(old)).toBe('picture.same_picture');
    await article({ cover: other.id }, { published: false });
    expect(await refused(other)).toBe('picture.shown_elsewhere');
    expect(await demo.portal.payload.findByID({ collection: 'media', id: old.id })).toMatchObject({ filename: old.filename });
  });
});

it('pictures are found in every language of a text, wherever they stand, each once', () => {
  const upload = (value: unknown) => ({ type: 'upload', relationTo: 'media', value });
  const root = (...children: object[]) => ({ root: { children } });
  const text = { zh: root({ type: 'list', children: [upload('a')] }), en: root(upload({ id: 'b' }), upload('a')) };
  expect(picturesIn({ cover: 'c', body: text })).toEqual(['c', 'a', 'b']);
  expect(
    picturesIn({ cover: null, body: root({ type: 'link', fields: { doc: { relationTo: 'articles', value: 'd' } } }) }),
  ).toEqual([]);
});
