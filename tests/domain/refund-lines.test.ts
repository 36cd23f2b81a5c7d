import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { refundLineWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { settle } from '#domain/contract/month-settlement.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import { type RefundCase, refundOfCase } from '#domain/contract/refund-case.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { specialDays } from '#domain/time/workdays.ts';

const none = specialDays([]);
const timeZone = 'Asia/Shanghai';
const rules = (...codes: string[]): RefundRule[] => refundRules.filter(({ code }) => codes.includes(code));
const three: RefundCase = {
  ...{ form: 'full_day', months: 3, care: 208_000, meals: 50_000, start: '2027-04-01', paid: '2027-03-10' },
  ...{ asked: '2027-04-20', by: 'family', before: false, came: 4 },
};
const stay: RefundCase = {
  ...{ form: 'hourly', months: 0, care: 7_800, meals: 1_500, start: '2027-04-14', from: 540, paid: '2027-04-01' },
  ...{ asked: '2027-04-13', askedAt: 540, by: 'family', before: true },
};
const usual = ['F1', 'F2', 'F7', 'T1'];
const linesOf = (one: Partial<RefundCase>, of = three, codes = usual) =>
  refundOfCase({ ...of, ...one }, { terms: { rules: rules(...codes), payWithinDays: 15 }, timeZone, special: none }).lines;
const said = (line: RefundLine | undefined, lang: Lang) =>
  line
    ? refundLineWords({ t: createTranslator(lang), lang, currency: 'CNY' }, line)
        .join('\n')
        .replaceAll('\u00a0', ' ')
    : '';

type Words = Record<Lang, (string | RegExp)[]>;
const F1 = '依据 F1：法释〔2025〕4号第十四条（已核对原文）';
const CASES: [string, RefundLine | undefined, Words][] = [
  [
    'all of it within the seven days',
    linesOf({ paid: '2027-04-01', asked: '2027-04-06', came: 3 })[0],
    {
      zh: ['付款后 7 天内（4 月 8 日前）反悔，全退', '2,080.00 元 全部退，不用折算', F1],
      en: ['Within 7 days of paying (by ', 'full refund', 'All of ¥2,080.00', 'By F1: 法释〔2025〕4号第十四条 ('],
    },
  ],
  [
    'by the days attended',
    linesOf({})[0],
    {
      zh: [
        '这个月 22 个工作日，去了 4 天，退 80%',
        '2,080.00 元 × 80 ÷ 100 = 1,664.00 元（正好到分）',
        '依据 F2：镇江市托育服务合同指引',
      ],
      en: [
        '4 of this month’s 22 working days attended: 80 % is refunded',
        '× 80 ÷ 100 = ¥1,664.00 (exact to the fen)',
        'By F2: ',
      ],
    },
  ],
  [
    'meals that were not eaten, rounded',
    linesOf({})[1],
    {
      zh: ['22 餐里吃了 4 餐，没吃的退', '500.00 元 × 18 ÷ 22 ≈ 409.09 元（四舍五入到分）', '依据 F7：膳食费单独核算、据实退还'],
      en: ['4 of 22 meals eaten', '× 18 ÷ 22 ≈ ¥409.09 (rounded to the fen, halves up)', 'By F7: '],
    },
  ],
  [
    'a month that has not begun',
    linesOf({})[2],
    {
      zh: ['还没有开始，全退', '2,080.00 元 全部退', '依据 F2：'],
      en: ['Not begun: full refund', 'All of ¥2,080.00', 'By F2: '],
    },
  ],
  [
    'a month that is over',
    linesOf({ asked: '2027-05-20' })[0],
    {
      zh: ['这个月已经结束，托育费不退', '付了 2,080.00 元，退 0.00 元', '依据 F2：'],
      en: ['This month is over', '¥2,080.00 was paid, ¥0.00 is refunded', 'By F2: '],
    },
  ],
  [
    'the centre’s doing',
    linesOf({ by: 'centre', came: 12 }).at(0),
    {
      zh: ['没上的 10 天全退', '2,080.00 元 × 10 ÷ 22 ≈ 945.45 元', '依据合同的退费条款：没有提供的服务全部退还'],
      en: ['The 10 unused days are refunded', '× 10 ÷ 22 ≈ ¥945.45', 'what was not provided is refunded in full'],
    },
  ],
  [
    'days on which the centre was shut',
    linesOf({ came: 12, asked: '2027-04-28', shut: [{ from: '2027-04-21', to: '2027-04-23' }] })[0],
    {
      zh: ['机构停托的 3 天没有提供', '付了 2,080.00 元，退 283.63 元', '没有提供的服务全部退还', '也可以这样算，但退得少'],
      en: [/\b3\b/, '¥283.63 is refunded', 'Other lawful ways give less'],
    },
  ],
  [
    'a stay by the hours left',
    linesOf({}, stay)[0],
    {
      zh: ['离开始还有 24 小时 0 分，按合同退 80%', '78.00 元 × 80 ÷ 100 = 62.40 元', '依据 T1：'],
      en: ['before the start: 80 % by the contract', '= ¥62.40', 'By T1: '],
    },
  ],
  [
    'the meal of a stay',
    linesOf({}, stay)[1],
    { zh: ['还没有开始，全退', '15.00 元 全部退', '依据 F7：'], en: ['Not begun', 'All of ¥15.00', 'By F7: '] },
  ],
  [
    'a stay that has begun',
    linesOf({ asked: '2027-04-14' }, stay)[0],
    { zh: ['已经开始，不退', '退 0.00 元', '依据 T1：'], en: ['Already begun', '¥0.00 is refunded', 'By T1: '] },
  ],
  [
    'nothing agreed',
    linesOf({ came: 12 }, three, ['F7'])[0],
    {
      zh: ['没有约定怎么退', '22 个工作日去了 12 天', '≈ 945.45 元', '依据 F11：法释〔2025〕4号第八条、第十五条'],
      en: [/22/, /12/, 'By F11: Supreme People’s Court, Fa Shi [2025] No. 4'],
    },
  ],
  [
    'a stay to which nobody came',
    noShow(20),
    {
      zh: ['没有人来，按合同退 20%', '78.00 元 × 20 ÷ 100 = 15.60 元', '依据 T1：'],
      en: ['Nobody came: 20 % by the contract', '= ¥15.60', 'By T1: '],
    },
  ],
];

/** By tiers that give something to who does not come. */
function noShow(otherwisePercent: number): RefundLine | undefined {
  const basis = {
    lines: linesOf({}, stay).map(({ line }) => line),
    terms: { rules: rules('T1').map((rule) => ({ ...rule, otherwisePercent }) as RefundRule), payWithinDays: 15 },
    ...{ timeZone, hadSameService: true },
  };
  return settle(basis, { span: { from: stay.start, to: stay.start }, attended: [], notGiven: [] }, none).lines[0];
}

describe('a line of a refund says why, what was counted, how it was reckoned and rounded, and by which rule and article', () => {
  it.each(CASES)('%s', (_, line, words) => {
    for (const lang of LANGS)
      for (const one of words[lang])
        expect(said(line, lang)).toMatch(typeof one === 'string' ? new RegExp(RegExp.escape(one)) : one);
  });

  it('whatever was agreed and however it ended, there is a reason, a sum and a basis', () => {
    for (const codes of [usual, ['F4', 'F7'], ['F5', 'F8'], ['F3', 'F6', 'F9'], []])
      for (const one of [three, { ...three, list: 260_000 }, stay])
        for (const by of ['family', 'centre'] as const)
          for (const asked of ['2027-03-31', '2027-04-02', '2027-04-12', '2027-04-20', '2027-06-20'])
            for (const line of linesOf({ by, asked }, one, codes)) {
              expect(said(line, 'zh').split('\n').length).toBeGreaterThanOrEqual(3);
              expect(said(line, 'zh')).toMatch(/依据/);
              expect(said(line, 'en')).toMatch(/\bBy /);
              expect(said(line, 'en')).toMatch(/¥/);
            }
  });
});
