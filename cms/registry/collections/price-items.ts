import { CARE_FORM_OPTIONS, PRICE_KIND_OPTIONS, PRICE_UNIT_OPTIONS } from '#cms/fields/choices.ts';
import { moneyField } from '#cms/fields/kit.ts';
import { daysPerWeek, unitOfCare } from '#cms/fields/validate.ts';
import { DAYS_PER_WEEK } from '#domain/money/pricing.ts';
import { keepPrices, keepUsedPrice } from '../hooks/keep-prices.ts';
import { onePrice } from '../hooks/one-price.ts';
import { date, kept, ofSameCentre, row } from './kept-by-centre.ts';

export const PriceItems = kept(
  'price-items',
  { zh: '收费项目', en: ['Price', 'Prices'] },
  {
    title: 'form',
    columns: ['form', 'kind', 'unit', 'amount', 'startsOn', 'class'],
    help: {
      zh: '公布了才能收。正在收的价不能改也不能删：调价请新加一条、写明以后的执行日期；已经签的合同照原价',
      en: 'Only what is published may be charged. A price in use is neither changed nor deleted: add one that begins on a later day; contracts already signed keep theirs',
    },
    hooks: { beforeChange: [onePrice, keepPrices], beforeDelete: [keepUsedPrice] },
  },
  [
    row(
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'care',
        options: PRICE_KIND_OPTIONS,
        label: { zh: '项目', en: 'Item' },
      },
      { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: { zh: '托育形式', en: 'Care form' } },
    ),
    row(
      {
        name: 'unit',
        type: 'select',
        required: true,
        validate: unitOfCare,
        options: PRICE_UNIT_OPTIONS,
        label: { zh: '单位', en: 'Unit' },
      },
      moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true, min: 0, max: 10_000_000 }),
    ),
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      filterOptions: ofSameCentre,
      label: { zh: '班级', en: 'Class' },
      admin: { description: { zh: '空着就是各班一样', en: 'Empty: the same for every class' } },
    },
    {
      name: 'daysPerWeek',
      type: 'number',
      min: DAYS_PER_WEEK.least,
      max: DAYS_PER_WEEK.most,
      validate: daysPerWeek,
      label: { zh: '每周几天', en: 'Days a week' },
      admin: {
        description: {
          zh: '按月收费、只托其中几天的价，家长自己选星期几；空着就是每个工作日都来。没有公布的天数不卖',
          en: 'For care by the month on some weekdays, which the family chooses; empty: every working day. Other numbers of days are not sold',
        },
      },
    },
    row(
      date('startsOn', { zh: '执行日期', en: 'In force from' }, { required: true }),
      date('endsOn', { zh: '截止日期', en: 'In force to' }, { from: 'startsOn' }),
    ),
    {
      name: 'amountChecked',
      type: 'checkbox',
      virtual: true,
      label: { zh: '金额已核对', en: 'I have checked the amount' },
      admin: {
        // What is kept nowhere can be ticked all the same.
        readOnly: false,
        description: {
          zh: '普惠机构不收费、或收费不符合普惠收费规定时，系统会问；不符合规定的，勾了也只是存着，不能按它签约',
          en: 'Asked of affordable centres for a price of nothing, or outside what they may ask; such a price is kept, and no contract is made by it',
        },
        disableListColumn: true,
        disableListFilter: true,
        disableBulkEdit: true,
      },
    },
  ],
);
