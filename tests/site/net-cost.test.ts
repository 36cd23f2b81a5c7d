import { afterAll, beforeAll, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { createTranslator } from '#cms/words/index.ts';
import { netLetter } from '#cms/words/net-words.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { CareSubsidy } from '#domain/money/care-subsidy.ts';
import type { FamilySaid } from '#domain/money/family-support.ts';
import { netMonths } from '#domain/money/net-cost.ts';
import { PRICE_UNITS } from '#domain/money/pricing.ts';
import { netQuote, quotedChildren } from '../../site/booking/net-quote.ts';
import { compareView } from '../../site/compare/compare-view.ts';
import { type NetBasis, netBasis, netLines } from '../../site/offers/net-lines.ts';
import { netWords } from '../../site/offers/net-words.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';

/** Prices beside what a family gets, as pages show them. 2,180.00 a month, 26.00 an hour; 300.00 a month are paid. */
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const daily: CareSubsidy = {
  ...{ code: 'daily', title: { zh: '托育补贴', en: 'Care subsidy' }, per: 'day', amount: 1000, leastDays: 2, claimDays: 31 },
  ...{ fromMonths: 6, untilMonths: 36, forms: ['full_day'], inclusiveOnly: true, from: '2026-01-01', source: '示例' },
};
const family = { ageMonths: 8, on: TODAY };
let demo: DemoPortal;
let bare: NetBasis;
const context = () => pageContextOf(demo.portal);
const basis = (said: FamilySaid = {}, subsidies: CareSubsidy[] = []): NetBasis => ({ ...bare, said, subsidies });

beforeAll(async () => {
  demo = await demoPortal({ facilities: 12 });
  bare = await netBasis(context());
});
afterAll(() => demo.close());

it('a price of every unit has its line, with an if as long as the family has not said whether it is so', () => {
  const words = (amount: number, unit: (typeof PRICE_UNITS)[number], said: FamilySaid = {}) =>
    plain(netWords(context(), basis(said), { amount, unit, family }));
  expect(words(218_000, 'month')).toBe('落了户口，补贴后约 1,880 元/月');
  expect(words(109_000, 'half_month', { registered: 'yes' })).toBe('补贴后约 1,880 元/月');
  expect(words(2600, 'hour', { registered: 'yes' })).toBe('补贴每月 300 元，约合 11 小时');
  expect(words(6200, 'half_day', { registered: 'yes' })).toBe('补贴每月 300 元，约合 4 个半日');
  expect(words(8800, 'session')).toBe('落了户口，补贴每月 300 元，约合 3 次');
  expect(words(40_000, 'session', { registered: 'yes' })).toBe('补贴每月 300 元');
  for (const unit of PRICE_UNITS) expect(words(2600, unit, { registered: 'no' })).toBeUndefined();
});

it('whoever gets nothing reads why, and everybody how it is claimed and by when', () => {
  const said = (one: FamilySaid) => netLines(context(), basis(one), { family }).map((line) => line.said);
  expect(said({ registered: 'no', taxed: 'no' }).slice(0, 2)).toEqual([
    expect.stringContaining('还没落户口'),
    expect.stringContaining('不交个税'),
  ]);
  expect(said({})[0]).toContain('孩子要先落户口');
  expect(said({ registered: 'yes' })[0]).not.toContain('户口');
  const [subsidy] = netLines(context(), basis({ registered: 'no' }), { family });
  expect(subsidy?.claim).toContain('户口所在地');
  expect(subsidy?.claim).toContain('每年申请');
});

it('a letter says what is left to pay with its if, and of what this child does not get why', () => {
  const letter = (lang: 'zh' | 'en', ageMonths: number) => {
    const costs = netMonths([{ amount: 218_000 }], { ageMonths, on: TODAY }, bare.supports).map(({ cost }) => cost);
    return plain(netLetter(createTranslator(lang), costs, 'CNY'));
  };
  expect(letter('zh', 8)).toBe('落了户口，补贴后一共约 1,880 元。');
  expect(letter('en', 8)).toBe('About ¥1,880 in all after subsidies once the child is registered.');
  expect(letter('zh', 36)).toContain('育儿补贴没有：只发到满 36 个月，孩子已经过了。');
  expect(letter('en', 36)).toContain(': Not for this child: it is paid only up to 36 months of age.');
});

const quoted = async (request: CareRequest) => {
  const done = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8 });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.quote;
};

