import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { anyRecord } from '#cms/records/shapes/values.ts';

/** Answers to requests that named a key, so that asking again gives the same answer and does nothing more. */
export const IdempotencyKeys: CollectionConfig = {
  slug: 'idempotency-keys',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    text('key', { zh: '标识', en: 'Key' }, { required: true, unique: true, index: true }),
    text('requestHash', { zh: '请求摘要', en: 'Request hash' }, { required: true }),
    jsonField('outcome', { zh: '结果', en: 'Outcome' }, { schema: anyRecord }),
    number('status', { zh: '状态', en: 'Status' }),
    jsonField('answer', { zh: '答复', en: 'Answer' }, { schema: anyRecord }),
    text('at', { zh: '时刻', en: 'At' }, { required: true, index: true }),
  ],
};
