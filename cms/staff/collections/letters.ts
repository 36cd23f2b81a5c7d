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
    text('key', '键', 'Key', { required: true, unique: true, index: true }),
    text('kind', '类型', 'Kind', { required: true }),
    text('subject', '对象', 'Subject', { required: true, index: true }),
    jsonField('about', '内容', 'About', { schema: anyRecord }),
    text('at', '时刻', 'At', { required: true, index: true }),
  ],
};
