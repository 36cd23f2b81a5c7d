import { afterAll, beforeAll, expect, it } from 'vitest';
import { refundRulesView } from '#site/booking/refund-rules-view.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';

/** The calculator of the page of refund rules, asked for earnest money: a contract of 7,740.00, of which a fifth is 1,548.00. */
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
});
afterAll(() => demo.close());

const plain = (text = '') => text.replaceAll('\u00a0', ' ');
const contract = { form: 'full_day', months: '3', care: '2080', meals: '500', start: '2027-04-01' };
const asked = { ...contract, paid: '2027-03-10', asked: '2027-03-11', paidBack: '2027-03-11' };
const tried = async (over: object) =>
  (await refundRulesView(pageContextOf(demo.portal), new URLSearchParams({ ...asked, ...over }))).tried;

it.each(['', 'none'])('a centre in breach returns it twice over, whatever was agreed of refunds: %s', async (agreed) => {
  const answer = await tried({ why: 'centre_stopped', earnest: '2000', agreed });
  expect(plain(answer?.back)).toBe('退给你 2,000.00 元');
  expect(plain(answer?.apart)).toBe('机构另付 1,548.00 元');
  expect(answer?.also.map(plain).slice(0, 2)).toEqual([
    '机构违约，定金双倍返还：退回的以外，机构再付 1,548.00 元。',
    '其中 452.00 元超过了合同总额的 20%，不算定金，照预付的费用退，不翻倍。',
  ]);
  expect(answer?.lines.map(({ what }) => what)).toEqual(['托育费', '餐费']);
});

it('a family that leaves gets it back once, and nothing is said of it where there was none', async () => {
  const answer = await tried({ why: 'own_choice', earnest: '1000' });
  expect([plain(answer?.back), answer?.apart]).toEqual(['退给你 1,000.00 元', undefined]);
  expect(answer?.also.join()).not.toContain('定金');
  const kept = { why: 'own_choice', earnest: '1000', earnestKept: 'on', asked: '2027-03-18', paidBack: '2027-03-18' };
  expect(plain((await tried(kept))?.back)).toBe('退给你 0.00 元');
  const rest = await tried({ ...kept, restPaid: 'on' });
  expect(plain(rest?.back)).toBe('退给你 6,740.00 元');
  expect(plain(rest?.lines[0]?.why[0])).toBe('定金过了 3 月 17 日不退，其余全退。');
  const whole = await tried({ why: 'centre_stopped' });
  expect(plain(whole?.back)).toBe('退给你 7,740.00 元');
  expect(whole?.also.join()).not.toContain('定金');
});
