import type { CollectionSlug, FlattenedField } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody } from '#cms/access/by-role.ts';
import { heldFields } from '#cms/fields/edition/digest.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { documentsFor } from '../support/access-documents.ts';
import { COLLECTIONS } from '../support/access-table.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { threeCentres } from '../support/staff.ts';
import { type Answer, staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let call: Awaited<ReturnType<typeof staffCalls>>;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  call = await staffCalls('admin');
});
afterAll(() => demo.close());

const configOf = (slug: CollectionSlug) => demo.portal.payload.collections[slug].config;
const isEdited = (slug: CollectionSlug) => configOf(slug).access.update !== nobody;
/** What a person writes, not what Payload writes about a picture. */
const holdsWords = (field: FlattenedField) =>
  !field.admin?.hidden && ['text', 'textarea'].includes(field.type) && !('hasMany' in field && field.hasMany);
const isLocalized = (field: FlattenedField) => 'localized' in field && Boolean(field.localized);

async function read(slug: CollectionSlug, id: string) {
  const { status, body } = await call('GET', `${slug}/${id}?depth=0&draft=true&locale=zh`);
  expect(status).toBe(200);
  return body;
}

/** Saves as a form does: the whole record, in Chinese. */
const save = (slug: CollectionSlug, record: { id: string }, { language = 'en' } = {}): Promise<Answer> =>
  call('PATCH', `${slug}/${record.id}?depth=0&locale=zh`, record, language);

const paths = ({ body }: Answer) => body.errors?.[0]?.data?.errors?.map(({ path }: { path: string }) => path);
const messageOf = ({ body }: Answer): string => body.errors?.[0]?.message ?? '';

it('belongs to every collection that anybody may change', () => {
  for (const slug of COLLECTIONS) {
    const has = configOf(slug).flattenedFields.some(({ name }) => name === 'edition');
    expect(has, slug).toBe(isEdited(slug));
  }
});

const SAMPLE = { slug: { equals: 'hailing-sample' } };

/** The example's centre, opened by two people. */
async function opened() {
  const { docs } = await demo.portal.payload.find({ collection: 'facilities', where: SAMPLE, depth: 0 });
  const { id } = docs[0] ?? { id: '' };
  return { id, first: await read('facilities', id), second: await read('facilities', id) };
}

