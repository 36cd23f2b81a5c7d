import type { CollectionConfig } from 'payload';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { anyRecord } from '#cms/records/shapes/values.ts';

export const AuditLog: CollectionConfig = {
  slug: 'audit-log',
  labels: labels('操作日志', 'Audit entry', 'Audit log'),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'action',
    hideAPIURL: true,
    defaultColumns: ['at', 'actor', 'action', 'subject'],
  },
  access: { read: only('administrator'), create: nobody, update: nobody, delete: nobody },
  fields: [
    instant('at', '时刻', 'At', { required: true, index: true }),
    text('actor', '操作人', 'Actor', { required: true, index: true }),
    text('action', '操作', 'Action', { required: true, index: true }),
    text('subject', '对象', 'Subject', { required: true, index: true }),
    jsonField('detail', '细节', 'Detail', { schema: anyRecord }),
  ],
};
