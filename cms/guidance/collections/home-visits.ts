import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { checkMarks, wishedTimes } from '#cms/records/home-visits.ts';
import { HALF_DAYS, VISIT_STATES } from '#domain/guidance/home-visit.ts';

/**
 * Home visits that families asked for. It is a child's address and how it is doing: written by verbs alone, and read on
 * the pages of its own family and of the health station of its township, which every look is written down at.
 */
export const HomeVisits: CollectionConfig = {
  slug: 'home-visits',
  labels: labels({ zh: '上门指导', en: ['Home visit', 'Home visits'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'formKey', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('formKey', { zh: '表单编号', en: 'Number of the form' }, { ...unique, hidden: true }),
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    text('bornOn', { zh: '出生日期或预产期', en: 'Born or due on' }),
    text('districtCode', { zh: '区代码', en: 'District code' }, { required: true, index: true }),
    text('townshipCode', { zh: '街道(乡镇)代码', en: 'Township code' }, { required: true, index: true }),
    text('address', { zh: '地址', en: 'Address' }),
    number('lat', { zh: '纬度', en: 'Latitude' }),
    number('lng', { zh: '经度', en: 'Longitude' }),
    json('wished', { zh: '什么时候在家', en: 'When they are at home' }, { schema: wishedTimes, required: true }),
    { name: 'wish', type: 'textarea', label: { zh: '想问什么', en: 'What they would like to ask' } },
    text('lang', { zh: '语言', en: 'Language' }, { required: true }),
    instant('askedAt', { zh: '提出时刻', en: 'Asked at' }, { required: true }),
    instant('consentAt', { zh: '同意时刻', en: 'Agreed at' }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(VISIT_STATES, {
        asked: { zh: '等安排', en: 'Asked' },
        planned: { zh: '排好了', en: 'Planned' },
        absent: { zh: '没人在家', en: 'Nobody at home' },
        done: { zh: '去过了', en: 'Done' },
        cancelled: { zh: '取消', en: 'Cancelled' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    text('plannedOn', { zh: '哪天去', en: 'Planned on' }, { index: true }),
    {
      name: 'half',
      type: 'select',
      options: optionsOf(HALF_DAYS, { morning: { zh: '上午', en: 'Morning' }, afternoon: { zh: '下午', en: 'Afternoon' } }),
      label: { zh: '上午还是下午', en: 'Half of the day' },
    },
    number('order', { zh: '第几家', en: 'Order on the way' }),
    { name: 'nurse', type: 'relationship', relationTo: 'users', index: true, label: { zh: '谁去', en: 'Nurse' } },
    text('nurseName', { zh: '谁去的', en: 'Who went' }),
    json('checks', { zh: '看了什么', en: 'What was looked at' }, { schema: checkMarks }),
    { name: 'advice', type: 'textarea', label: { zh: '给家长的话', en: 'Advice' } },
    instant('visitedAt', { zh: '上门时刻', en: 'Visited at' }),
    { name: 'reason', type: 'textarea', label: { zh: '为什么取消', en: 'Why it was cancelled' } },
    number('changes', { zh: '变过几次', en: 'Times changed' }, { required: true, defaultValue: 0 }),
  ],
};
