import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3 });
  staff = await staffOf(demo.portal);
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
afterAll(() => demo.close());

const as = (who: StaffName) => ({ collection: 'price-items', user: staff[who], overrideAccess: false, depth: 0 }) as const;
const add = (data: object, who: StaffName = 'head') =>
  demo.portal.payload.create({
    ...as(who),
    data: { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 3000, startsOn: TOMORROW, ...data } as never,
  });
const change = (id: string, data: object, who: StaffName = 'head') => demo.portal.payload.update({ ...as(who), id, data });
const remove = (id: string, who: StaffName = 'head') => demo.portal.payload.delete({ ...as(who), id });

async function hourly() {
  const list = await demo.portal.prices.listOf(facility);
  const price = list.find(({ form, startsOn }) => form === 'hourly' && startsOn < TODAY);
  if (!price) throw new Error('no price by the hour');
  return price;
}

/** Which field is at fault, and in which words. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'saved',
    (error: { status: number; data?: { errors?: { path: string; message: string }[] } }) =>
      error.data?.errors?.[0] ?? error.status,
  );

describe.each(['head', 'admin'] as const)('a price in use, by %s', (who) => {
  it('is neither edited nor deleted nor dated back', async () => {
    const price = await hourly();
    expect(await refusal(change(price.id, { amount: 1 }, who))).toMatchObject({ path: 'amount' });
    expect(await refusal(change(price.id, { startsOn: '2026-12-01' }, who))).toMatchObject({ path: 'amount' });
    expect(await refusal(remove(price.id, who))).toBe(409);
    expect(await refusal(add({ startsOn: '2026-11-22' }, who))).toMatchObject({ path: 'startsOn' });
    expect(await refusal(add({ startsOn: TODAY }, who))).toMatchObject({ path: 'startsOn' });
    expect(await hourly()).toEqual(price);
  });
});

describe('a new price', () => {
  it('begins on a later day, and is edited and deleted until it does', async () => {
    const { id } = await add({});
    expect(await refusal(change(id, { amount: 3100 }))).toBe('saved');
    expect(await refusal(remove(id))).toBe('saved');
  });

  it('by which a family has booked ahead is in use', async () => {
    const { id } = await add({});
    const family = await newFamily(demo.portal, 311);
    await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
    expect(await refusal(change(id, { amount: 1 }))).toMatchObject({ path: 'amount' });
    expect(await refusal(remove(id))).toBe(409);
    expect(await refusal(change(id, { endsOn: '2026-12-31' }))).toBe('saved');
  });
});

describe('an inclusive centre', () => {
  beforeEach(() =>
    demo.portal.payload.update({ collection: 'facilities', id: facility, locale: 'zh', data: { inclusive: 'yes' } }),
  );
  const monthly = { form: 'full_day', unit: 'month', startsOn: '2027-03-01' };

  it('is asked about a price of nothing, and one above the ceiling with its source and day', async () => {
    expect(await refusal(add({ ...monthly, amount: 0 }))).toMatchObject({ path: 'amountChecked' });
    expect(await refusal(add({ ...monthly, amount: 9_900_000 }))).toMatchObject({
      path: 'amountChecked',
      message: expect.stringMatching(/3,000.*示例数据.*2026-01-01/),
    });
    expect(await refusal(add({ ...monthly, amount: 300_000 }))).toBe('saved');
  });

  it('is taken at its word, which is written down', async () => {
    const { id } = await add({ ...monthly, startsOn: '2027-04-01', amount: 9_900_000, amountChecked: true });
    const noted = await demo.portal.audit.lastOf('price_checked');
    expect(noted?.detail).toMatchObject({ amount: 9_900_000, code: 'over_ceiling' });
    expect(await refusal(change(id, { amount: 9_800_000 })), 'asked again about another').toMatchObject({
      path: 'amountChecked',
    });
    expect(await refusal(change(id, { endsOn: '2027-12-31' }))).toBe('saved');
  });

  it('that is none is not asked', async () => {
    await demo.portal.payload.update({ collection: 'facilities', id: facility, locale: 'zh', data: { inclusive: 'no' } });
    expect(await refusal(add({ ...monthly, startsOn: '2027-05-01', amount: 9_900_000 }))).toBe('saved');
  });

  it('that becomes one is asked about the prices that it has', async () => {
    const { payload } = demo.portal;
    await payload.update({ collection: 'facilities', id: facility, locale: 'zh', data: { inclusive: 'no' } });
    await add({ ...monthly, startsOn: '2027-06-01', amount: 9_900_000 });
    const become = (data: object = {}) =>
      payload.update({
        ...{ collection: 'facilities', id: facility, locale: 'zh', user: staff.district, overrideAccess: false, depth: 0 },
        data: { inclusive: 'yes', ...data },
      } as never) as Promise<unknown>;
    expect(await refusal(become())).toMatchObject({
      path: 'pricesChecked',
      message: expect.stringContaining('不符合普惠收费规定'),
    });
    expect((await payload.findByID({ collection: 'facilities', id: facility, depth: 0 })).inclusive).toBe('no');
    expect(await refusal(become({ pricesChecked: true }))).toBe('saved');
    expect((await demo.portal.audit.lastOf('prices_checked'))?.detail).toMatchObject({
      prices: expect.arrayContaining([expect.objectContaining({ amount: 9_900_000, startsOn: '2027-06-01' })]),
    });
    expect(await refusal(become()), 'it is one already').toBe('saved');
  });
});
