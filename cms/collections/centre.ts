import type { CollectionConfig, Field } from 'payload';
import { inTerritory } from '../access/in-territory.ts';
import { nobody } from '../access/nobody.ts';
import { announceChange, announceDelete } from '../hooks/announce-change.ts';
import { keepInTerritory } from '../hooks/keep-in-territory.ts';
import { keepOwnFacility } from '../hooks/keep-own-facility.ts';
import { keepSameFacility } from '../hooks/keep-same-facility.ts';
import { CARE_FORM_OPTIONS, CLASS_TYPE_OPTIONS } from './choices.ts';
import { GROUP, label, labels, options } from './label.ts';
import { civilDate, timeOfDay, weekdays } from './validate.ts';

export const facilityField: Field = {
  name: 'facility',
  type: 'relationship',
  relationTo: 'facilities',
  required: true,
  index: true,
  label: label('托育机构', 'Centre'),
};

const weekdaysField: Field = {
  name: 'weekdays',
  type: 'text',
  required: true,
  defaultValue: '12345',
  validate: weekdays,
  label: label('星期', 'Weekdays'),
  admin: { components: { Field: '/admin/fields/WeekdaysField.tsx#WeekdaysField' } },
};

const time = (name: string, zh: string, en: string): Field => ({
  name,
  type: 'text',
  required: true,
  validate: timeOfDay,
  label: label(zh, en),
});
const date = (name: string, zh: string, en: string, required = false): Field => ({
  name,
  type: 'text',
  required,
  validate: civilDate,
  label: label(zh, en),
});

/** What a centre's own people keep: theirs to write, their supervisors' to read. */
const kept = (slug: string, names: [string, string, string], title: string, fields: Field[]): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: { group: GROUP.centre, useAsTitle: title, hideAPIURL: true },
  access: {
    read: inTerritory('facility'),
    create: inTerritory('facility', 'head'),
    update: inTerritory('facility', 'head'),
    delete: inTerritory('facility', 'head'),
  },
  hooks: {
    beforeValidate: [keepOwnFacility, keepSameFacility],
    afterChange: [announceChange],
    afterDelete: [announceDelete],
  },
  fields: [facilityField, ...fields],
});

export const Classes = kept('classes', ['班级', 'Class', 'Classes'], 'name', [
  { name: 'name', type: 'text', required: true, localized: true, label: label('班名', 'Name') },
  { name: 'type', type: 'select', required: true, options: CLASS_TYPE_OPTIONS, label: label('班型', 'Class type') },
  { name: 'ageFrom', type: 'number', required: true, min: 0, max: 36, label: label('月龄从', 'From (months)') },
  { name: 'ageTo', type: 'number', required: true, min: 1, max: 37, label: label('月龄到（不含）', 'To (months, excluded)') },
  { name: 'places', type: 'number', required: true, min: 0, max: 60, label: label('托位', 'Places') },
  { name: 'maxSize', type: 'number', required: true, min: 1, label: label('班额上限', 'Largest size') },
  {
    name: 'childrenPerStaff',
    type: 'number',
    required: true,
    min: 1,
    label: label('每位老师最多带', 'Children per member of staff'),
  },
  {
    name: 'forms',
    type: 'select',
    hasMany: true,
    required: true,
    options: CARE_FORM_OPTIONS,
    label: label('托育形式', 'Care forms'),
  },
]);

export const Staff = kept('staff', ['职工', 'Member of staff', 'Staff'], 'name', [
  { name: 'name', type: 'text', required: true, label: label('姓名', 'Name') },
  {
    name: 'role',
    type: 'select',
    required: true,
    options: options(
      ['head', '负责人', 'Head'],
      ['carer', '保育师', 'Carer'],
      ['health', '保健员', 'Health worker'],
      ['guard', '保安', 'Guard'],
      ['cook', '炊事员', 'Cook'],
    ),
    label: label('岗位', 'Post'),
  },
  { name: 'certificate', type: 'text', label: label('资格证书', 'Certificate') },
  date('certificateExpiresOn', '证书有效期', 'Certificate expires on'),
  date('healthCheckOn', '健康证日期', 'Health check on'),
]);

export const Shifts = kept('shifts', ['当班', 'Shift', 'Shifts'], 'weekdays', [
  { name: 'class', type: 'relationship', relationTo: 'classes', required: true, index: true, label: label('班级', 'Class') },
  { name: 'staff', type: 'relationship', relationTo: 'staff', required: true, label: label('老师', 'Member of staff') },
  weekdaysField,
  time('from', '从', 'From'),
  time('to', '到', 'To'),
  date('startsOn', '开始日期', 'Starts on'),
  date('endsOn', '结束日期', 'Ends on'),
]);

export const OpeningHours = kept('opening-hours', ['开放时间', 'Opening hours', 'Opening hours'], 'weekdays', [
  weekdaysField,
  time('opens', '开门', 'Opens'),
  time('closes', '关门', 'Closes'),
]);

export const Closures = kept('closures', ['停业', 'Closure', 'Closures'], 'from', [
  date('from', '从', 'From', true),
  date('to', '到', 'To', true),
  { name: 'reason', type: 'text', localized: true, required: true, label: label('原因', 'Reason') },
]);

export const PriceItems = kept('price-items', ['收费项目', 'Price', 'Prices'], 'unit', [
  {
    name: 'kind',
    type: 'select',
    required: true,
    defaultValue: 'care',
    options: options(['care', '托育费', 'Care'], ['meals', '餐费', 'Meals']),
    label: label('项目', 'Item'),
  },
  { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
  {
    name: 'unit',
    type: 'select',
    required: true,
    options: options(
      ['month', '每月', 'Month'],
      ['half_month', '每半月', 'Half month'],
      ['half_day', '每半日', 'Half day'],
      ['hour', '每小时', 'Hour'],
      ['session', '每次', 'Session'],
      ['meal', '每餐', 'Meal'],
    ),
    label: label('单位', 'Unit'),
  },
  { name: 'class', type: 'relationship', relationTo: 'classes', label: label('班级（空为各班）', 'Class (empty for all)') },
  {
    name: 'amount',
    type: 'number',
    required: true,
    min: 0,
    max: 10_000_000,
    label: label('金额', 'Amount'),
    admin: { components: { Field: '/admin/fields/MoneyField.tsx#MoneyField' } },
  },
  date('startsOn', '执行日期', 'In force from', true),
  date('endsOn', '截止日期', 'In force to'),
]);

export const CredentialEvents: CollectionConfig = {
  slug: 'credential-events',
  labels: labels('资质变动', 'Credential event', 'Credential events'),
  admin: { group: GROUP.centre, useAsTitle: 'on' },
  access: { read: inTerritory('facility'), create: inTerritory('facility', 'supervisor'), update: nobody, delete: nobody },
  hooks: { beforeValidate: [keepInTerritory], afterChange: [announceChange] },
  fields: [
    facilityField,
    date('on', '日期', 'On', true),
    { name: 'what', type: 'text', localized: true, required: true, label: label('变动', 'What happened') },
  ],
};
