import { describe, expect, it } from 'vitest';
import { pack as britishColumbia } from '#cms/city/british-columbia/pack.ts';
import { pack as taizhou } from '#cms/city/taizhou/pack.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { clauseProblems } from '#domain/contract/template-check.ts';
import { findVoidTerms } from '#domain/contract/void-terms.ts';

const templatesOf = (city: typeof taizhou) => city.contractTemplates.map((one) => [one.code, { city, ...one }] as const);
const every = [...templatesOf(taizhou), ...templatesOf(britishColumbia)];
const full = taizhou.contractTemplates.find(({ code }) => code === 'TZ-FULL-DAY')?.clauses ?? [];
const check = (clauses: readonly TemplateClause[]) =>
  clauseProblems(clauses, taizhou.contractElements, { languages: ['zh', 'en'], monthly: true, framework: false });
const change = (covers: string, by: (clause: TemplateClause) => Partial<TemplateClause>) =>
  full.map((one) => (one.covers?.some((element) => element === covers) ? { ...one, ...by(one) } : one));

describe('what a template says', () => {
  it.each(every)('%s says everything that its city asks of it', (_, { city, clauses, oneStay, frameworkMonths }) => {
    const { languages, contractElements } = city;
    expect(
      clauseProblems(clauses, contractElements, { languages, monthly: !oneStay, framework: Boolean(frameworkMonths) }),
    ).toEqual([]);
  });

  it.each(every)('%s holds no void term', (_, { city, clauses }) => {
    expect(findVoidTerms(clauses, taizhou.voidTerms)).toEqual([]);
    expect(findVoidTerms(clauses, city.voidTerms)).toEqual([]);
  });

  it('is missed where its clause is taken out, of the law’s elements for good', () => {
    const without = (covers: string) => full.filter((one) => !one.covers?.some((element) => element === covers));
    for (const { element, mandatory } of taizhou.contractElements)
      expect(check(without(element))).toContainEqual({ problem: 'missing', element, mandatory });
    expect(check(without('disputes')).some(({ mandatory }) => mandatory)).toBe(true);
    expect(check(without('cctv')).some(({ mandatory }) => mandatory)).toBe(false);
  });

  it('is hollow where the clause stands and no longer says what it is there for, in any language', () => {
    const hollow = change('refunds', ({ text }) => ({ text: { ...text, en: text.en.replace('{refundTable}', 'see above') } }));
    expect(check(hollow)).toEqual([
      { problem: 'not_filled_in', element: 'refunds', mandatory: true, lang: 'en', fills: ['refundTable'] },
    ]);
  });

  it('stands out where the law asks for it', () => {
    expect(check(change('disputes', () => ({ important: false })))).toEqual([
      { problem: 'not_important', element: 'disputes', mandatory: true },
    ]);
  });

  it('names no blank that nothing fills, no table within a sentence, and says it in every language', () => {
    const wrong = change('cctv', () => ({ text: { zh: '{gaurdian}见{feeTable}。', en: ' ' } }));
    expect(check(wrong)).toMatchObject([
      { problem: 'unknown_fill', lang: 'zh', fills: ['gaurdian'], clause: 11 },
      { problem: 'table_not_alone', lang: 'zh', fills: ['feeTable'], clause: 11 },
      { problem: 'no_words', lang: 'en', clause: 11 },
    ]);
  });
});

const NONE = { zh: '', en: '' };
const kindsOf = (zh: string, en = '') =>
  findVoidTerms([{ heading: NONE, text: { zh, en } }], taizhou.voidTerms).map(({ kind }) => kind);

describe('a void term (法释〔2025〕4号 art. 9) is known by its words', () => {
  it.each([
    ['no_refund', '费用一经缴纳，概不退还。'],
    ['no_refund', '孩子中途退园的，已缴费用不予退费'],
    ['no_refund', '开课后一律不退。'],
    ['no_refund', '家长无权要求退费。'],
    ['no_refund', '预付款不**退**。'],
    ['no_refund', '逾期未使用的余额作废。'],
    ['no_refund', '甲方同意放弃退费。'],
    ['bar_on_assignment', '本合同不得转让。'],
    ['bar_on_assignment', '托位仅限本人使用，谢绝转让'],
    ['unilateral_change', '乙方有权根据经营情况调整收费标准。'],
    ['unilateral_change', '机构可以随时更换服务内容，变更上课时间。'],
    ['unilateral_change', '收费以乙方最新公布的价目表为准。'],
    ['unilateral_change', '本合同最终解释权归乙方所有。'],
    ['exemption', '孩子在园受伤，乙方概不负责。'],
    ['exemption', '孩子自身原因受伤的，乙方不承担任何责任。'],
    ['exemption', '发生意外的，后果由甲方自行承担。'],
    ['exemption', '因此产生的损失与机构无关。'],
    ['exemption', '乙方的赔偿以当月托育费为限。'],
    ['dispute_cost', '发生争议的，须提交上海仲裁委员会仲裁。'],
    ['dispute_cost', '向乙方所在地人民法院起诉。'],
    ['dispute_cost', '诉讼费、律师费由甲方承担。'],
    ['dispute_cost', '甲方不得向媒体投诉。'],
  ])('%s: %s', (kind, words) => {
    expect(kindsOf(words)).toContain(kind);
  });

  it.each([
    ['no_refund', 'Fees are non-refundable.'],
    ['no_refund', 'The fee will not be refunded after the first day.'],
    ['bar_on_assignment', 'Party A may not transfer this contract.'],
    ['unilateral_change', 'The centre may change the fees at any time.'],
    ['exemption', 'The centre is not liable for accidents.'],
    ['dispute_cost', 'Any dispute shall be settled by arbitration in Shanghai.'],
  ])('%s: %s', (kind, words) => {
    expect(kindsOf('', words)).toContain(kind);
  });

  it.each([
    '乙方不得拒绝退费。',
    '乙方不得以任何理由不退费用。',
    '乙方逾期不退还的，每日另付利息。',
    '甲方可以转让本合同，乙方不得无故拒绝转让。',
    '乙方不得单方变更价格。',
    '价格调整须经甲方书面同意。',
    '本合同没有任何条款免除或者减轻乙方的法定责任。',
    '甲方不承担任何责任。',
    '孩子不退出班级的，继续托育。',
    '双方可以向有管辖权的人民法院起诉。',
    '户外活动每天不少于两小时，雨天改在室内。',
    '孩子的衣物请写上名字。',
  ])('and not taken for one where it is none: %s', (words) => {
    expect(kindsOf(words)).toEqual([]);
  });

  it.each(['已缴费用概不\n退还。', '已缴费用概不\r\n 退还', '已缴费用概\u2028不退还', '已缴费用,\n一律\u00ad不退。'])(
    'whatever breaks it: %j',
    (words) => {
      expect(kindsOf(words)).toEqual(['no_refund']);
    },
  );

  it('nor does a line beside it that forbids one hide it', () => {
    expect(kindsOf('概不退还\n乙方不得拒绝退费')).toEqual(['no_refund']);
  });

  it('in a heading too', () => {
    const clause = { heading: { zh: '费用概不退还', en: 'Fees are non-refundable' }, text: NONE };
    expect(findVoidTerms([clause], taizhou.voidTerms).map(({ lang, sentence }) => [lang, sentence])).toEqual([
      ['zh', '费用概不退还'],
      ['en', 'Fees are non-refundable'],
    ]);
  });
});
