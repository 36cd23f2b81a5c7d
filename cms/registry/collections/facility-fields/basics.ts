import type { Field } from 'payload';
import { INSTITUTION_OPTIONS, YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { completeAddress } from '#cms/fields/hooks/complete-address.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { facilityName, webPage } from '#cms/fields/validate.ts';
import { registerRecord } from '#cms/records/shapes/register-record.ts';
import { OWNERSHIPS } from '#domain/places/facility.ts';
import { bySupervisor } from './by-supervisor.ts';
import { DISTRICT, filed, TOWNSHIP } from './proposed.ts';

/** What a centre is called and what it is. */
export const BASICS: Field[] = [
  filed({ name: 'name', type: 'text', required: true, localized: true, label: label('名称', 'Name'), ...PRINTED }),
  { name: 'summary', type: 'textarea', localized: true, label: label('一句话介绍', 'In a sentence') },
  filed({ name: 'address', type: 'text', required: true, localized: true, label: label('地址', 'Address'), ...PRINTED }),
  {
    name: 'slug',
    type: 'text',
    required: true,
    unique: true,
    index: true,
    validate: facilityName,
    label: label('网址名', 'Name in the address'),
    access: bySupervisor,
  },
  filed({
    name: 'institution',
    type: 'select',
    required: true,
    options: INSTITUTION_OPTIONS,
    label: label('机构形式', 'Institution form'),
  }),
  {
    name: 'ownership',
    type: 'select',
    options: optionsOf(OWNERSHIPS, {
      public: ['公办', 'Public'],
      private: ['民办', 'Private'],
      public_run_privately: ['公办民营', 'Public, privately run'],
      private_with_support: ['民办公助', 'Private, publicly supported'],
    }),
    label: label('举办性质', 'Ownership'),
  },
  {
    name: 'inclusive',
    type: 'select',
    required: true,
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('普惠', 'Affordable (public price)'),
    access: bySupervisor,
  },
  {
    name: 'pricesChecked',
    type: 'checkbox',
    virtual: true,
    label: label('现有价格已核对', 'I have checked its prices'),
    access: bySupervisor,
    admin: {
      // What is kept nowhere can be ticked all the same.
      readOnly: false,
      description: label(
        '改为普惠时，现有价格有 0 元或高于本市上限的，系统会问',
        'Asked when a centre becomes affordable and has a price of nothing, or above the city’s ceiling',
      ),
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
    },
  },
  {
    name: 'model',
    type: 'checkbox',
    defaultValue: false,
    label: label('示范机构', 'Demonstration centre'),
    access: bySupervisor,
  },
  text('phone', '电话', 'Phone', PRINTED),
  text('website', '网站', 'Website', { validate: webPage, hooks: { beforeValidate: [completeAddress] } }),
];

export const PLACE: Field[] = [
  { name: 'districtCode', type: 'text', index: true, label: label('区县', 'District'), admin: DISTRICT },
  { name: 'townshipCode', type: 'text', index: true, label: label('街道(乡镇)', 'Township'), admin: TOWNSHIP },
  text('town', '城镇', 'Town', { index: true, ...PRINTED }),
  { name: 'lat', type: 'number', index: true, min: -90, max: 90, label: label('纬度 (WGS-84)', 'Latitude (WGS-84)') },
  { name: 'lng', type: 'number', index: true, min: -180, max: 180, label: label('经度 (WGS-84)', 'Longitude (WGS-84)') },
  { name: 'locationNote', type: 'text', label: label('位置说明', 'About the location') },
];

/** Where the product has a centre from. */
export const FROM_REGISTER: Field[] = [
  { name: 'register', type: 'text', index: true, admin: { readOnly: true }, label: label('来源登记簿', 'Register') },
  { name: 'registerKey', type: 'text', index: true, admin: { readOnly: true }, label: label('登记簿标识', 'Register key') },
  jsonField('registerRecord', '登记簿记录', 'Register record', { schema: registerRecord, admin: { readOnly: true } }),
  { name: 'leftRegisterOn', type: 'text', admin: { readOnly: true }, label: label('从登记簿消失日期', 'Left the register on') },
  { name: 'sample', type: 'checkbox', defaultValue: false, label: label('示例', 'Sample'), access: bySupervisor },
];
