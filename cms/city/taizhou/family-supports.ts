import type { FamilySupport } from '#domain/money/net-cost.ts';

/** What a family gets beside the price of care, as far as it was read; what nobody has published is said to be so. */
export const familySupports: FamilySupport[] = [
  {
    code: 'childcare-subsidy',
    kind: 'yearly',
    title: { zh: '育儿补贴', en: 'Childcare subsidy' },
    amount: 360_000,
    untilMonths: 36,
    from: '2025-01-01',
    needs: 'registered',
    how: {
      zh: '一位家长到孩子户口所在地申请：网上、支付宝、微信或者窗口。',
      en: 'One parent applies where the child’s household is registered: online, in Alipay, in WeChat or at the counter.',
    },
    deadline: {
      zh: '每年申请，错过当年可能领不到；最后一天问街道或乡镇（待确认）。',
      en: 'Apply each year: a missed year may be lost. The township or subdistrict knows the last day (to be confirmed).',
    },
    source: {
      zh: '国务院《育儿补贴制度实施方案》的报道，2025 年 7 月 28 日',
      en: 'Report on the State Council’s plan, 28 July 2025 (in Chinese)',
    },
    status: 'sure',
  },
  {
    code: 'tax-deduction',
    kind: 'deduction',
    title: { zh: '三岁以下照护的个税扣除', en: 'Income tax: care of a child under three' },
    amount: 200_000,
    untilMonths: 36,
    from: '2023-01-01',
    needs: 'taxed',
    taxRates: [3, 10, 20],
    taxPercent: 45,
    how: { zh: '在个人所得税 App 里填，或者告诉单位。', en: 'Enter it in the income tax app, or tell the employer.' },
    deadline: {
      zh: '随时能填；漏了的，第二年 3 月到 6 月汇算时补（待确认）。',
      en: 'At any time; what was left out is made good in the yearly settlement, March to June (to be confirmed).',
    },
    source: { zh: '国发〔2023〕13号（转载）', en: 'State Council notice, 国发〔2023〕13号 (a copy, in Chinese)' },
    status: 'half',
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
    status: 'to_confirm',
  },
];
