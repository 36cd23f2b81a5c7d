import { afterAll, beforeAll, expect, it } from 'vitest';
import { previewClauses } from '#cms/contracts/preview-clauses.ts';
import { previewRule } from '#cms/contracts/preview-rule.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let single: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  const stay = { form: 'hourly', date: '2026-12-09', window: { from: 540, to: 660 } } as const;
  single = await book(demo.portal, await newFamily(demo.portal, 71), stay);
});
afterAll(() => demo.close());

const tiered = (percent: number): RefundRule => ({
  ...{ kind: 'tiered', code: 'T1', version: 9, source: '试', effectiveOn: '2027-01-01' },
  tiers: [{ hoursBefore: 1, percent }],
  otherwisePercent: 0,
});
const lookedAt = async (action: string) =>
  (await demo.portal.payload.count({ collection: 'audit-log', where: { action: { equals: action } } })).totalDocs;

it('a rule is tried on the newest booking that it speaks of, beside what its contract gives, and the look is logged', async () => {
  demo.setNow('2026-12-09T00:00:00.000Z');
  const [none, all] = [await previewRule(demo.portal, tiered(0), 'admin'), await previewRule(demo.portal, tiered(100), 'admin')];
  expect(none?.booking.id).toBe(single);
  expect(none?.byThis).toBeLessThan(Number(all?.byThis));
  expect(all?.asSigned).toBe(none?.asSigned);
  expect(await lookedAt('try_refund_rule')).toBe(2);
});

it('clauses are read filled from a contract that there is, and with their blanks where there is none', async () => {
  const clauses = [{ heading: { zh: '孩子', en: 'Child' }, text: { zh: '{child}在园。\n再见。', en: '{child} is here.' } }];
  const read = await previewClauses(demo.portal, { form: 'hourly', clauses, lang: 'zh', reader: 'admin' });
  expect(read.booking).toBeDefined();
  expect(read.sections[0]?.heading).toContain('孩子');
  const said = read.sections[0]?.paragraphs.map((parts) => parts.map(({ text }) => text).join('')) ?? [];
  expect(said[0]).toMatch(/^[^{]+在园。$/);
  expect(said[1]).toBe('再见。');
  expect(await lookedAt('try_template')).toBe(1);
  const blank = await previewClauses(demo.portal, { form: 'temporary', clauses, lang: 'en', reader: 'admin' });
  expect(blank).toEqual({ sections: [{ heading: 'Child', paragraphs: [[{ text: '{child} is here.', important: false }]] }] });
});
