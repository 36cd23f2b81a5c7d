import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { PACES } from '#domain/guidance/month-message.ts';

/** Families that want to hear what their child's age brings. Only they and the background work read it. */
export const MonthMessages: CollectionConfig = {
  slug: 'month-messages',
  labels: labels({ zh: '按月龄的消息', en: ['Message by age', 'Messages by age'] }),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('key', { zh: '家长和孩子', en: 'Guardian and child' }, unique),
    guardianField,
    text('child', { zh: '孩子', en: 'Child' }, { required: true, index: true }),
    {
      name: 'pace',
      type: 'select',
      required: true,
      options: optionsOf(PACES, { month: { zh: '每个月', en: 'Every month' }, week: { zh: '每周', en: 'Every week' } }),
      label: { zh: '多久一次', en: 'How often' },
    },
    number('weeks', { zh: '怀了几周生的', en: 'Weeks of pregnancy' }),
    text('district', { zh: '在哪个区找附近的', en: 'District for what is near' }),
    text('startedAt', { zh: '从什么时候起', en: 'Since' }, { required: true }),
    text('dueAt', { zh: '下次发', en: 'Next' }, { index: true }),
    text('told', { zh: '上次说到', en: 'Told of last' }),
    text('stoppedAt', { zh: '停止时刻', en: 'Stopped at' }, { index: true }),
    text('stopKey', { zh: '停止链接的编号', en: 'Number of its stop link' }, unique),
    number('version', { zh: '版本', en: 'Version' }, { required: true, defaultValue: 1 }),
  ],
};
