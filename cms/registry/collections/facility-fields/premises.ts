import type { Field } from 'payload';
import { ACCESS_OPTIONS, STAFF_LANGUAGE_OPTIONS, YES_NO_UNKNOWN } from '#cms/fields/choices.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { label } from '#cms/fields/label.ts';
import { registeredServices } from '#cms/records/shapes/register-record.ts';
import { supervisedDate } from './by-supervisor.ts';
import { filed } from './proposed.ts';

export const PREMISES: Field[] = [
  filed({ name: 'places', type: 'number', min: 0, label: label('托位总数', 'Places in all') }),
  { name: 'floor', type: 'number', label: label('所在楼层', 'Floor') },
  { name: 'indoorArea', type: 'number', min: 0, label: label('室内面积 (㎡)', 'Indoor area (m²)') },
  { name: 'outdoorArea', type: 'number', min: 0, label: label('户外面积 (㎡)', 'Outdoor area (m²)') },
  supervisedDate('hygieneCheckedOn', '卫生评价合格日期', 'Hygiene passed on'),
  supervisedDate('fireCheckedOn', '消防验收日期', 'Fire safety passed on'),
  { name: 'cctvDays', type: 'number', min: 0, label: label('监控录像保存天数', 'CCTV kept for (days)') },
  { name: 'doctor', type: 'text', localized: true, label: label('签约医生(机构)', 'Contracted doctor') },
  {
    name: 'insurance',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('安全责任险', 'Liability insurance'),
  },
  jsonField('services', '登记簿所载服务', 'Services in the register', { schema: registeredServices }),
  { name: 'bring', type: 'textarea', localized: true, label: label('带什么', 'What to bring') },
];

/** Whom a centre can speak with, and who can come in. */
export const WELCOME: Field[] = [
  {
    name: 'languages',
    type: 'select',
    hasMany: true,
    options: STAFF_LANGUAGE_OPTIONS,
    label: label('老师会说的话', 'What staff speak'),
    admin: {
      description: label(
        '当班老师里有人会，就可以选；家长按它找得到你们',
        'Choose what somebody on shift speaks; families can search by it',
      ),
    },
  },
  {
    name: 'accessFeatures',
    type: 'select',
    hasMany: true,
    options: ACCESS_OPTIONS,
    label: label('无障碍设施', 'Access'),
    admin: {
      description: label('推婴儿车、坐轮椅的家长也用得上', 'For prams and wheelchairs alike'),
    },
  },
  {
    name: 'openToPublic',
    type: 'select',
    defaultValue: 'unknown',
    options: YES_NO_UNKNOWN,
    label: label('职工子女以外的孩子收不收', 'Takes children of people who do not work here'),
    admin: {
      description: label(
        '只有用人单位办的要填；别的机构都对外收',
        'For employers’ places only; every other centre is open to all',
      ),
    },
  },
];
