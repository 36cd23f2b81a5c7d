import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { STOP_REASONS } from '#cms/records/saved-searches.ts';
import { facilityIds, savedWish, searchLabel } from '#cms/records/shapes/saved-search.ts';

/** Searches whose family is told when a place comes up. Only the family itself and the background check read them. */
export const SavedSearches: CollectionConfig = {
  slug: 'saved-searches',
  labels: labels('有位提醒', 'Saved search', 'Saved searches'),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    guardianField,
    jsonField('wish', '找什么', 'Wish', { schema: savedWish, required: true }),
    text('facility', '只看这家', 'Only this centre'),
    text('address', '查找的地址', 'Address of the search', { required: true }),
    jsonField('label', '名称', 'In words', { schema: searchLabel, required: true }),
    text('lang', '语言', 'Language', { required: true }),
    text('savedAt', '存下时刻', 'Saved at', { required: true }),
    jsonField('known', '已知有位的', 'Known to be free', { schema: facilityIds, required: true }),
    jsonField('telling', '正在告诉的', 'Being told of', { schema: facilityIds }),
    text('lastToldAt', '上次告诉', 'Last told at'),
    number('toldCount', '告诉过几次', 'Times told', { required: true, defaultValue: 0 }),
    text('stoppedAt', '停止时刻', 'Stopped at', { index: true }),
    {
      name: 'stopReason',
      type: 'select',
      options: optionsOf(STOP_REASONS, {
        by_family: ['家庭停的', 'By the family'],
        time_passed: ['时间过了', 'Its time has passed'],
        booked: ['订好了', 'Booked'],
        too_many: ['提醒次数已用完', 'Told often enough'],
      }),
      label: label('为什么停', 'Why it stopped'),
    },
    text('stopKey', '停止链接的编号', 'Number of its stop link', { required: true, unique: true, index: true }),
    number('version', '版本', 'Version', { required: true, defaultValue: 1 }),
  ],
};
