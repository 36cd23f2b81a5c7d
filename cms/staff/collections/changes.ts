import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, number, text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';

const names = z.array(z.string());

/** Who changed what, and when, without any value; and what every process follows. Written by `records/changes.ts`. */
export const Changes: CollectionConfig = {
  slug: 'changes',
  labels: labels({ zh: '改动记录', en: ['Change', 'Changes'] }),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'subject',
    hideAPIURL: true,
    defaultColumns: ['at', 'actor', 'action', 'subject', 'slug', 'fields'],
    description: { zh: '谁在何时改了什么；不留内容', en: 'Who changed what, and when; not what it said' },
  },
  access: { read: only('administrator'), create: nobody, update: nobody, delete: nobody },
  defaultSort: '-seq',
  timestamps: false,
  lockDocuments: false,
  fields: [
    number('seq', { zh: '序号', en: 'Number' }, { required: true, index: true }),
    instant('at', { zh: '时刻', en: 'At' }, { required: true, index: true }),
    text('actor', { zh: '操作人', en: 'Actor' }, { required: true, index: true }),
    text('action', { zh: '操作', en: 'Action' }, { required: true }),
    text('subject', { zh: '何种资料', en: 'Kind of record' }, { required: true, index: true }),
    text('document', { zh: '资料', en: 'Record' }, { index: true }),
    jsonField('documents', { zh: '多条资料', en: 'Records' }, { schema: names }),
    text('facility', { zh: '机构', en: 'Centre' }, { index: true }),
    text('slug', { zh: '网址名', en: 'Name in address' }),
    jsonField('fields', { zh: '改了哪些字段', en: 'Fields' }, { schema: names }),
  ],
};
