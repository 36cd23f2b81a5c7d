import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { pretendRecord } from '#cms/records/shapes/pretend-record.ts';

/** Small states of a way to pay, so that they outlive a restart. */
const recorded = (slug: string): CollectionConfig => ({
  slug,
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    text('ref', { zh: '编号', en: 'Reference' }, { required: true, unique: true, index: true }),
    jsonField('state', { zh: '状态', en: 'State' }, { schema: pretendRecord }),
  ],
});

export const PretendPayments = recorded('pretend-payments');
/** What is to be paid at a centre, was paid there, and is to be handed back there. */
export const CentrePayments = recorded('centre-payments');