it('a quote by the month is lowered month by month, and says what the days booked bring where the child comes', async () => {
  const quote = await quoted({ form: 'full_day', date: '2027-02-01', months: 2, meals: true });
  const children = quotedChildren({ lines: [{ child: 0, quote }] }, [{ ageMonths: 8 }], []);
  const view = (inclusive: boolean, said: FamilySaid = { registered: 'yes' }) =>
    netQuote(context(), basis(said, [daily]), { children, care: { form: 'full_day', inclusive } });
  expect(plain(view(true)?.summary)).toBe('补贴后一共约 4,760 元');
  expect(plain(view(true, {})?.summary)).toBe('落了户口，补贴后一共约 4,760 元');
  expect(view(true)?.months.map(({ after }) => plain(after))).toEqual(['2,380 元', '2,380 元']);
  const attended = (inclusive: boolean) => plain(view(inclusive)?.children[0]?.lines.at(-1)?.said);
  const days = quote.occasions.length;
  expect(days).toBeGreaterThan(30);
  expect(attended(true)).toBe(`订的 ${days} 天都来，一共 ${days * 10}.00 元。`);
  expect(attended(false)).toBe('没有：去的不是普惠机构。');
  expect(view(true, { registered: 'no' })).toMatchObject({ summary: '这个价没有补贴可减，点开看原因', months: [] });
});

it('an order each week counts what a month brings once, for each child by itself', async () => {
  const request = { form: 'hourly', date: '2026-12-07', window: { from: 540, to: 720 } } as const;
  const who = [{ ageMonths: 8 }, { ageMonths: 20 }];
  const done = await quoteOrder(demo.portal, {
    ...{ slug: EXAMPLE_SLUG, request, children: who, repeat: { weekdays: '15', until: '2026-12-28' } },
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
  const children = quotedChildren(done.order, who, ['小满', '小雪']);
  const view = netQuote(context(), basis({ registered: 'yes' }), { children, care: { form: 'hourly', inclusive: false } });
  const spent = children.map(({ lines }) => lines.reduce((all, { amount }) => all + amount, 0));
  const after = spent.reduce((all, fee) => all + Math.max(0, fee - 30_000), 0);
  expect(spent.some((fee) => fee > 30_000)).toBe(true);
  expect(view?.months).toHaveLength(1);
  expect(Number(plain(view?.months[0]?.after)?.replace(/[^\d]/g, '')) * 100).toBe(after);
  expect(view?.children.map(({ name }) => name)).toEqual(['小满', '小雪']);
});

it('a comparison has a row for each kind of care, and reasons and claims once for all', async () => {
  const slugs = demo.portal.supplies
    .all()
    .slice(0, 3)
    .map(({ slug }) => slug);
  const address = (more: string) => new URLSearchParams(`ids=${[EXAMPLE_SLUG, ...slugs].join(',')}${more}`);
  const view = await compareView(context(), address('&ageMonths=8'), { said: { registered: 'yes' } });
  const keys = view.rows.map(({ key }) => key);
  expect(keys).toContain('net-full_day');
  expect(keys).toContain('net-hourly');
  const cells = view.rows.find(({ key }) => key === 'net-full_day')?.cells ?? [];
  expect(plain(cells[0]?.lines[0])).toBe('补贴后约 1,880 元/月');
  expect(view.supports.map(({ title }) => title)).toContain('育儿补贴');
  const unsaid = await compareView(context(), address('&ageMonths=8'), {});
  expect(plain(unsaid.rows.find(({ key }) => key === 'net-full_day')?.cells[0]?.lines[0])).toMatch(/^落了户口，/);
  // Of no child nothing is known.
  const nobody = await compareView(context(), address(''), {});
  expect(nobody.rows.some(({ key }) => key.startsWith('net-'))).toBe(false);
  expect(nobody.supports).toEqual([]);
});
