import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { instant, number, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { CONSULT_STATES, CONSULT_WAYS, SLOT_STATES } from '#domain/guidance/consult.ts';

const closed = {
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
} as const;

/** Minutes of an expert's day that families can have. Who takes one changes it, so that none is given twice. */
export const ConsultSlots: CollectionConfig = {
  slug: 'consult-slots',
  labels: labels({ zh: '咨询时段', en: ['Consultation slot', 'Consultation slots'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'startsAt', hideAPIURL: true },
  ...closed,
  fields: [
    { name: 'expert', type: 'relationship', relationTo: 'users', index: true, label: { zh: '专家', en: 'Expert' } },
    text('expertName', { zh: '专家姓名', en: 'Name of the expert' }, { required: true }),
    text('date', { zh: '哪天', en: 'Day' }, { required: true, index: true }),
    number('from', { zh: '从', en: 'From' }, { required: true }),
    number('to', { zh: '到', en: 'To' }, { required: true }),
    instant('startsAt', { zh: '开始', en: 'Begins at' }, { required: true, index: true }),
    {
      name: 'way',
      type: 'select',
      required: true,
      options: optionsOf(CONSULT_WAYS, {
        phone: { zh: '电话', en: 'By telephone' },
        online: { zh: '视频', en: 'Online' },
        clinic: { zh: '到门诊', en: 'At the clinic' },
      }),
      label: { zh: '怎么谈', en: 'How' },
    },
    text('where', { zh: '地址或链接', en: 'Address or link' }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(SLOT_STATES, {
        open: { zh: '可约', en: 'Open' },
        taken: { zh: '约出去了', en: 'Taken' },
        withdrawn: { zh: '收回了', en: 'Withdrawn' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    number('version', { zh: '版本', en: 'Version' }, { required: true, defaultValue: 1 }),
  ],
};

/** A family's consultation: written by verbs alone, read by its family and its expert, who is written down. */
export const Consults: CollectionConfig = {
  slug: 'consults',
  labels: labels({ zh: '咨询预约', en: ['Consultation', 'Consultations'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'changedAt', hideAPIURL: true },
  ...closed,
  fields: [
    {
      name: 'slot',
      type: 'relationship',
      relationTo: 'consult-slots',
      required: true,
      index: true,
      label: { zh: '时段', en: 'Slot' },
    },
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    text('child', { zh: '孩子', en: 'Child' }, { index: true }),
    { name: 'wish', type: 'textarea', label: { zh: '想问什么', en: 'What they would like to ask' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      options: optionsOf(CONSULT_STATES, {
        booked: { zh: '约好了', en: 'Booked' },
        cancelled: { zh: '取消了', en: 'Cancelled' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    text('reason', { zh: '为什么收回', en: 'Why it was withdrawn' }),
    number('changes', { zh: '变过几次', en: 'Times changed' }, { required: true, defaultValue: 0 }),
    instant('changedAt', { zh: '最近变动', en: 'Changed at' }, { required: true }),
  ],
};
