import { afterAll, beforeAll, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { PriceItem as PriceRow } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import { compareView } from '#site/compare/compare-view.ts';
import { somedayPrice, somedayWords } from '#site/offers/price-words.ts';
import { childLines } from '#site/search/children-view.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { pageContextOf } from '../support/page-context.ts';

/** What is offered on some weekdays is shown at their price: that by which it is quoted, and no part of a whole week's. */
let demo: DemoPortal;
const context = () => pageContextOf(demo.portal);
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const centre = () => demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);

beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  const price = async (daysPerWeek: number, unit: PriceItem['unit'], amount: number) => {
    const of = { facility: centre()?.id ?? '', kind: 'care', form: 'full_day', startsOn: '2026-11-01' } as const;
    const data: Omit<PriceRow, 'id' | 'createdAt' | 'updatedAt'> = { ...of, unit, daysPerWeek, amount };
    await demo.portal.payload.create({ collection: 'price-items', data });
  };
  await price(3, 'month', 141_700);
  await price(2, 'half_month', 50_050);
  await eventually(() => centre()?.prices.filter(({ daysPerWeek }) => daysPerWeek).length === 2);
});
afterAll(() => demo.close());

const wish = (days: string): SearchWish => ({
  ...{ when: { kind: 'weekly', weekdays: days, date: '2027-02-01', weeks: 4, from: 540, to: 960 }, form: ['full_day'] },
  ...{ ageMonths: 8, page: 1, perPage: 20 },
});
async function offered(days: string, siblings?: number[]) {
  const { hits } = await searchFacilities(demo.portal, { ...wish(days), ...(siblings ? { siblings } : {}) }, TODAY);
  const hit = hits.find(({ document }) => document.slug === EXAMPLE_SLUG);
  if (!hit) throw new Error('not found');
  return hit;
}

it.each([
  ['135', '每周 3 天 1,417 元/月'],
  ['24', '每周 2 天 1,001 元/月'],
])('a result on %s shows what it is quoted at', async (days, words) => {
  const hit = await offered(days);
  const offer = hit.availability?.offer;
  expect(offer?.weekdays).toBe(days);
  const item = somedayPrice(context(), hit.id, offer);
  expect(plain(item && somedayWords(context(), item))).toBe(words);
  const request = { form: 'full_day', date: offer?.stays[0]?.date ?? '', months: 1, meals: false, weekdays: days } as const;
  const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8 });
  const total = quoted.ok ? quoted.quote.total : 0;
  expect(words.replace(',', '')).toContain(` ${total / 100} 元`);
});

it('whole weeks keep the price from which their centre is found', async () => {
  const hit = await offered('12345');
  expect(hit.availability?.offer?.left).toBeGreaterThan(0);
  expect(somedayPrice(context(), hit.id, hit.availability?.offer)).toBeUndefined();
});

it('a comparison for some weekdays has their price and what is left of it after subsidies, and else that of whole weeks', async () => {
  const row = async (key: string, days: string) => {
    const address = `ids=${EXAMPLE_SLUG}&form=full_day&ageMonths=8&days=${days}&from=2027-02-01T09:00&to=2027-02-01T16:00&weeks=4`;
    const { rows } = await compareView(context(), new URLSearchParams(address), { said: { registered: 'yes' } });
    return plain(rows.find((one) => one.key === key)?.cells[0]?.lines[0]);
  };
  expect(await row('full_day', '135')).toBe('每周 3 天，每月 1,417 元');
  expect(await row('net-full_day', '135')).toBe('补贴后约 1,117 元/月');
  expect(await row('full_day', '12345')).toBe('每月 2,180 元');
  expect(await row('net-full_day', '12345')).toBe('补贴后约 1,880 元/月');
});

it('a comparison holds the price of some days against none of whole weeks', async () => {
  const other = demo.portal.supplies.all().find(({ slug, prices }) => slug !== EXAMPLE_SLUG && prices.length > 0)?.slug;
  const best = async (days: string) => {
    const address = `ids=${EXAMPLE_SLUG},${other}&form=full_day&ageMonths=8&days=${days}&from=2027-02-01T09:00&to=2027-02-01T16:00&weeks=4`;
    const { rows } = await compareView(context(), new URLSearchParams(address), {});
    return rows.filter(({ key }) => key.endsWith('full_day')).flatMap(({ cells }) => cells.filter((cell) => cell?.best));
  };
  expect(await best('12345')).not.toEqual([]);
  expect(await best('135')).toEqual([]);
});

it('each of several children has the price of its days in its line', async () => {
  const hit = await offered('135', [9]);
  const lines = childLines(context(), hit, wish('135'));
  expect(lines.map(({ said }) => plain(said))).toEqual([0, 1].map(() => expect.stringContaining('每周 3 天 1,417 元/月')));
});
