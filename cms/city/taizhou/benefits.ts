import type { BenefitSeed } from '../city-pack.ts';

/** National money for families, from reports that were read. Leave for parents in Jiangsu was not confirmed and is left out. */
export const benefits: BenefitSeed[] = [
  {
    code: 'childcare-subsidy',
    title: { zh: '育儿补贴', en: 'Childcare subsidy' },
    amount: { zh: '每个孩子每年 3,600 元，到满三岁', en: '¥3,600 a year for each child, until three' },
    note: {
      zh: '2025 年 1 月 1 日以前出生、那天还不满三岁的，按剩下的月份算。不交税，不算家庭收入。',
      en: 'For a child born before 1 January 2025 and under three on that day, by the months that are left. Free of tax, and not counted as income.',
    },
    how: {
      zh: '由一位家长申请，到孩子户口所在地办：网上、支付宝、微信或者窗口。',
      en: 'One parent applies where the child’s household is registered: online, in Alipay, in WeChat or at the counter.',
    },
    source: { zh: '中国网，2025 年 9 月 26 日（英文）', en: 'China.org.cn, 26 September 2025' },
    sourceUrl: 'http://www.china.org.cn/2025-09/26/content_118099411_2.shtml',
    effectiveOn: '2025-01-01',
  },
  {
    code: 'tax-deduction',
    title: { zh: '三岁以下照护的个税扣除', en: 'Income tax: care of a child under three' },
    amount: { zh: '每个孩子每月 2,000 元，从收入里扣除', en: '¥2,000 a month for each child, taken off taxable income' },
    note: {
      zh: '扣的是计税的收入，不是发 2,000 元。一位家长扣全部，或者两位各扣一半。',
      en: 'It lowers the income that is taxed; it is not a payment. One parent takes all of it, or each takes half.',
    },
    how: { zh: '在个人所得税 App 里填，或者告诉单位。', en: 'Enter it in the income tax app, or tell the employer.' },
    source: { zh: '新华网，2026 年 1 月 5 日（英文）', en: 'Xinhua, 5 January 2026' },
    sourceUrl: 'https://english.news.cn/20260105/24c57b471b684c47ab0318e7d7b274f2/c.html',
  },
];