describe('two who edit one record', () => {
  it('keep both, when each changed something else, and the second is told what the first changed', async () => {
    const { id, first, second } = await opened();
    const phone = '0523-8600 0001';
    expect((await save('facilities', { ...first, phone })).status).toBe(200);
    const answer = await save('facilities', { ...second, summary: '第二个人写的简介' }, { language: 'zh' });
    expect(answer.status).toBe(200);
    expect(answer.body.doc).toMatchObject({ phone, summary: '第二个人写的简介' });
    const { told } = JSON.parse(answer.body.doc.edition);
    expect(told).toEqual([{ name: 'phone', label: '电话', by: '管理员', at: expect.any(String), now: phone, both: false }]);
    expect(JSON.parse((await read('facilities', id)).edition).told).toBeUndefined();
  });

  it('choose, when both changed the same: field by field, in their own language, and nothing is lost', async () => {
    const { first, second } = await opened();
    const [theirs, mine] = ['0523-8600 0002', '0523-8600 0003'];
    const saved = await save('facilities', { ...first, phone: theirs, summary: '第一个人写的简介' });
    expect(saved.status).toBe(200);
    const [, month, day] = toLocal(saved.body.doc.updatedAt, 'Asia/Shanghai').date.split('-').map(Number);
    const typed = { ...second, phone: mine, summary: '又是第二个人写的' };
    const refused = await save('facilities', typed, { language: 'zh' });
    expect([refused.status, paths(refused)]).toEqual([409, ['summary', 'phone', 'edition']]);
    expect(messageOf(refused)).toMatch(new RegExp(`电话，管理员 ${month}\\s月\\s${day}\\s日 \\d+:\\d\\d 改成“0523-8600 0002”`));
    expect(messageOf(await save('facilities', typed))).toMatch(/Phone, by 管理员 .* to “0523-8600 0002”/);

    const edition = JSON.parse(refused.body.errors[0].data.errors.at(-1).message);
    const chosen = { ...typed, edition: JSON.stringify({ ...edition, take: ['summary'] }) };
    const { body } = await save('facilities', chosen);
    expect(body.doc).toMatchObject({ phone: mine, summary: '第一个人写的简介' });
  });

  it('are told again when a third was faster', async () => {
    const { first, second } = await opened();
    await save('facilities', { ...first, phone: '0523-8600 0004' });
    const typed = { ...second, phone: '0523-8600 0005' };
    const refused = await save('facilities', typed);
    const known = refused.body.errors[0].data.errors.at(-1).message;
    await save('facilities', { ...(await read('facilities', second.id)), phone: '0523-8600 0006' });
    expect((await save('facilities', { ...typed, edition: known })).status).toBe(409);
  });

  it('of whom one sets a value for many, not reading each, leave what the other has just changed', async () => {
    const { id, first } = await opened();
    const opening = new Date().toISOString();
    const head = await staffCalls('head');
    const { body } = await head('GET', `facilities/${id}?depth=0&locale=zh`);
    expect((await head('PATCH', `facilities/${id}?locale=zh&depth=0`, { ...body, phone: '0523-8600 0007' })).status).toBe(200);
    const others = demo.portal.supplies.all().find((one) => one.id !== id)?.id ?? '';
    const both = `facilities?where[id][in][0]=${id}&where[id][in][1]=${others}&locale=zh&depth=0`;
    const set = (data: object, since?: string) => call('PATCH', both, data, 'en', since);
    const [phone, before] = ['0523-8600 0008', opening];
    expect((await set({ phone }, '')).status, 'without saying when').toBe(428);
    expect((await set({ phone }, 'yesterday')).status).toBe(428);
    const refused = await set({ phone }, before);
    expect(refused.status).toBe(409);
    const [error] = refused.body.errors[0].data.errors;
    expect(error).toMatchObject({ id, record: first.name, path: 'phone' });
    expect(messageOf(refused)).toMatch(new RegExp(`${first.name}: Phone, by .* to “0523-8600 0007”`));
    expect([(await read('facilities', id)).phone, (await read('facilities', others)).phone]).not.toContain(phone);
    expect((await set({ email: 'all@example.org' }, before)).status, 'what the other left alone').toBe(200);
    expect((await read('facilities', id)).phone).toBe('0523-8600 0007');
    expect((await set({ phone })).status, 'read anew').toBe(200);
  });

  it('do not remove what the other has just changed, one or many, nor hear of it without the right to', async () => {
    const author = await staffCalls('author');
    const drafted = async (slug: string): Promise<string> => {
      const { status, body } = await author('POST', 'articles?locale=zh&draft=true', { title: '没发表的', slug });
      expect(status).toBe(201);
      return body.doc.id;
    };
    const [one, two] = [await drafted('left-to-remove-one'), await drafted('left-to-remove-two')];
    const since = new Date().toISOString();
    const reviewer = await staffCalls('reviewer');
    const seen = (await reviewer('GET', `articles/${one}?depth=0&draft=true&locale=zh`)).body;
    const draft = { ...seen, title: '别人刚改的题目', _status: 'draft' };
    expect((await reviewer('PATCH', `articles/${one}?depth=0&locale=zh&draft=true`, draft)).status).toBe(200);
    const gone = (path: string, read?: string) => call('DELETE', `articles${path}`, undefined, 'zh', read);
    const many = `?where[id][in][0]=${one}&where[id][in][1]=${two}&locale=zh`;
    expect((await gone(`/${one}`, '')).status).toBe(428);
    for (const path of [`/${one}?locale=zh`, many]) {
      const refused = await gone(path, since);
      expect([refused.status, paths(refused)]).toEqual([409, expect.arrayContaining(['title'])]);
      expect(messageOf(refused)).toContain('别人刚改的题目');
    }
    const counter = await staffCalls('counter');
    expect((await counter('DELETE', `articles/${one}`, undefined, 'zh', since)).status).toBe(403);
    expect(await demo.portal.payload.count({ collection: 'articles', where: { id: { in: [one, two] } } })).toEqual({
      totalDocs: 2,
    });
    expect((await gone(`/${one}`)).status, 'read anew').toBe(200);
    expect((await gone(`/${two}`, since)).status, 'untouched').toBe(200);
  });

  it('is no question of the settings of the whole: there are none', () => {
    expect(demo.portal.payload.config.globals).toEqual([]);
  });
});

