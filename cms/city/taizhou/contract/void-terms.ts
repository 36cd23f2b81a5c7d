import type { VoidTermRule } from '#domain/contract/void-terms.ts';

const SOURCE = '法释〔2025〕4号第九条';

/** How void terms are usually worded. A sentence that takes one up to forbid it is none. */
const CHINESE: Omit<VoidTermRule, 'lang' | 'source'>[] = [
  {
    kind: 'no_refund',
    says: [
      '不(?:予|再|作|做|办理|接受|支持|给|能|可|得|可以)?(?:任何形式的?|任何)?(?:退费|退款|退还|退回|退钱|返还)',
      '(?:概|一律|恕|均|都|也|就|一经[^,]{1,12})不退(?![出托园步])',
      '不退(?:$|[,)、]|[不费款钱])',
      '(?:无权|不得|不能|不可|放弃)(?:再)?(?:要求|申请|主张|索要)?[^,]{0,4}退(?:费|款|还)',
      '(?:费用|款项|余额|预付款|托育费)[^,]{0,8}(?:作废|清零|归(?:乙方|机构|本园|园方)所有)',
      '(?:乙方|机构|本园|园方)有权(?:不退|拒绝退)',
    ],
    unless: [
      '(?:乙方|机构|本园|园方)[^,]{0,6}(?:不得|不能|不可|无权)[^,]{0,14}(?:退|返还)',
      '不得(?:拒绝|拖延|拒不|以[^,]{1,20})',
      '(?:逾期|拒)不(?:退|返)还?[^,]{0,4}的',
    ],
  },
  {
    kind: 'bar_on_assignment',
    says: [
      '(?:不得|禁止|不能|不可以?|不允许|无权|不准|谢绝|不支持|不接受)[^,]{0,12}(?:转让|转赠|让与|过户|换给)',
      '(?:仅限|只限|限)本人[^,]{0,6}使用',
    ],
    unless: ['(?:乙方|机构|本园|园方)[^,]{0,6}(?:不得|禁止|不能|无权)', '不得(?:拒绝|限制|阻止|无故)'],
  },
  {
    kind: 'unilateral_change',
    says: [
      '(?:乙方|机构|本园|园方|我园|我方)[^,]{0,12}(?:有权|可以?|可随时|保留)[^。]{0,22}(?:调整|变更|更改|修改|提高|上调|降低|取消|调换)[^。]{0,14}(?:价格|收费|费用|托育费|标准|服务|内容|时间|班级|质量|条款|合同|权利)?',
      '(?:价格|收费|费用|托育费|标准)[^,]{0,10}以[^,]{0,12}(?:最新|届时|新)[^,]{0,8}(?:公布|通知|公示|价目表?)[^,]{0,4}为准',
      '(?:最终)?解释权[^,]{0,8}(?:归|属)',
      '(?:乙方|机构|本园|园方)[^,]{0,8}(?:单方|自行)(?:决定|调整|变更|更改|修改)',
    ],
    unless: [
      '不得[^,]{0,10}(?:调整|变更|更改|修改|提高|上调|降低|取消|调换|单方|自行)',
      '双方(?:同意|协商一致|书面)',
      '经甲方(?:书面)?同意',
      '(?:没有|不享有)[^,]{0,4}解释权',
    ],
  },
  {
    kind: 'exemption',
    says: [
      '(?:概不|不|无须|无需|不再)(?:负|负有|承担|负担)(?:任何|一切|其他|相关|法律|赔偿)*[^,]{0,4}责任',
      '(?:概|一概|均)不(?:负责|赔偿)',
      '(?:免除|减轻)[^,]{0,14}(?:责任|赔偿|义务)',
      '免责',
      '(?:责任|后果|损失|费用|风险)[^,]{0,10}(?:由甲方|由家长|由监护人)(?:自行|全部|自己)?(?:承担|负责|负担)',
      '(?:责任|后果|损失|风险)自负',
      '与(?:乙方|本园|机构|园方|我园)无关',
      '(?:赔偿|责任)[^,]{0,10}(?:不超过|以[^,]{1,10}为限|最高)',
    ],
    unless: ['没有任何条款', '不(?:得|能|因此|应)?(?:免除|减轻|免责)', '(?:甲方|家长)(?:概?不|无须|无需)(?:负|承担)'],
  },
  {
    kind: 'dispute_cost',
    says: [
      '(?:只能|必须|应当?|须|一律|均|统一)[^,]{0,18}仲裁',
      '(?:提交|提请|交由|由)[^,]{0,16}仲裁',
      '(?:乙方|机构|本园|园方|被告|合同签订地)[^,]{0,4}(?:所在地|住所地|注册地|法院)',
      '(?:仲裁|诉讼|律师|鉴定|公证|交通)费[^,]{0,8}(?:由甲方|由家长|甲方承担)',
      '(?:不得|不能|禁止|放弃)[^,]{0,8}(?:投诉|起诉|举报|诉讼|仲裁|差评|向媒体|向法院)',
      '(?:须|必须|应当?)先[^,]{0,10}(?:调解|协商)[^。]{0,10}(?:方可|才能|才可以?)(?:起诉|投诉)',
    ],
    unless: ['不约定仲裁', '(?:乙方|机构)[^,]{0,6}不得(?:阻止|限制|干涉|因)', '不限定'],
  },
];

