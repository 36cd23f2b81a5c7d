import type { ElementRule } from '#domain/contract/template-check.ts';

const PLAN = '泰政办发〔2021〕71号第八条';
const PREPAID = '《消费者权益保护法实施条例》第二十二条';
const FORM = '《民法典》第四百六十九条；《电子签名法》第四条';
const MODEL = '镇江市托育服务合同指引（体例）';
const DRAFT = '《托育机构管理规范》2019年征求意见稿';
const DATA = '《个人信息保护法》第二十八条至第三十一条';

const law = { mandatory: true, status: 'sure' } as const;
const custom = { mandatory: false, status: 'half' } as const;

/** What a contract of the city says: by law, which nobody leaves out, and by the model contracts, whose absence is named. */
export const contractElements: ElementRule[] = [
  { element: 'parties', ...law, source: '法释〔2025〕4号第三条' },
  { element: 'service', ...law, source: PREPAID },
  { element: 'period', ...law, source: PLAN },
  { element: 'class_and_hours', ...custom, source: MODEL },
  { element: 'fees', ...law, important: true, source: PLAN },
  { element: 'only_listed', ...law, important: true, source: '发改价格〔2024〕1477号；《价格法》第十三条' },
  { element: 'billing', ...law, monthly: true, source: PLAN },
  { element: 'meals', ...custom, source: DRAFT },
  { element: 'refunds', ...law, important: true, source: PLAN },
  { element: 'payout', ...law, important: true, source: PREPAID },
  { element: 'pick_up', ...custom, source: MODEL },
  { element: 'entry_check', ...custom, source: DRAFT },
  { element: 'illness', ...custom, source: DRAFT },
  { element: 'medicine', ...custom, source: DRAFT },
  { element: 'emergency', ...custom, source: DRAFT },
  { element: 'insurance', ...custom, source: MODEL },
  { element: 'personal_data', ...law, source: DATA },
  { element: 'cctv', ...custom, source: DRAFT },
  { element: 'duties', ...law, source: DRAFT },
  { element: 'liability', ...law, important: true, source: PREPAID },
  { element: 'change_and_end', ...custom, source: MODEL },
  { element: 'trial', ...custom, monthly: true, source: MODEL },
  { element: 'stopping', ...law, source: PREPAID },
  { element: 'disputes', ...law, important: true, source: PLAN },
  { element: 'effect', ...law, source: FORM },
];
