import type { CollectionConfig } from 'payload';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { moneyField, text } from '#cms/fields/kit.ts';
import { label, labels } from '#cms/fields/label.ts';
import { timeAfter } from '#cms/fields/validate.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { byEditors, date, editing, months, slug, summary, time, title } from './writing.ts';

export const Activities: CollectionConfig = {
  slug: 'activities',
  labels: labels('亲子活动', 'Activity', 'Activities'),
  admin: {
    ...editing,
    defaultColumns: ['title', 'date', 'from', 'place', 'capacity'],
    components: { edit: { beforeDocumentControls: ['/guidance/admin/MissingWords.tsx#MissingWords'] } },
  },
  access: byEditors,
  hooks: { beforeChange: [ownAddress('activities')] },
  fields: [
    title,
    slug,
    summary,
    text('place', '地点', 'Place', { required: true, localized: true }),
    text('townshipCode', '街道(乡镇)代码', 'Township code'),
    date('date', '日期', 'Date', { required: true, index: true }),
    { type: 'row', fields: [time('from', '从', 'From'), time('to', '到', 'To', timeAfter('from'))] },
    months,
    { name: 'topic', type: 'select', options: TOPIC_OPTIONS, label: label('领域', 'Topic') },
    { name: 'capacity', type: 'number', min: 1, label: label('名额（组）', 'Families') },
    moneyField('fee', '费用（0 为免费）', 'Fee (0 is free)', { min: 0, defaultValue: 0 }),
  ],
};
