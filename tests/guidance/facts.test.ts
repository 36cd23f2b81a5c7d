import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACT_GROUPS, type Fact, listFacts } from '#cms/guidance/facts/list-facts.ts';
import { isToConfirm, lacksOf } from '#domain/language/source-row.ts';
import { readRates } from '#domain/money/family-support.ts';
import { webAddress } from '#domain/places/web-address.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
let facts: Fact[];
beforeAll(async () => {
  demo = await demoPortal();
  facts = await listFacts(demo.portal);
});
afterAll(() => demo.close());

const named = (some: readonly Fact[]) => some.map(({ group, key }) => `${group} ${key}`);
const keysOf = (...groups: Fact['group'][]) => facts.filter(({ group }) => groups.includes(group)).map(({ key }) => key);

it('every fact on a schedule or in a calculation rests on a source, with how and when that was read', () => {
  expect(facts.length).toBeGreaterThan(150);
  expect(FACT_GROUPS.filter((group) => !facts.some((fact) => fact.group === group))).toEqual([]);
  expect(named(facts.filter(({ row }) => lacksOf(row).length > 0))).toEqual([]);
});

it('the walk leaves none out of what the calendar, home visits and the sums for families read', async () => {
  const { dangerSigns, familySupports, priceCeilings, schedule, visitRules } = demo.portal;
  expect(keysOf('visit', 'check', 'vaccine', 'tcm').sort()).toEqual((await schedule.list()).map(({ code }) => code).sort());
  expect(keysOf('support').sort()).toEqual((await familySupports.list()).map(({ code }) => code).sort());
  expect(keysOf('support').sort()).toEqual(['childcare-subsidy', 'city-voucher', 'parents-leave', 'tax-deduction']);
  expect(keysOf('ceiling')).toHaveLength((await priceCeilings.list()).length);
  expect(keysOf('charge_list')).toHaveLength((await priceCeilings.listCharges()).length);
  expect(keysOf('visit_rule')).toHaveLength((await visitRules.list()).length);
  for (const age of [0, 42, 43, 400, 1095])
    for (const { code } of await visitRules.checksFor(age, '2026-11-23')) expect(keysOf('visit_point'), code).toContain(code);
  expect(keysOf('milestone').sort()).toEqual((await dangerSigns.list()).map(({ key }) => key).sort());
});

it('fails for any of them whose source, mark or day is taken away', () => {
  for (const { row, key } of facts) {
    expect(lacksOf({ ...row, source: '' }), key).toEqual(['source']);
    expect(lacksOf({ ...row, checked: undefined }), key).toEqual(['checked']);
    expect(lacksOf({ ...row, readOn: undefined }), key).toEqual(['readOn']);
  }
  const [{ row } = { row: {} }] = facts;
  expect(lacksOf({ ...row, source: { zh: '来源', en: ' ' } })).toEqual(['source']);
});

it('only what was read on the page of who issued it is certain: doses, Chinese medicine, leave and taxes are to confirm', () => {
  const open = facts.filter(({ row }) => row.checked === undefined || isToConfirm({ checked: row.checked }));
  expect(keysOf('vaccine', 'tcm').every((key) => open.some((fact) => fact.key === key))).toBe(true);
  expect(open.filter(({ group }) => group === 'support').map(({ key }) => key)).not.toContain('childcare-subsidy');
  expect(open.filter(({ group }) => group === 'support')).toHaveLength(3);
  expect(open.filter(({ group }) => group === 'visit')).toEqual([]);
});

it('an entry without a source, a mark or a day is not kept, and one that an editor adds is walked at once', async () => {
  const { payload, familySupports } = demo.portal;
  const words = { zh: '补贴', en: 'Support' };
  const data = {
    ...{ code: 'meal', kind: 'yearly', untilMonths: 36, from: '2026-01-01', amount: 1200, order: 90, taxRates: '3, 10' },
    ...{ title: words.zh, how: words.zh, deadline: words.zh, source: words.zh, checked: 'copy', readOn: '2026-11-20' },
  };
  // What is no page of the web is no link for families.
  const LINKS = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc'].map((sourceUrl) => ({ sourceUrl }));
  const create = (over: object) =>
    payload.create({ collection: 'family-supports', locale: 'zh', data: { ...data, ...over } as never });
  for (const over of [
    { source: '' },
    { readOn: null },
    { readOn: 'soon' },
    { checked: 'seen' },
    { taxRates: '3, many' },
    ...LINKS,
  ])
    await expect(create(over), JSON.stringify(over)).rejects.toThrow();
  await create({ sourceUrl: 'www.example.cn/a' });
  expect((await familySupports.list()).find(({ code }) => code === 'meal')?.sourceUrl).toBe('https://www.example.cn/a');
  for (const { key, row } of facts) if (row.sourceUrl) expect(webAddress(row.sourceUrl), key).toBe(row.sourceUrl);
  expect((await familySupports.list()).find(({ code }) => code === 'meal')?.taxRates).toEqual([3, 10]);
  expect((await listFacts(demo.portal)).find(({ key }) => key === 'meal')?.row.readOn).toBe('2026-11-20');
});

it('rates are whole numbers of per cent', () => {
  expect(readRates('3， 10、20')).toEqual([3, 10, 20]);
  expect(readRates('')).toEqual([]);
  for (const wrong of ['0', '101', '3.5', 'a']) expect(readRates(wrong)).toBeUndefined();
});