const ENGLISH: Omit<VoidTermRule, 'lang' | 'source'>[] = [
  {
    kind: 'no_refund',
    says: [
      '\\bno (?:fees? )?(?:is |are |will be )?refund',
      'non-?refundable',
      '(?:not|never) (?:be )?(?:refund|returned|paid back|reimbursed)',
      'does not refund|do not refund',
      'forfeit',
    ],
    unless: ['centre (?:may|shall|must) not', 'if [^,]{0,40}not (?:been )?(?:refunded|paid back)'],
  },
  {
    kind: 'bar_on_assignment',
    says: ['(?:may|must|shall|can) ?not (?:be )?(?:assign|transfer)', 'non-?transferable', 'no (?:assignment|transfer)'],
    unless: ['centre (?:may|shall|must) not'],
  },
  {
    kind: 'unilateral_change',
    says: [
      '(?:centre|party b|we) (?:may|can|reserves? the right to|is entitled to)(?! not)[^,]{0,40}(?:change|adjust|raise|alter|increase|amend|modify)',
      'sole discretion',
      'final interpretation',
    ],
    unless: ['both parties', 'consent of (?:party a|the (?:family|parent))', 'party a agrees'],
  },
  {
    kind: 'exemption',
    says: [
      '(?:not|never) (?:be )?(?:held )?(?:liable|responsible)',
      '\\bno (?:liability|responsibility)',
      'own risk',
      '(?:exclud|exempt|releas|waiv)\\w*[^,]{0,30}liab',
      'liability[^,]{0,30}(?:limited to|not exceed|no more than)',
    ],
    unless: ['nothing in this', 'not (?:exclude|exempt|release|limit|lessen)', 'party a (?:is|shall) not'],
  },
  {
    kind: 'dispute_cost',
    says: [
      '(?:only|must|shall)[^,]{0,40}arbitrat',
      'binding arbitration',
      'waives?[^,]{0,30}(?:right|court|sue|claim)',
      'exclusive jurisdiction',
      'court[^,]{0,20}(?:where|of the place)[^,]{0,10}(?:the )?centre',
      '(?:costs?|fees?)[^,]{0,30}(?:borne|paid) by (?:the )?(?:parent|family|party a)',
    ],
    unless: ['nothing here binds'],
  },
];

export const voidTerms: VoidTermRule[] = [
  ...CHINESE.map((rule) => ({ ...rule, lang: 'zh' as const, source: SOURCE })),
  ...ENGLISH.map((rule) => ({ ...rule, lang: 'en' as const, source: SOURCE })),
];
