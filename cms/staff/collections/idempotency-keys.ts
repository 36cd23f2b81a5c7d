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
    text('key', '键', 'Key', { required: true, unique: true, index: true }),
    text('requestHash', '请求摘要', 'Request hash', { required: true }),
    jsonField('outcome', '结果', 'Outcome', { schema: anyRecord }),
    number('status', '状态', 'Status'),
    jsonField('answer', '答复', 'Answer', { schema: anyRecord }),
    text('at', '时刻', 'At', { required: true, index: true }),
  ],
};
