import type { Field } from 'payload';
import { INSTITUTION_OPTIONS, YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { completeAddress } from '#cms/fields/hooks/complete-address.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { alipayMerchant, facilityName, merchantNumber, stripeAccount, webPage } from '#cms/fields/validate.ts';
import { registerRecord } from '#cms/records/shapes/register-record.ts';
import { OWNERSHIPS } from '#domain/places/facility.ts';
import { byCity, bySupervisor } from './by-supervisor.ts';
import { DISTRICT, filed, TOWNSHIP } from './proposed.ts';

/** What a centre is called and what it is. */
export const BASICS: Field[] = [
  filed({ name: 'name', type: 'text', required: true, localized: true, label: { zh: '名称', en: 'Name' }, ...PRINTED }),
  { name: 'summary', type: 'textarea', localized: true, label: { zh: '一句话介绍', en: 'In a sentence' } },
  filed({ name: 'address', type: 'text', required: true, localized: true, label: { zh: '地址', en: 'Address' }, ...PRINTED }),
  {
    name: 'slug',
    type: 'text',
    required: true,
    unique: true,
    index: true,
    validate: facilityName,
    label: { zh: '网址名', en: 'Name in the address' },
    access: bySupervisor,
  },
  filed({
    name: 'institution',
    type: 'select',
    required: true,
    options: INSTITUTION_OPTIONS,
    label: { zh: '机构形式', en: 'Institution form' },
  }),
  {
    name: 'ownership',
    type: 'select',
    options: optionsOf(OWNERSHIPS, {
      public: { zh: '公办', en: 'Public' },
      private: { zh: '民办', en: 'Private' },
      public_run_privately: { zh: '公办民营', en: 'Public, privately run' },
      private_with_support: { zh: '民办公助', en: 'Private, publicly supported' },
    }),
    label: { zh: '举办性质', en: 'Ownership' },
  },
  {
    name: 'inclusive',
    type: 'select',
    required: true,
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: { zh: '普惠', en: 'Affordable (public price)' },
    access: bySupervisor,
  },
  {
    name: 'pricesChecked',
    type: 'checkbox',
    virtual: true,
    label: { zh: '现有价格已核对', en: 'I have checked its prices' },
    access: bySupervisor,
    admin: {
      // What is kept nowhere can be ticked all the same.
      readOnly: false,
      description: {
        zh: '改为普惠时，现有价格有 0 元或高于本市上限的，系统会问',
        en: 'Asked when a centre becomes affordable and has a price of nothing, or outside what such centres may ask',
      },
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
    },
  },
  {
    name: 'model',
    type: 'checkbox',
    defaultValue: false,
    label: { zh: '示范机构', en: 'Demonstration centre' },
    access: bySupervisor,
  },
  {
    name: 'paysAtCentre',
    type: 'checkbox',
    defaultValue: false,
    label: { zh: '可以到园付款', en: 'Can be paid at the centre' },
    admin: {
      description: {
        zh: '家长付款时可以选：到前台付现金、转账或刷本市的 POS 机，前台在“到园收款”里记',
        en: 'Families may choose to pay at the counter, in cash, by transfer or by the city’s terminal; the counter records it under Till',
      },
    },
  },
  text(
    'wechatMerchant',
    { zh: '微信支付子商户号', en: 'WeChat Pay sub-merchant' },
    {
      access: byCity,
      validate: merchantNumber,
      admin: {
        description: {
          zh: '本机构自己的 sub_mchid，挂在本市服务商号下；填了，钱直接进机构账户。只有市级能改。',
          en: 'The centre’s own sub_mchid under the city’s service provider: what families pay goes straight to the centre. Only the city can change it.',
        },
      },
    },
  ),
  text(
    'alipayMerchant',
    { zh: '支付宝商户号（PID）', en: 'Alipay merchant (PID)' },
    {
      access: byCity,
      validate: alipayMerchant,
      admin: {
        description: {
          zh: '本机构自己的 PID，2088 开头，已授权给本市的应用；令牌由运维配在 ALIPAY_CENTRES 里。填了，钱直接进机构账户。只有市级能改。',
          en: 'The centre’s own PID, which has authorised the city’s application; its token is set in ALIPAY_CENTRES. What families pay goes straight to the centre. Only the city can change it.',
        },
      },
    },
  ),
  text(
    'stripeAccount',
    { zh: 'Stripe 关联账户', en: 'Stripe connected account' },
    {
      access: byCity,
      validate: stripeAccount,
      admin: {
        description: {
          zh: '本机构自己的 acct_…，已关联到本市的 Stripe 平台；填了，钱直接进机构账户。只有市级能改。',
          en: 'The centre’s own acct_… that is connected to the city’s platform: what families pay goes straight to the centre. Only the city can change it.',
        },
      },
    },
  ),
  text('phone', { zh: '电话', en: 'Phone' }, PRINTED),
  text('website', { zh: '网站', en: 'Website' }, { validate: webPage, hooks: { beforeValidate: [completeAddress] } }),
];

export const PLACE: Field[] = [
  { name: 'districtCode', type: 'text', index: true, label: { zh: '区县', en: 'District' }, admin: DISTRICT },
  { name: 'townshipCode', type: 'text', index: true, label: { zh: '街道(乡镇)', en: 'Township' }, admin: TOWNSHIP },
  text('town', { zh: '城镇', en: 'Town' }, { index: true, ...PRINTED }),
  { name: 'lat', type: 'number', index: true, min: -90, max: 90, label: { zh: '纬度 (WGS-84)', en: 'Latitude (WGS-84)' } },
  { name: 'lng', type: 'number', index: true, min: -180, max: 180, label: { zh: '经度 (WGS-84)', en: 'Longitude (WGS-84)' } },
  { name: 'locationNote', type: 'text', label: { zh: '位置说明', en: 'About the location' } },
];

/** Where the product has a centre from. */
export const FROM_REGISTER: Field[] = [
  { name: 'register', type: 'text', index: true, admin: { readOnly: true }, label: { zh: '来源登记簿', en: 'Register' } },
  { name: 'registerKey', type: 'text', index: true, admin: { readOnly: true }, label: { zh: '登记簿标识', en: 'Register key' } },
  jsonField('registerRecord', { zh: '登记簿记录', en: 'Register record' }, { schema: registerRecord, admin: { readOnly: true } }),
  {
    name: 'leftRegisterOn',
    type: 'text',
    admin: { readOnly: true },
    label: { zh: '从登记簿消失日期', en: 'Left the register on' },
  },
  { name: 'sample', type: 'checkbox', defaultValue: false, label: { zh: '示例', en: 'Sample' }, access: bySupervisor },
];
