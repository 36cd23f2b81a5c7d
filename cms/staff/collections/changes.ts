import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, number, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';

const names = z.array(z.string());

/** Who changed what, and when, without any value; and what every process follows. Written by `records/changes.ts`. */
export const Changes: CollectionConfig = {
  slug: 'changes',
  labels: labels('改动记录', 'Change', 'Changes'),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'subject',
    hideAPIURL: true,
    defaultColumns: ['at', 'actor', 'action', 'subject', 'slug', 'fields'],
    description: label('谁在何时改了什么；不留内容', 'Who changed what, and when; not what it said'),
  },
  access: { read: only('administrator'), create: nobody, update: nobody, delete: nobody },
  defaultSort: '-seq',
  timestamps: false,
  lockDocuments: false,
  fields: [
    number('seq', '序号', 'Number', { required: true, index: true }),
    instant('at', '时刻', 'At', { required: true, index: true }),
    text('actor', '操作人', 'Actor', { required: true, index: true }),
    text('action', '操作', 'Action', { required: true }),
    text('subject', '何种资料', 'Kind of record', { required: true, index: true }),
    text('document', '资料', 'Record', { index: true }),
    jsonField('documents', '多条资料', 'Records', { schema: names }),
    text('facility', '机构', 'Centre', { index: true }),
    text('slug', '网址名', 'Name in address'),
    jsonField('fields', '改了哪些字段', 'Fields', { schema: names }),
  ],
};
