import type { Field } from 'payload';
import { ACCESS_OPTIONS, STAFF_LANGUAGE_OPTIONS, YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { PRINTED } from '#cms/fields/plain-text.ts';
import { civilDate, dateFrom } from '#cms/fields/validate.ts';
import { registeredServices } from '#cms/records/shapes/register-record.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { supervisedDate } from './by-supervisor.ts';
import { filed } from './proposed.ts';

const isInsured = ({ insurance }: { insurance?: string }) => insurance === 'yes';
const policyDay = (name: string, label: InEveryLanguage, validate: object) =>
  text(name, label, {
    validate,
    admin: { condition: isInsured, components: { Field: '/fields/admin/DateField.tsx#DateField' } },
  });

/** What contracts name of a centre's insurance: all four, or none of it. */
const POLICY: Field[] = [
  text('insurer', { zh: '承保公司', en: 'Insurer' }, { ...PRINTED, maxLength: 100, admin: { condition: isInsured } }),
  text(
    'insurancePolicy',
    { zh: '保单号', en: 'Policy number' },
    {
      ...PRINTED,
      maxLength: 60,
      admin: {
        condition: isInsured,
        description: {
          zh: '承保公司、保单号和起止日期都填好，以后签的合同会写上；缺一样就不写',
          en: 'With insurer, number and both days, contracts signed from then on name it; with one missing they do not',
        },
      },
    },
  ),
  policyDay('insuredFrom', { zh: '保险从', en: 'Insured from' }, civilDate),
  policyDay('insuredTo', { zh: '保险到', en: 'Insured to' }, dateFrom('insuredFrom')),
];

export const PREMISES: Field[] = [
  filed({ name: 'places', type: 'number', min: 0, label: { zh: '托位总数', en: 'Places in all' } }),
  { name: 'floor', type: 'number', label: { zh: '所在楼层', en: 'Floor' } },
  { name: 'indoorArea', type: 'number', min: 0, label: { zh: '室内面积 (㎡)', en: 'Indoor area (m²)' } },
  { name: 'outdoorArea', type: 'number', min: 0, label: { zh: '户外面积 (㎡)', en: 'Outdoor area (m²)' } },
  supervisedDate('hygieneCheckedOn', { zh: '卫生评价合格日期', en: 'Hygiene passed on' }),
  supervisedDate('fireCheckedOn', { zh: '消防验收日期', en: 'Fire safety passed on' }),
  { name: 'cctvDays', type: 'number', min: 0, label: { zh: '监控录像保存天数', en: 'CCTV kept for (days)' } },
  { name: 'doctor', type: 'text', localized: true, label: { zh: '签约医生(机构)', en: 'Contracted doctor' } },
  {
    name: 'insurance',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: { zh: '安全责任险', en: 'Liability insurance' },
  },
  ...POLICY,
  jsonField('services', { zh: '登记簿所载服务', en: 'Services in the register' }, { schema: registeredServices }),
  { name: 'bring', type: 'textarea', localized: true, label: { zh: '带什么', en: 'What to bring' } },
];

/** Whom a centre can speak with, and who can come in. */
export const WELCOME: Field[] = [
  {
    name: 'languages',
    type: 'select',
    hasMany: true,
    options: STAFF_LANGUAGE_OPTIONS,
    label: { zh: '老师会说的话', en: 'What staff speak' },
    admin: {
      description: {
        zh: '当班老师里有人会，就可以选；家长按它找得到你们',
        en: 'Choose what somebody on shift speaks; families can search by it',
      },
    },
  },
  {
    name: 'accessFeatures',
    type: 'select',
    hasMany: true,
    options: ACCESS_OPTIONS,
    label: { zh: '无障碍设施', en: 'Access' },
    admin: {
      description: { zh: '推婴儿车、坐轮椅的家长也用得上', en: 'For prams and wheelchairs alike' },
    },
  },
  {
    name: 'openToPublic',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: { zh: '职工子女以外的孩子收不收', en: 'Takes children of people who do not work here' },
    admin: {
      description: {
        zh: '只有用人单位办的要填；别的机构都对外收',
        en: 'For employers’ places only; every other centre is open to all',
      },
    },
  },
];
