import type { CollectionConfig } from 'payload';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { anyRecord } from '#cms/records/shapes/values.ts';

export const AuditLog: CollectionConfig = {
  slug: 'audit-log',
  labels: labels({ zh: '操作日志', en: ['Audit entry', 'Audit log'] }),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'action',
    hideAPIURL: true,
    defaultColumns: ['at', 'actor', 'action', 'subject'],
  },
  access: { read: only('administrator'), create: nobody, update: nobody, delete: nobody },
  fields: [
    instant('at', { zh: '时刻', en: 'At' }, { required: true, index: true }),
    text('actor', { zh: '操作人', en: 'Actor' }, { required: true, index: true }),
    text('action', { zh: '操作', en: 'Action' }, { required: true, index: true }),
    text('subject', { zh: '对象', en: 'Subject' }, { required: true, index: true }),
    jsonField('detail', { zh: '细节', en: 'Detail' }, { schema: anyRecord }),
  ],
};
