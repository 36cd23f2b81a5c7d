import { number, text } from '#cms/fields/kit.ts';
import { sourceRead } from '#cms/fields/source-read.ts';
import { civilDate, timeOfDay } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { kept, sourced } from './kept-by-city.ts';

const time = (name: string, label: InEveryLanguage) =>
  ({ name, type: 'text', required: true, validate: timeOfDay, label }) as const;

/** How often a newborn's family is visited, and until when it may ask. A newer rule takes the place of an older one from its day on. */
export const VisitRules = kept(
  'visit-rules',
  { zh: '上门指导的规定', en: ['Rule on home visits', 'Rules on home visits'] },
  'effectiveOn',
  [
    number('perYear', { zh: '一家一年可以有几次', en: 'Visits a family can have in a year' }, { required: true, min: 0 }),
    number(
      'untilMonths',
      { zh: '孩子满几个月以前可以提', en: 'Until so many months of age' },
      { required: true, min: 1, max: 36 },
    ),
    number('minutes', { zh: '一家连路上多少分钟', en: 'Minutes for each, with the way' }, { required: true, min: 10 }),
    number(
      'doctorDays',
      { zh: '想签家庭医生，几个工作日内答复', en: 'A family doctor: working days to answer' },
      { min: 1, max: 30 },
    ),
    time('morningFrom', { zh: '上午几点开始', en: 'The morning begins at' }),
    time('afternoonFrom', { zh: '下午几点开始', en: 'The afternoon begins at' }),
    ...sourceRead,
    ...sourced,
  ],
);

/** What is looked at on a home visit, a point each, at the ages that it is for. */
export const VisitChecks = kept(
  'visit-checks',
  { zh: '上门要看的', en: ['Point of a home visit', 'Points of a home visit'] },
  'what',
  [
    text('code', { zh: '代号', en: 'Code' }, { required: true, index: true }),
    text('what', { zh: '看什么', en: 'What to look at' }, { required: true, localized: true }),
    number('fromDay', { zh: '从出生第几天', en: 'From day of age' }, { required: true, min: 0, defaultValue: 0 }),
    number('toDay', { zh: '到出生第几天', en: 'To day of age' }, { required: true, min: 0 }),
    ...sourceRead,
    ...sourced,
    text('until', { zh: '用到哪天', en: 'Until' }, { validate: civilDate }),
  ],
);

/** Where families of a township find the health station that visits them, vaccinates, and has the doctors who can be theirs. */
export const Clinics = kept('clinics', { zh: '社区卫生服务机构', en: ['Health station', 'Health stations'] }, 'name', [
  text('name', { zh: '名称', en: 'Name' }, { required: true, localized: true }),
  text('address', { zh: '地址', en: 'Address' }, { required: true, localized: true }),
  text('phone', { zh: '电话', en: 'Telephone' }),
  text('hours', { zh: '开门时间', en: 'Hours' }, { localized: true }),
  { name: 'vaccines', type: 'checkbox', defaultValue: false, label: { zh: '有接种门诊', en: 'Vaccinates' } },
  text(
    'vaccineHours',
    { zh: '接种门诊哪天开（空着同开门时间）', en: 'Hours of vaccination (empty: its hours)' },
    { localized: true },
  ),
  text(
    'townships',
    { zh: '服务哪些街道(乡镇)，写代码，用逗号隔开', en: 'Codes of the townships it serves, with commas' },
    { required: true },
  ),
  { name: 'visits', type: 'checkbox', defaultValue: false, label: { zh: '做上门指导', en: 'Makes home visits' } },
  { name: 'doctors', type: 'checkbox', defaultValue: false, label: { zh: '签家庭医生', en: 'Signs families with a doctor' } },
  number('lat', { zh: '纬度', en: 'Latitude' }),
  number('lng', { zh: '经度', en: 'Longitude' }),
  ...sourceRead,
  ...sourced,
]);
