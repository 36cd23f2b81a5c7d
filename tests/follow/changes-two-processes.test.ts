import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { PLACE_COLUMNS } from '#cms/registry/gazetteer/columns.ts';
import { importPlaces } from '#cms/registry/gazetteer/import-places.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { changes } from '../support/eventually.ts';
import { by, hold, newFamily } from '../support/family.ts';
import { type OtherPortal, startOtherPortal } from '../support/other-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const NAME = '海陵示例托育园';
const WISH = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;

let demo: DemoPortal;
let other: OtherPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facility = infants(demo.portal).facility.id;
  other = await startOtherPortal({ LOG_LEVEL: 'info' });
});
afterAll(async () => {
  await other?.stop();
  await demo.close();
});

const as = (name: StaffName) => ({ user: staff[name], overrideAccess: false, depth: 0 }) as const;
const nine = () => other.ask('nine', EXAMPLE_SLUG, WEDNESDAY);
const quote = () => other.ask('quote', EXAMPLE_SLUG, WISH);

it('the second says in its log that it shares the folder', async () => {
  if (process.env.MONGODB_TEST_URI) return;
  expect(await other.ask('shares')).toBe(true);
  expect(other.log()).toContain('this SQLite folder is shared');
});

describe('what is done through one process is so in the other, without anything else being touched', () => {
  it('a centre is suspended, and takes up its work again', async () => {
    const { payload } = demo.portal;
    const operate = (operating: 'paused' | 'normal') =>
      payload.update({ collection: 'facilities', id: facility, data: { operating }, ...as('district') });
    const total = await quote();
    const left = await nine();
    expect([typeof total, typeof left]).toEqual(['number', 'number']);
    await operate('paused');
    await changes(quote, { from: total, to: 'not_bookable.not_operating' });
    await changes(() => other.ask('bookable', NAME), { from: [EXAMPLE_SLUG], to: [] });
    expect(await nine()).toBe('not_operating');
    await operate('normal');
    await changes(quote, { from: 'not_bookable.not_operating', to: total });
    await changes(() => other.ask('bookable', NAME), { from: [], to: [EXAMPLE_SLUG] });
    expect(await nine()).toBe(left);
  });

  it('a price is changed', async () => {
    const where = { facility: { equals: facility }, form: { equals: 'hourly' }, kind: { equals: 'care' } } as const;
    const { docs } = await demo.portal.payload.find({ collection: 'price-items', where });
    const [price] = docs;
    if (!price) throw new Error('no price');
    const change = (amount: number) => demo.portal.payload.update({ collection: 'price-items', id: price.id, data: { amount } });
    await change(price.amount + 100);
    await changes(() => other.ask('price', NAME, 'hourly'), { from: price.amount, to: price.amount + 100 });
    expect(await quote()).toBe(price.amount + 100);
    await change(price.amount);
    await changes(() => other.ask('price', NAME, 'hourly'), { from: price.amount + 100, to: price.amount });
  });

  it('a day is closed by the city, and by the centre', async () => {
    const { payload } = demo.portal;
    const left = await nine();
    const holiday = await payload.create({
      collection: 'special-days',
      locale: 'zh',
      data: { date: WEDNESDAY, kind: 'holiday', name: '测试日', source: '测试' },
      ...as('admin'),
    });
    await changes(nine, { from: left, to: 'holiday' });
    await payload.delete({ collection: 'special-days', id: holiday.id, ...as('admin') });
    await changes(nine, { from: 'holiday', to: left });
    const closure = await payload.create({
      collection: 'closures',
      data: { facility, from: WEDNESDAY, to: WEDNESDAY, reason: '教师培训' },
      locale: 'zh',
      ...as('head'),
    });
    await changes(nine, { from: left, to: 'closure' });
    await payload.delete({ collection: 'closures', id: closure.id, ...as('head') });
    await changes(nine, { from: 'closure', to: left });
  });

  it('a place is sold, and given back', async () => {
    const left = Number(await nine());
    const parents = await newFamily(demo.portal, 1);
    const held = await hold(demo.portal, parents, WISH);
    if (!held.ok) throw new Error(held.code);
    await changes(nine, { from: left, to: left - 1 });
    const booking = { bookingId: held.booking.id, guardianId: parents.guardianId, by: by(parents) };
    expect(await cancelBooking(demo.portal, booking)).toMatchObject({ ok: true });
    await changes(nine, { from: left - 1, to: left });
  });

  it('an article is withdrawn, and published again', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'articles', locale: 'zh', limit: 1, depth: 0 });
    const [article] = docs;
    if (!article) throw new Error('no article');
    const isFound = async () => (await other.ask('articles', article.title)).includes(article.slug);
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'articles', id: article.id, data: { _status }, depth: 0 });
    expect(await isFound()).toBe(true);
    await set('draft');
    await changes(isFound, { from: true, to: false });
    await set('published');
    await changes(isFound, { from: false, to: true });
  });

  it('a centre gets another name, and a new one comes and goes', async () => {
    const { payload } = demo.portal;
    const rename = (name: string) =>
      payload.update({ collection: 'facilities', id: facility, data: { name }, locale: 'zh', ...as('district') });
    await rename('紫藤萝托育园');
    await changes(() => other.ask('centres', '紫藤萝'), { from: [], to: [EXAMPLE_SLUG] });
    await rename(NAME);
    await changes(() => other.ask('centres', '紫藤萝'), { from: [EXAMPLE_SLUG], to: [] });
    const { id: _, ...copy } = await payload.findByID({ collection: 'facilities', id: facility, depth: 0, locale: 'zh' });
    const data = { ...copy, slug: 'soon-gone', name: '流星花托育园' };
    const made = await payload.create({ collection: 'facilities', data, locale: 'zh', ...as('admin') });
    await changes(() => other.ask('centres', '流星花'), { from: [], to: ['soon-gone'] });
    await payload.delete({ collection: 'facilities', id: made.id, ...as('admin') });
    await changes(() => other.ask('centres', '流星花'), { from: ['soon-gone'], to: [] });
  });

  it('a list of places is imported', async () => {
    const path = join(process.env.DATA_DIR ?? '', 'places.csv');
    const row = '旁观园,Onlooker Garden,,社区,321202,32.49,119.92,WGS-84,测试地名库';
    writeFileSync(path, `名称,英文名,别名,类型,区县代码,纬度,经度,坐标系,来源\n${row}\n`);
    const file = await readRegisterFile(path, PLACE_COLUMNS, { chinese: true });
    expect((await importPlaces(demo.portal, { file })).counts.new).toBe(1);
    await changes(() => other.ask('places', '旁观园'), { from: [], to: ['旁观园'] });
  });
});

it('a limit that is reached at one is reached at the other', async () => {
  const who = '203.0.113.50';
  const here = () => demo.portal.limits.take({ name: 'test', most: 5, seconds: 60 }, who);
  for (let n = 0; n < 3; n++) expect(await here()).toBeUndefined();
  for (let n = 0; n < 2; n++) expect(await other.ask('wait', who)).toBe(false);
  expect(await here()).toBeGreaterThan(0);
  expect(await other.ask('wait', who)).toBe(true);
});
