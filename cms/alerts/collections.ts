import type { CollectionConfig, Field } from 'payload';
import { z } from 'zod';
import { nobody } from '#cms/access/nobody.ts';
import { guardianField } from '#cms/fields/guardian-field.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { STOP_REASONS } from './saved-searches.ts';

const text = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;

/** Searches whose family is told when a place comes up. Only the family itself and the background check read them. */
export const SavedSearches: CollectionConfig = {
  slug: 'saved-searches',
  labels: labels('有位提醒', 'Saved search', 'Saved searches'),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    guardianField,
    { name: 'wish', type: 'json', required: true, label: label('找什么', 'Wish') },
    text('facility', '只看这家', 'Only this centre'),
    text('address', '查找的地址', 'Address of the search', { required: true }),
    { name: 'label', type: 'json', required: true, label: label('叫法', 'In words') },
    text('lang', '语言', 'Language', { required: true }),
    text('savedAt', '存下时刻', 'Saved at', { required: true }),
    jsonField('known', '已知有位的', 'Known to be free', { schema: z.array(z.string()), required: true }),
    jsonField('telling', '正在告诉的', 'Being told of', { schema: z.array(z.string()) }),
    text('lastToldAt', '上次告诉', 'Last told at'),
    { name: 'toldCount', type: 'number', required: true, defaultValue: 0, label: label('告诉过几次', 'Times told') },
    text('stoppedAt', '停止时刻', 'Stopped at', { index: true }),
    {
      name: 'stopReason',
      type: 'select',
      options: optionsOf(STOP_REASONS, {
        by_family: ['家庭停的', 'By the family'],
        time_passed: ['时间过了', 'Its time has passed'],
        booked: ['订好了', 'Booked'],
        too_many: ['说够次数了', 'Told often enough'],
      }),
      label: label('为什么停', 'Why it stopped'),
    },
    text('stopKey', '停止链接的编号', 'Number of its stop link', { required: true, unique: true, index: true }),
    { name: 'version', type: 'number', required: true, defaultValue: 1, label: label('版本', 'Version') },
  ],
};
