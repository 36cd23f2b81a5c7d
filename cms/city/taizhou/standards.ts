import type { CentreEndRule } from '#domain/booking/centre-end.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { OfferSigningRule } from '#domain/contract/offer-signature.ts';
import type { CentrePayRule } from '#domain/money/at-centre.ts';
import type { WaitlistRules } from '#domain/offers/waitlist-order.ts';
import type { ClassStandard } from '#domain/places/facility.ts';
import type { RequestRule } from '#domain/places/on-request.ts';
import type { StaffStandard } from '#domain/places/staff-standard.ts';

const STANDARD = '国卫人口发〔2019〕58号《托育机构设置标准（试行）》';

export const classStandards: ClassStandard[] = [
  { type: 'infant', ageFrom: 6, ageTo: 12, maxSize: 10, childrenPerStaff: 3, source: STANDARD, effectiveOn: '2019-10-08' },
  { type: 'toddler', ageFrom: 12, ageTo: 24, maxSize: 15, childrenPerStaff: 5, source: STANDARD, effectiveOn: '2019-10-08' },
  { type: 'older', ageFrom: 24, ageTo: 36, maxSize: 20, childrenPerStaff: 7, source: STANDARD, effectiveOn: '2019-10-08' },
  {
    type: 'mixed',
    ageFrom: 18,
    ageTo: 36,
    maxSize: 18,
    childrenPerStaff: 6,
    source: `${STANDARD}；混合班师幼比国家未定，取较严的 1:6，由城市确认`,
    effectiveOn: '2019-10-08',
  },
  {
    type: 'family',
    ageFrom: 6,
    ageTo: 36,
    maxSize: 5,
    childrenPerStaff: 3,
    source: '《家庭托育点管理办法（试行）》（2023）',
    effectiveOn: '2023-10-16',
  },
];

export const staffStandards: StaffStandard[] = [
  {
    need: 'certificate',
    accepts: ['保育师', '保育员', '育婴员', '育婴师', '托育师', '教师资格', '学前教育', '早期教育', '护士'],
    source: `${STANDARD}；国卫办人口发〔2019〕25号备案要交人员资格证明；哪些证书算数由本市确认`,
    effectiveOn: '2019-10-08',
  },
  {
    need: 'certificate_number',
    source: `${STANDARD}；没有编号的证书无从查验，也看不出同一个人在几处排班，由本市确认`,
    effectiveOn: '2019-10-08',
  },
  {
    need: 'health_check',
    validMonths: 12,
    source: '国卫人口发〔2019〕58号《托育机构管理规范（试行）》第二十八条：工作人员每年健康检查',
    effectiveOn: '2019-10-08',
  },
];

/** R38. That siblings come next is this pack's own, to be confirmed by the city. */
export const waitlistRules: WaitlistRules[] = [
  {
    rules: [{ kind: 'age', fromMonths: 24, toMonths: 36 }, { kind: 'sibling' }],
    source: '泰政办发〔2021〕71号：优先解决2-3岁婴幼儿的照护需求；兄弟姐妹在园其次，由本市确认',
    effectiveOn: '2021-12-17',
  },
];

/** The portal's own figures, to be confirmed by the city. */
export const requestRules: RequestRule[] = [
  {
    replyHours: 8,
    payHours: 24,
    leastMinutes: 60,
    fewest: 5,
    source: '没有找到本市或本省的规定，这是平台自己定的，由本市确认',
    effectiveOn: '2026-01-01',
  },
];

/** The portal's own figure, to be confirmed by the city. */
export const aheadPayRules: AheadPayRule[] = [
  {
    lastDaysBefore: 3,
    source: '预付不超过三个月见市政府办公室《实施方案》；最晚哪天付没有找到规定，是平台自己定的，由本市确认',
    effectiveOn: '2026-01-01',
  },
];

/** The portal's own figures, to be confirmed by the city. */
export const centrePayRules: CentrePayRule[] = [
  {
    payHours: 24,
    leastMinutes: 60,
    source: '没有找到本市或本省的规定，这是平台自己定的，由本市确认',
    effectiveOn: '2026-01-01',
  },
];

const OF_MODEL = '本市示范合同“乙方停止服务”“变更和解除”两条；没有找到本省的规定，天数由本市确认';

/** As the city's model contracts say it; their day is that from which these hold. */
export const centreEndRules: CentreEndRule[] = (
  [
    ['closes', 30],
    ['moves', 30],
    ['own_reasons', 30],
    ['health_hidden', 7],
  ] as const
).map(([ground, noticeDays]) => ({ ground, noticeDays, source: OF_MODEL, effectiveOn: '2026-09-01' }));

/** Centres that were there before have some weeks for it; a new text or price leaves them a fortnight. */
export const offerSigning: OfferSigningRule = {
  from: '2027-01-01',
  graceDays: 14,
  source:
    '《电子签名法》第三条、第十三条要求签名归签名人专有；由机构事先确认一次的做法、起始日和宽限天数是平台自己定的，由本市确认',
};
