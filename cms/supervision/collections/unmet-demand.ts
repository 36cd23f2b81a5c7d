import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { labels } from '#cms/fields/label.ts';

/** How often families found nothing, as sums. Written by `supervision/unmet` alone; of families it holds nothing. */
export const UnmetDemand: CollectionConfig = {
  slug: 'unmet-demand',
  labels: labels({ zh: '没找到位', en: ['Unmet demand', 'Unmet demand'] }),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  timestamps: false,
  lockDocuments: false,
  fields: [
    text('key', { zh: '键', en: 'Key' }, unique),
    text('kind', { zh: '哪一种', en: 'Kind' }, { required: true }),
    text('day', { zh: '日期', en: 'Day' }, { required: true, index: true }),
    text('area', { zh: '街道或市（区）', en: 'Township or district' }),
    text('age', { zh: '年龄段', en: 'Age band' }, { required: true }),
    text('care', { zh: '托育类型', en: 'Kind of care' }, { required: true }),
    text('part', { zh: '一天里的哪一段', en: 'Part of the day' }, { required: true }),
    number('times', { zh: '次数', en: 'Times' }, { required: true }),
  ],
};
