import type { CollectionConfig } from 'payload';
import type { z } from 'zod';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { directCheckout } from '#cms/records/shapes/direct-checkout.ts';
import { pretendRecord } from '#cms/records/shapes/pretend-record.ts';

/** Small states of a way to pay, so that they outlive a restart. */
const recorded = (slug: string, schema: z.ZodType): CollectionConfig => ({
  slug,
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    text('ref', { zh: '编号', en: 'Reference' }, { required: true, unique: true, index: true }),
    jsonField('state', { zh: '状态', en: 'State' }, { schema }),
  ],
});

export const PretendPayments = recorded('pretend-payments', pretendRecord);
/** What is to be paid at a centre, was paid there, and is to be handed back there. */
export const CentrePayments = recorded('centre-payments', pretendRecord);
/** What is asked of the payment apps, under the numbers by which they know it. */
export const DirectPayments = recorded('direct-payments', directCheckout);
