import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
});
afterAll(() => demo.close());

const article = (slug: string) => demo.portal.articles.find({ slug, lang: 'zh' });
async function anArticle(skip: number) {
  const { docs } = await demo.portal.payload.find({ collection: 'articles', sort: 'slug', depth: 0, limit: 5 });
  const doc = docs[skip];
  if (!doc) throw new Error('too few articles');
  return doc;
}
const rename = (id: string, slug: string, { draft = false } = {}) =>
  demo.portal.payload.update({
    collection: 'articles',
    id,
    locale: 'zh',
    draft,
    data: draft ? { slug } : { slug, _status: 'published' },
  });

describe('the address that an article had', () => {
  it('leads to the one that it has, however often that changed', async () => {
    const { id, slug } = await anArticle(0);
    await rename(id, 'second-name');
    await rename(id, 'third-name');
    for (const name of [slug, 'second-name', 'third-name']) expect((await article(name))?.slug, name).toBe('third-name');
    await rename(id, slug);
    for (const name of [slug, 'second-name', 'third-name']) expect((await article(name))?.slug, name).toBe(slug);
  });

  it('stays as it is while only a draft is called otherwise', async () => {
    const { id, slug } = await anArticle(1);
    await rename(id, 'name-of-a-draft', { draft: true });
    expect((await article(slug))?.slug).toBe(slug);
    expect(await article('name-of-a-draft')).toBeUndefined();
    await rename(id, 'name-of-a-draft');
    expect((await article(slug))?.slug).toBe('name-of-a-draft');
  });

  it('leads nowhere while the article is withdrawn, and to another that has the name now', async () => {
    const [one, other] = [await anArticle(2), await anArticle(3)];
    await rename(one.id, 'moved-away');
    await rename(other.id, one.slug);
    expect((await article(one.slug))?.id).toBe(other.id);
    await rename(other.id, 'moved-on');
    // Whoever had the name last.
    expect((await article(one.slug))?.id).toBe(other.id);
    await demo.portal.payload.update({ collection: 'articles', id: one.id, locale: 'zh', data: { _status: 'draft' } });
    expect(await article('moved-away')).toBeUndefined();
  });
});

it('of a policy too', async () => {
  const { payload, policies } = demo.portal;
  const { docs } = await payload.find({ collection: 'policies', depth: 0, limit: 1 });
  const [{ id, slug } = { id: '', slug: '' }] = docs;
  await payload.update({ collection: 'policies', id, locale: 'zh', data: { slug: 'renamed-policy', _status: 'published' } });
  expect((await policies.find({ slug, lang: 'en' }))?.slug).toBe('renamed-policy');
});

it('and of a centre: page, favourites and bookings find it by its old name', async () => {
  const { payload, facilities } = demo.portal;
  const before = await facilities.find(EXAMPLE_SLUG);
  await payload.update({ collection: 'facilities', id: before?.id ?? '', locale: 'zh', data: { slug: 'renamed-centre' } });
  expect((await facilityDetails(demo.portal, EXAMPLE_SLUG))?.doc).toMatchObject({ id: before?.id, slug: 'renamed-centre' });
  expect((await facilities.findNamed(EXAMPLE_SLUG))?.id).toBe(before?.id);
  expect(await facilities.find('never-a-centre')).toBeUndefined();
});