describe('an article', () => {
  const saveDraft = (record: { id: string }, lang = 'zh') =>
    call('PATCH', `articles/${record.id}?depth=0&locale=${lang}&draft=true`, { ...record, _status: 'draft' });
  async function published() {
    const { docs } = await demo.portal.payload.find({ collection: 'articles', limit: 1, depth: 0, sort: 'slug' });
    return docs[0]?.id ?? '';
  }

  it('keeps the drafts of two, each in another field or another language', async () => {
    const id = await published();
    const [first, second] = [await read('articles', id), await read('articles', id)];
    expect((await saveDraft({ ...first, title: '第一个人改的题目' })).status).toBe(200);
    const english = (await call('GET', `articles/${id}?depth=0&draft=true&locale=en&fallback-locale=null`)).body;
    const inEnglish = { ...english, title: 'In English' };
    expect((await saveDraft(inEnglish, 'en')).status).toBe(200);
    const answer = await saveDraft({ ...second, summary: '第二个人改的摘要' });
    expect(answer.body.doc).toMatchObject({ title: '第一个人改的题目', summary: '第二个人改的摘要' });
    const words = await demo.portal.payload.findByID({ collection: 'articles', id, locale: 'en', draft: true });
    expect(words.title).toBe('In English');
  });

  it('is published as its publisher has seen it', async () => {
    const id = await published();
    const seen = await read('articles', id);
    await saveDraft({ ...(await read('articles', id)), title: '送审以后又改' });
    const answer = await save('articles', { ...seen, _status: 'published' });
    expect([answer.status, paths(answer)?.includes('title')]).toEqual([409, true]);
  });

  it('is withdrawn, copied, looked at and brought back as ever', async () => {
    const id = await published();
    const reviewer = await staffCalls('reviewer');
    expect((await reviewer('PATCH', `articles/${id}?depth=0`, { _status: 'draft' })).status).toBe(200);
    expect((await call('POST', `articles/${id}/duplicate?depth=0`, {})).status).toBe(200);
    const { body } = await call('GET', `articles/versions?where[parent][equals]=${id}&depth=0&limit=1`);
    expect(body.docs[0].version.edition).toBeUndefined();
    const version = `articles/versions/${body.docs[0].id}?draft=true`;
    expect((await call('POST', version)).status).toBe(200);

    const since = new Date().toISOString();
    const english = (await reviewer('GET', `articles/${id}?depth=0&draft=true&locale=en`)).body;
    const changed = { ...english, summary: 'Said since, in English' };
    expect((await reviewer('PATCH', `articles/${id}?depth=0&draft=true&locale=en`, changed)).status).toBe(200);
    expect((await call('POST', version, {}, 'en', '')).status, 'without saying when').toBe(428);
    const refused = await call('POST', `${version}&locale=en`, {}, 'en', since);
    expect([refused.status, paths(refused)]).toEqual([409, ['summary']]);
    expect(messageOf(refused)).toContain('Said since, in English');
    expect((await read('articles', id)).review).not.toBe('reviewed');
    expect((await call('POST', version)).status, 'looked at anew').toBe(200);
  });
});

it('no filter or order asks for an edition', async () => {
  expect((await call('GET', 'facilities?where[edition][contains]=x')).status).toBe(400);
  expect((await call('GET', 'facilities?sort=edition')).status).toBe(400);
});

// Last, because it leaves texts that mean nothing.
describe('a record that somebody else has changed meanwhile', () => {
  it('is not overwritten, in any collection', async () => {
    const centres = await threeCentres(demo.portal);
    const edited = COLLECTIONS.filter(isEdited);
    expect(edited.length).toBeGreaterThan(15);
    for (const slug of edited) {
      const { payload } = demo.portal;
      const own = (await documentsFor(demo.portal, slug, centres)).own;
      if (!own) throw new Error(`no document of ${slug}`);
      const { id } = own;
      const inWords = heldFields(configOf(slug).flattenedFields).filter(holdsWords);
      const field = inWords.find((one) => !isLocalized(one)) ?? inWords[0];
      if (!field) throw new Error(`${slug} holds no words`);
      const opened = await read(slug, id);
      expect((await save(slug, { ...opened, edition: undefined })).status, `${slug} without an edition`).toBe(428);
      const { name } = field;
      const words = isLocalized(field) ? { zh: 'by-the-other', en: 'by-the-other' } : 'by-the-other';
      // The whole, because the words of a language are written as one row.
      const whole = await payload.db.findOne<{ id: string }>({ collection: slug, where: { id: { equals: id } } });
      const written = { ...(isLocalized(field) && whole), [name]: words, updatedAt: new Date(Date.now() + 1000).toISOString() };
      await payload.db.updateOne({ collection: slug, id, data: written });
      const answer = await save(slug, { ...opened, [name]: 'by-the-second' });
      if (!('update' in Object(field.access))) expect([answer.status, paths(answer)], slug).toEqual([409, [name, 'edition']]);
      expect((await read(slug, id))[name], slug).toBe('by-the-other');
    }
  });
});
