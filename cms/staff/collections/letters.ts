import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { anyRecord } from '#cms/records/shapes/values.ts';

/** What somebody is still to be told: written with what happened, and gone once it was sent. */
export const Letters: CollectionConfig = {
  slug: 'letters',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    text('key', { zh: '标识', en: 'Key' }, { required: true, unique: true, index: true }),
    text('kind', { zh: '类型', en: 'Kind' }, { required: true }),
    text('subject', { zh: '对象', en: 'Subject' }, { required: true, index: true }),
    jsonField('about', { zh: '内容', en: 'About' }, { schema: anyRecord }),
    text('request', { zh: '请求编号', en: 'Request' }),
    text('at', { zh: '时刻', en: 'At' }, { required: true, index: true }),
  ],
};
