import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import type { PriceCeiling } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { priceTasks } from '#cms/staff/home/price-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, hold, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
let n = 8400;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  staff = await staffOf(demo.portal);
  facility = centre().id;
});
afterAll(() => demo.close());
const made: { collection: 'price-ceilings' | 'charge-lists'; id: string }[] = [];
afterEach(async () => {
  demo.setNow(TEST_NOW);
  for (const { collection, id } of made.splice(0)) await demo.portal.payload.delete({ collection, id });
  await eventually(() => barred().length === 0);
});

function centre() {
  const found = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  if (!found) throw new Error('no example centre');
  return found;
}
const barred = () => centre().prices.flatMap(({ form, barred: days = [] }) => days.map((day) => ({ form, ...day })));
const basis = { source: '泰发改〔2026〕9号', checked: 'copy', readOn: '2026-11-20', effectiveOn: '2026-12-01' } as const;
const admin = () => ({ user: staff.admin, overrideAccess: false, depth: 0 }) as const;
/** The city publishes that an hour costs at most 20 yuan; the example centre asks 26. */
async function publish(over: Partial<PriceCeiling> = {}, wait = true): Promise<void> {
  const data = { kind: 'care', form: 'hourly', unit: 'hour', amount: 2000, ...basis, ...over } as const;
  const { id } = await demo.portal.payload.create({ collection: 'price-ceilings', data, ...admin() });
  made.push({ collection: 'price-ceilings', id });
  if (wait) await eventually(() => barred().length > 0);
}
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 600, to: 660 } }) as const;
const quote = (date: string) => quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: hourly(date), ageMonths: 8 });
const family = () => newFamily(demo.portal, ++n);
const listedPrice = async () => {
  const found = await demo.portal.search.get(facility);
  return found?.kind === 'facility' ? found.prices.hourly : 'not found';
};

it('a ceiling that is published later refuses quotes and holds from its day on, twenty at once; what is signed stands', async () => {
  const parents = await family();
  const id = await book(demo.portal, parents, hourly('2026-12-09'));
  const before = await demo.portal.bookings.get(id);
  const others = await Promise.all(Array.from({ length: 20 }, family));
  await publish();
  expect(barred()).toEqual([{ form: 'hourly', code: 'over_ceiling', limit: 2000, from: '2026-12-01', ...saidOf(basis) }]);
  expect(await quote('2026-11-30')).toMatchObject({ ok: true });
  expect(await quote('2026-12-02')).toMatchObject({ ok: false, code: 'price_outside', why: { reason: 'price_outside' } });
  const held = await Promise.all(others.map((one) => hold(demo.portal, one, hourly('2026-12-02'))));
  expect(new Set(held.map((one) => (one.ok ? 'held' : one.code)))).toEqual(new Set(['price_outside']));
  expect(await demo.portal.bookings.get(id)).toEqual(before);
});

const saidOf = ({ source, checked, effectiveOn }: typeof basis) => ({ source, checked, effectiveOn });

it('a price within it that begins later is told, and is sold from its day on', async () => {
  await publish();
  const price = { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 1900, startsOn: '2026-12-07' } as const;
  const { id } = await demo.portal.payload.create({ collection: 'price-items', data: price });
  await eventually(() => centre().prices.some(({ amount }) => amount === 1900));
  expect(await quote('2026-12-02')).toMatchObject({ code: 'price_outside', why: { when: { on: '2026-12-07' } } });
  expect(await quote('2026-12-09')).toMatchObject({ ok: true, quote: { total: 1900 } });
  await demo.portal.payload.delete({ collection: 'price-items', id });
  await eventually(() => !centre().prices.some(({ amount }) => amount === 1900));
});

it('a ceiling of another district, township or centre is none of its, its own goes before the city’s', async () => {
  await publish({ districtCode: '321204' }, false);
  await publish({ townshipCode: '321204101' }, false);
  const other = demo.portal.supplies.all().find(({ slug }) => slug !== EXAMPLE_SLUG)?.id;
  await publish({ facility: other }, false);
  // A change that is followed after them shows that they were.
  await publish({ form: 'temporary', unit: 'session', amount: 1 });
  expect(barred().map(({ form }) => form)).toEqual(['temporary']);
  expect(await quote('2026-12-02')).toMatchObject({ ok: true });
  await publish({ amount: 1000 });
  await eventually(() => barred().some(({ form }) => form === 'hourly'));
  await publish({ facility, amount: 2000, floatUp: 30 });
  await eventually(() => barred().every(({ form }) => form !== 'hourly'));
  expect(await quote('2026-12-02')).toMatchObject({ ok: true });
});

it('care that is not on the list of what may be charged is not sold', async () => {
  const data = { charges: ['full_day', 'half_day', 'temporary', 'meals'], ...basis, districtCode: '321202' } as const;
  const { id } = await demo.portal.payload.create({
    ...{ collection: 'charge-lists', data: { ...data, charges: [...data.charges] }, ...admin() },
  });
  made.push({ collection: 'charge-lists', id });
  await eventually(() => barred().length > 0);
  expect(barred()).toMatchObject([{ form: 'hourly', code: 'not_listed' }]);
  expect(await quote('2026-12-02')).toMatchObject({ code: 'price_outside' });
});

it('a head sees each such price with its day and its source; a tick keeps it, and sells nothing by it', async () => {
  const t = createTranslator('zh');
  const tasks = () => priceTasks({ portal: demo.portal, user: staff.head, t }, facility);
  expect(await tasks()).toEqual([]);
  const price = { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 9000, startsOn: '2027-02-01' } as const;
  await publish();
  const add = (more: object) =>
    demo.portal.payload.create({
      ...{ collection: 'price-items', user: staff.head, overrideAccess: false, data: { ...price, ...more } },
    });
  await expect(add({})).rejects.toMatchObject({
    data: {
      errors: [{ path: 'amountChecked', message: expect.stringMatching(/20\.00.*泰发改〔2026〕9号.*2026-12-01.*不能按它签约/s) }],
    },
  });
  const { id } = await add({ amountChecked: true });
  await eventually(() => barred().length === 2);
  const [now, later] = await tasks();
  expect(now?.title).toMatch(/计时托.*26\.00.*12\s*月\s*1\s*日/);
  expect(now?.note).toMatch(/20\.00.*泰发改〔2026〕9号/);
  expect(later?.title).toMatch(/90\.00.*2027.*2\s*月\s*1\s*日/);
  expect(await quote('2027-02-03')).toMatchObject({ code: 'price_outside' });
  await demo.portal.payload.delete({ collection: 'price-items', id });
});

it('is not what a centre is found and compared by on those days, and it is again when it may be sold', async () => {
  expect(await listedPrice()).toBe(2600);
  await publish({ effectiveOn: '2026-11-01' });
  await eventually(async () => (await listedPrice()) === undefined);
});

it('a centre that is not inclusive asks what it likes', async () => {
  const set = (inclusive: 'yes' | 'no') =>
    demo.portal.payload.update({ collection: 'facilities', id: facility, locale: 'zh', data: { inclusive } });
  await publish();
  await set('no');
  await eventually(() => barred().length === 0);
  expect(await quote('2026-12-02')).toMatchObject({ ok: true });
  await set('yes');
  await eventually(() => barred().length > 0);
  expect(await quote('2026-12-02')).toMatchObject({ ok: false });
});
