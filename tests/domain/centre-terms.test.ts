import { describe, expect, it } from 'vitest';
import { pack as columbia } from '#cms/city/british-columbia/pack.ts';
import { pack as taizhou } from '#cms/city/taizhou/pack.ts';
import { LESS_KINDS, type OwnTermRules, whyNotOwnTerms } from '#domain/contract/centre-terms.ts';
import { allClauses, type OwnTerm } from '#domain/contract/contract.ts';
import { VOID_KINDS } from '#domain/contract/void-terms.ts';

const headings = taizhou.contractTemplates.flatMap(({ clauses }) => clauses.map(({ heading }) => heading));
const { languages, lessTerms, voidTerms } = taizhou;
const rules: OwnTermRules = { languages, lessTerms, voidTerms, headings };
const term = (zh: string, en = 'As agreed between both.', heading = { zh: '书包', en: 'Bags' }): OwnTerm => ({
  heading,
  text: { zh, en },
});
const found = (...terms: OwnTerm[]) => whyNotOwnTerms(terms, rules).map((one) => ('kind' in one ? one.kind : one.problem));

describe('a centre adds to the city’s clauses', () => {
  it.each([
    ['孩子的衣物请写上名字，离园时带走。', 'Please write the child’s name on its clothes.'],
    ['孩子的被褥由机构提供，每周清洗，不另外收钱。', 'Bedding is provided and washed every week, free of charge.'],
    ['离园时退还孩子的被褥。', 'The child’s own blanket goes home with it.'],
    ['家长每月可以来园观看一次活动，请提前一天告诉老师。', 'Parents may watch once a month; tell the teacher a day before.'],
    ['餐具按约定金额配齐，水杯用指定金属材质的。', 'Cups are of the metal that was agreed on.'],
    ['生病痊愈后凭医院证明返园。', 'After an illness the child returns with a note from the hospital.'],
  ])('what is no less favourable: %s', (zh, en) => {
    expect(found(term(zh, en))).toEqual([]);
  });

  it.each([
    ['refund', '中途离开的，退费时先扣20%。'],
    ['refund', '甲方提前结束的，托育费的一半不返还。'],
    ['refund', '提前退出应当支付违约金。'],
    ['refund', '退**费**按乙方规定办理。'],
    ['refund', '提前结束的，余额\n扣除百分之三十。'],
    ['charge', '晚接每次30元。'],
    ['charge', '入园时交押金。'],
    ['charge', '签约时先付定金2000元。'],
    ['charge', '留名额的，先交订金。'],
    ['charge', '占位费200元，开学抵学费。'],
    ['refund', '签约后不来的，定金不退。'],
    ['no_refund', '签约后不来的，定金归乙方所有。'],
    ['charge', '空调费、材料费另行收取。'],
    ['charge', '不收材料费，但是每月缴纳活动费。'],
    ['override', '第八条不适用。'],
    ['override', '与合同不一致的，以本补充约定为准。'],
    ['override', '甲方放弃查看录像的权利。'],
    ['exemption', '孩子在园受伤，机构概不负责。'],
    ['no_refund', '费用一经缴纳，概不退还。'],
    ['bar_on_assignment', '本合同不得转让给他人。'],
  ])('nothing that lessens what a family has: %s, %s', (kind, zh) => {
    expect(found(term(zh))).toContain(kind);
  });

  it.each([
    ['refund', 'If Party A leaves early, 20 % is deducted.'],
    ['refund', 'No refund for days of illness.'],
    ['charge', 'A deposit is paid on the first day.'],
    ['charge', 'Families must pay for materials.'],
    ['charge', 'Earnest money of 500 holds the place.'],
    ['charge', 'A booking fee holds the place.'],
    ['override', 'Clause 8 does not apply.'],
  ])('nor in the language that does not bind: %s, %s', (kind, en) => {
    expect(found(term('按约定。', en))).toContain(kind);
  });

  it('in both languages, with no blanks, and under headings that are its own', () => {
    const [first] = headings;
    if (!first) throw new Error('no clause');
    expect(found(term('好。', ' '))).toEqual(['no_words']);
    expect(found(term('合计｛total｝。'))).toEqual(['blanks']);
    // None takes the place of a clause, however its heading is typed.
    expect(found(term('当事人以园方登记为准。', 'As registered.', { zh: ` ${first.zh}。`, en: 'Other' }))).toContain(
      'in_place_of',
    );
    expect(found(term('好。', 'Good.', { zh: '别的', en: first.en.toUpperCase() }))).toEqual(['in_place_of']);
    expect(found(term('好。'), term('也好。'))).toEqual(['twice', 'twice']);
  });

  it('says which term and sentence it is, in which language, and on which ground', () => {
    expect(whyNotOwnTerms([term('请带水杯。'), term('好。退费扣20%。', 'Good.', { zh: '离园', en: 'Leaving' })], rules)).toEqual([
      { problem: 'less', kind: 'refund', term: 1, lang: 'zh', sentence: '退费扣20%', source: '消费者权益保护法第二十六条' },
    ]);
  });

  it('after the clauses, of which none is left out', () => {
    const clauses = taizhou.contractTemplates[0]?.clauses ?? [];
    const terms = [term('请带水杯。')];
    expect(allClauses({ clauses, ownTerms: { version: 1, effectiveOn: '2026-12-01', terms } })).toEqual([...clauses, ...terms]);
    expect(allClauses({ clauses })).toEqual(clauses);
  });
});

describe.each([taizhou, columbia])('in $code', (city) => {
  const own = city.contractTemplates.flatMap(({ clauses }) => clauses.map(({ heading }) => heading));

  it('every kind of term that lessens or voids is looked for in every language that its contracts have, with what says so', () => {
    for (const lang of city.languages)
      for (const [kinds, all] of [
        [LESS_KINDS, city.lessTerms],
        [VOID_KINDS, city.voidTerms],
      ] as const)
        for (const kind of kinds) {
          const worded = all.filter((one) => one.kind === kind && one.lang === lang);
          expect([lang, kind, worded.length > 0 && worded.every(({ source }) => source !== '')]).toEqual([lang, kind, true]);
        }
  });

  it('its own clauses set nothing aside', () => {
    const clauses = city.contractTemplates.flatMap((one) => one.clauses);
    const overriding = whyNotOwnTerms(clauses, { ...city, headings: [] }).filter(
      (one) => 'kind' in one && one.kind === 'override',
    );
    expect(overriding).toEqual([]);
  });

  it('a term in English that lessens what a family has is refused, and one that does not is taken', () => {
    const problems = (text: string) =>
      whyNotOwnTerms([{ heading: { zh: 'Sun', en: 'Sun' }, text: { zh: text, en: text } }], { ...city, headings: own }).flatMap(
        (one) => ('kind' in one ? [one.kind] : [one.problem]),
      );
    expect(problems('Please send a sun hat from May to September, with the child’s name in it.')).toEqual([]);
    for (const [kind, text] of [
      ['no_refund', 'Fees are non-refundable once the month has begun.'],
      ['refund', 'A quarter of the fee is deducted when a family leaves early.'],
      ['charge', 'Families must pay for outings.'],
      ['override', 'The clause on refunds does not apply in July.'],
      ['exemption', 'The centre is not liable for injuries on outings.'],
      ['unilateral_change', 'The centre may change its fees at any time.'],
      ['dispute_cost', 'Any dispute must be settled by binding arbitration.'],
    ] as const)
      expect(problems(text)).toContain(kind);
  });
});
