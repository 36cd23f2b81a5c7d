import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { STOP_REASONS } from '#cms/records/saved-searches.ts';
import { facilityIds, savedWish, searchLabel } from '#cms/records/shapes/saved-search.ts';

/** Searches whose family is told when a place comes up. Only the family itself and the background check read them. */
export const SavedSearches: CollectionConfig = {
  slug: 'saved-searches',
  labels: labels({ zh: '有位提醒', en: ['Saved search', 'Saved searches'] }),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    guardianField,
    jsonField('wish', { zh: '找什么', en: 'Wish' }, { schema: savedWish, required: true }),
    text('facility', { zh: '只看这家', en: 'Only this centre' }),
    text('address', { zh: '查找的地址', en: 'Address of the search' }, { required: true }),
    jsonField('label', { zh: '名称', en: 'In words' }, { schema: searchLabel, required: true }),
    text('lang', { zh: '语言', en: 'Language' }, { required: true }),
    text('savedAt', { zh: '存下时刻', en: 'Saved at' }, { required: true }),
    jsonField('known', { zh: '已知有位的', en: 'Known to be free' }, { schema: facilityIds, required: true }),
    jsonField('telling', { zh: '正在告诉的', en: 'Being told of' }, { schema: facilityIds }),
    text('lastToldAt', { zh: '上次告诉', en: 'Last told at' }),
    number('toldCount', { zh: '告诉过几次', en: 'Times told' }, { required: true, defaultValue: 0 }),
    text('stoppedAt', { zh: '停止时刻', en: 'Stopped at' }, { index: true }),
    {
      name: 'stopReason',
      type: 'select',
      options: optionsOf(STOP_REASONS, {
        by_family: { zh: '家庭停的', en: 'By the family' },
        time_passed: { zh: '时间过了', en: 'Its time has passed' },
        booked: { zh: '订好了', en: 'Booked' },
        too_many: { zh: '提醒次数已用完', en: 'Told often enough' },
      }),
      label: { zh: '为什么停', en: 'Why it stopped' },
    },
    text('stopKey', { zh: '停止链接的编号', en: 'Number of its stop link' }, { required: true, unique: true, index: true }),
    number('version', { zh: '版本', en: 'Version' }, { required: true, defaultValue: 1 }),
  ],
};
