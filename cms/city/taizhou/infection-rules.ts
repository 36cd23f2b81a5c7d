import type { InfectionRule } from '#domain/booking/infection.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

const LIST =
  '复课制度所附《学校（托幼机构）常见传染病隔离期限》，只读过转载，待市疾控中心核对。几例提醒、几例告诉同班家长：平台预设';
const LIST_URL = 'https://m.deliwenku.com/p-36109183.html';
const CLOSING = '北京市 2010 年手足口病通知：一周内同班 2 例及以上建议停课（转载）；沈阳市同';
const OWN = '没有查到依据，平台预设，待市疾控中心核对';

const rule = (code: string, days: number, name: InEveryLanguage, said: Partial<InfectionRule> = {}): InfectionRule => ({
  ...{ code, name, days, proof: true, watchCases: 2, watchDays: 7, tellCases: 2 },
  ...{ source: LIST, sourceUrl: LIST_URL, checked: 'copy', readOn: '2026-11-30', effectiveOn: '2026-09-01', ...said },
});

const unread = { source: OWN, sourceUrl: undefined, checked: 'unchecked' } as const;

/**
 * Infectious diseases to begin with; the city's administrators go on from there. A list that says "until the child is well
 * and so many days" has the least number of days here: the rest is the certificate's.
 */
export const infectionRules: InfectionRule[] = [
  rule('hand_foot_mouth', 14, { zh: '手足口病', en: 'Hand, foot and mouth disease' }, { source: `${LIST}。停课：${CLOSING}` }),
  rule('herpangina', 14, { zh: '疱疹性咽峡炎', en: 'Herpangina' }, unread),
  rule('chickenpox', 14, { zh: '水痘', en: 'Chickenpox' }),
  rule('influenza', 3, { zh: '流行性感冒', en: 'Influenza' }),
  rule('norovirus', 3, { zh: '诺如病毒等感染性腹泻', en: 'Norovirus and other infectious diarrhoea' }, unread),
  rule('scarlet_fever', 7, { zh: '猩红热', en: 'Scarlet fever' }),
  rule('mumps', 21, { zh: '流行性腮腺炎', en: 'Mumps' }),
  rule('measles', 5, { zh: '麻疹', en: 'Measles' }),
  rule('rubella', 5, { zh: '风疹', en: 'Rubella' }),
  rule('other', 1, { zh: '其他传染病或疑似', en: 'Another infection, or a suspected one' }, { ...unread, tellCases: 0 }),
];
