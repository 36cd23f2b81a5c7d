import type { CollectionConfig, TextFieldValidation } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { moneyField, number, text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { sourceRead, sourceUrl } from '#cms/fields/source-read.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { readRates, SUPPORT_KINDS, SUPPORT_NEEDS } from '#domain/money/family-support.ts';
import { byEditors, date, editing } from './writing.ts';

const rates: TextFieldValidation = (value, { req }) =>
  !value || readRates(String(value)) !== undefined || say(req, 'refused.rates');

const said = (name: string, label: InEveryLanguage, required = false) =>
  ({ name, type: 'textarea', required, localized: true, maxLength: 600, label }) as const;

/** Money and leave that the law gives families, each with its source and its dates: what is counted for a family, and shown. */
export const FamilySupports: CollectionConfig = {
  slug: 'family-supports',
  labels: labels({ zh: '补贴、减税和假期', en: ['Support for families', 'Support for families'] }),
  admin: {
    ...editing,
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'amount', 'checked', 'readOn', 'from', 'to'],
    description: {
      zh: '政策页的计算、每家机构“扣掉补贴以后”都用这里的数。标准变了：旧的一条写“到哪天”，新的另加一条，从那天起。没有读过原件的，家长看到时都写明待核对',
      en: 'The sums on the policy page and each centre’s price after subsidies come from here. When one changes, the old entry gets its last day and a new one begins. What was not read in the original is shown to parents as to be confirmed',
    },
  },
  access: byEditors,
  fields: [
    text('code', { zh: '代号', en: 'Code' }, { required: true, index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(SUPPORT_KINDS, {
        yearly: { zh: '每年发钱', en: 'Paid each year' },
        deduction: { zh: '计税时扣除', en: 'Taken off taxable income' },
        voucher: { zh: '托育券', en: 'Voucher' },
        leave: { zh: '假期', en: 'Leave' },
      }),
      label: { zh: '类型', en: 'Kind' },
    },
    text('title', { zh: '名称', en: 'Title' }, { required: true, localized: true }),
    said('inWords', { zh: '有多少（一句话）', en: 'How much, in a few words' }),
    moneyField(
      'amount',
      { zh: '金额（每年；扣除和券按月）', en: 'Amount (a year; a month for deductions and vouchers)' },
      { min: 0 },
    ),
    number('untilMonths', { zh: '到满几个月', en: 'Until so many months of age' }, { required: true, min: 1, max: 72 }),
    {
      name: 'needs',
      type: 'select',
      options: optionsOf(SUPPORT_NEEDS, {
        registered: { zh: '孩子上了户口', en: 'The child is in a household register' },
        taxed: { zh: '家长交个税', en: 'A parent pays income tax' },
      }),
      label: { zh: '要先问', en: 'What it hangs on' },
    },
    text(
      'taxRates',
      { zh: '举例的税率（%，用逗号隔开）', en: 'Tax rates to show, in per cent, with commas' },
      { validate: rates },
    ),
    number('taxPercent', { zh: '最高税率（%）', en: 'Highest rate of tax, in per cent' }, { min: 0, max: 100 }),
    said('note', { zh: '说明', en: 'Note' }),
    said('how', { zh: '怎么办', en: 'How to claim' }, true),
    said('deadline', { zh: '什么时候办', en: 'By when' }, true),
    text('source', { zh: '来源', en: 'Source' }, { required: true, localized: true }),
    sourceUrl,
    ...sourceRead,
    number('order', { zh: '顺序', en: 'Order' }, { required: true, defaultValue: 10 }),
    date('from', { zh: '从哪天起', en: 'From' }, { required: true }),
    date('to', { zh: '到哪天', en: 'Until' }, { validate: dateFrom('from') }),
  ],
};
