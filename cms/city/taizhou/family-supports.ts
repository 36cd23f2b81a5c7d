import type { FamilySupport } from '#domain/money/family-support.ts';

/** The day on which the sources below were last read or looked for. */
const READ_ON = '2026-11-29';

/** What the law gives families, to begin with; editors go on from there. What nobody has published is said to be so. */
export const familySupports: FamilySupport[] = [
  {
    code: 'childcare-subsidy',
    kind: 'yearly',
    title: { zh: '育儿补贴', en: 'Childcare subsidy' },
    inWords: { zh: '每个孩子每年 3,600 元，到满三岁', en: '¥3,600 a year for each child, until three' },
    amount: 360_000,
    untilMonths: 36,
    from: '2025-01-01',
    needs: 'registered',
    note: {
      zh: '2025 年 1 月 1 日以前出生、那天还不满三岁的，按剩下的月份算：比如 2023 年 12 月出生，还剩 24 个月，一共 7,200 元。不交税，不算家庭收入。',
      en: 'For a child born before 1 January 2025 and under three on that day, by the months that are left: born in December 2023, 24 months are left, ¥7,200 in all. Free of tax, and not counted as income.',
    },
    how: {
      zh: '由一位家长申请，到孩子户口所在地办：网上、支付宝、微信或者窗口。',
      en: 'One parent applies where the child’s household is registered: online, in Alipay, in WeChat or at the counter.',
    },
    deadline: {
      zh: '每年申请，错过当年可能领不到；最后一天问户口所在地的街道或乡镇（待核对）。',
      en: 'Apply each year: a missed year may be lost. The township or subdistrict knows the last day (to be confirmed).',
    },
    source: {
      zh: '国务院《育儿补贴制度实施方案》，中国网 2025 年 9 月 26 日的说明（英文）',
      en: 'The State Council’s plan for the childcare subsidy, as China.org.cn explained it on 26 September 2025',
    },
    sourceUrl: 'http://www.china.org.cn/2025-09/26/content_118099411_2.shtml',
    checked: 'original',
    readOn: READ_ON,
  },
  {
    code: 'tax-deduction',
    kind: 'deduction',
    title: { zh: '三岁以下照护的个税扣除', en: 'Income tax: care of a child under three' },
    inWords: { zh: '每个孩子每月 2,000 元，从收入里扣除', en: '¥2,000 a month for each child, taken off taxable income' },
    amount: 200_000,
    untilMonths: 36,
    from: '2023-01-01',
    needs: 'taxed',
    taxRates: [3, 10, 20],
    taxPercent: 45,
    note: {
      zh: '2023 年 1 月起是这个数（待核对）。扣的是计税的收入，不是发 2,000 元。一位家长扣全部，或者两位各扣一半（待核对）。',
      en: 'This sum since January 2023 (to be confirmed). It lowers the income that is taxed; it is not a payment. One parent takes all of it, or each takes half (to be confirmed).',
    },
    how: { zh: '在个人所得税 App 里填，或者告诉单位。', en: 'Enter it in the income tax app, or tell the employer.' },
    deadline: {
      zh: '随时能填；漏了的，第二年 3 月到 6 月汇算时补（待核对）。',
      en: 'At any time; what was left out is made good in the yearly settlement, March to June (to be confirmed).',
    },
    source: {
      zh: '国务院关于提高个人所得税有关专项附加扣除标准的通知，国发〔2023〕13号（转载）；税率待核对',
      en: 'State Council notice on higher deductions from income tax, 国发〔2023〕13号 (a copy, in Chinese); rates of tax to be confirmed',
    },
    sourceUrl: 'https://0477ly.com/newsdetail/news412714.html',
    checked: 'copy',
    readOn: READ_ON,
  },
  {
    code: 'city-voucher',
    kind: 'voucher',
    title: { zh: '本市托育券', en: 'Childcare voucher of the city' },
    untilMonths: 36,
    from: '2026-01-01',
    how: { zh: '公布以后写在这里。', en: 'Told here once it is published.' },
    deadline: { zh: '还没有公布。', en: 'Not published yet.' },
    source: { zh: '没有查到本市的文件', en: 'No paper of the city was found' },
    checked: 'unchecked',
    readOn: READ_ON,
  },
  {
    code: 'parents-leave',
    kind: 'leave',
    title: { zh: '生孩子的假', en: 'Leave for parents' },
    inWords: {
      zh: '产假 158 天，护理假 15 天，育儿假两人每年各 10 天',
      en: 'Maternity leave of 158 days, nursing leave of 15, and parental leave of 10 days a year each',
    },
    untilMonths: 36,
    from: '2021-09-29',
    note: {
      zh: '江苏的规定，读的是转载，没有核到原件。产假是妈妈的，护理假是爸爸的，育儿假到孩子三岁。以单位和当地人社部门说的为准。',
      en: 'Jiangsu’s rules, read in a copy; the original was not seen. Maternity leave is the mother’s, nursing leave the father’s, parental leave runs until the child is three. Your employer and the labour bureau have the last word.',
    },
    how: { zh: '跟单位请，带出生医学证明。', en: 'Ask your employer, with the birth certificate.' },
    deadline: { zh: '各种假什么时候请，问单位（待核对）。', en: 'Ask your employer by when each is taken (to be confirmed).' },
    source: {
      zh: '江苏省人大常委会关于修改人口与计划生育条例的决定（转载，未核到原件）',
      en: 'Jiangsu’s amended population and family planning rules (a copy, in Chinese; the original was not seen)',
    },
    checked: 'copy',
    readOn: READ_ON,
  },
];
