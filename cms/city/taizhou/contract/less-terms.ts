import type { LessTermRule } from '#domain/contract/centre-terms.ts';
import { lessInEnglish } from '../../terms-in-english.ts';

/** Standard terms that lessen what a consumer is owed do not hold (消费者权益保护法第二十六条); prices are the published ones. */
const SOURCES = {
  refund: '消费者权益保护法第二十六条',
  charge: '价格法第十三条',
  override: '消费者权益保护法第二十六条',
} satisfies Record<LessTermRule['kind'], string>;

/** How terms are usually worded that leave a family worse off than the model contract: in a centre's own terms such a sentence has no place. */
const CHINESE: Omit<LessTermRule, 'lang' | 'source'>[] = [
  {
    kind: 'refund',
    says: [
      '退(?:费|款|钱|园费|托费|托育费|餐费)',
      '(?:费用?|款项?|钱|金额|余额|预付款|[定订]金(?![额属融])|餐费)[^,]{0,14}(?:退|返还|扣)',
      '(?:退还?|返还)[^,]{0,8}(?:费|款|钱|金额|%|成)',
      '扣(?:除|减|留|收|下)?[^,]{0,8}(?:费|款|钱|元|%|成)',
      '不退(?![出园托步])',
      '违约金|手续费',
    ],
  },
  {
    kind: 'charge',
    says: [
      '(?<!不[得会]?)(?:另外?|加|多|额外|再)(?:行)?(?:收取?|付|交|缴)',
      '(?<!不[得会]?(?:另外?|另行|再|额外)?)(?:收取|缴纳|交纳|支付|预付|缴|交)[^,]{0,12}(?:费|款|金(?!属)|元)',
      // What holds a place is a charge of its own beside the contract’s; 约定金额 and 指定金属 are other words.
      '定金(?![额属融])|订金|诚意金|意向金|[占留]位[费金]|[占留](?:位|名额)的?钱',
      '押金|滞纳金|罚款|赞助费|保证金|涨价',
      '每[天日次月周人][^,]{0,8}\\d+[^,]{0,2}元',
    ],
  },
  {
    kind: 'override',
    says: [
      '不适用|不受[^,]{0,10}(?:约束|限制)',
      '(?:代替|替代|取代|优先于)[^,]{0,12}(?:条|款|合同|约定|范本)',
      '以(?:乙方|机构|本园|园方|我园|补充|本补充)[^,]{0,12}为准',
      '放弃[^,]{0,12}(?:权利?|要求|主张)',
      '第[一二三四五六七八九十\\d]+条[^,]{0,8}(?:不|删除|作废|无效)',
    ],
  },
];

export const lessTerms: LessTermRule[] = [
  ...CHINESE.map((rule) => ({ ...rule, lang: 'zh' as const, source: SOURCES[rule.kind] })),
  ...lessInEnglish(SOURCES),
];
