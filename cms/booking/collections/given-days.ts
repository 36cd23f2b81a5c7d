import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { booking } from '#cms/fields/money-record.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { givenStays } from '#cms/records/shapes/booking.ts';

/** Days that a centre adds to a booking, for as long as that can be taken back. Written, carried out and taken away by verbs alone. */
export const GivenDays: CollectionConfig = {
  slug: 'given-days',
  labels: labels({ zh: '机构另外给的日子', en: ['Days added by a centre', 'Days added by centres'] }),
  typescript: { interface: 'GivenDay' },
  admin: { group: GROUP.families, hidden: true, useAsTitle: 'tellAt', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    facilityField,
    booking,
    jsonField('stays', { zh: '日子', en: 'Days' }, { schema: givenStays, required: true }),
    text('reason', { zh: '原因', en: 'Reason' }, { required: true }),
    text('staffId', { zh: '提出人', en: 'By' }, { required: true }),
    text('tellAt', { zh: '这之后告知家长', en: 'The family is told from' }, { required: true, index: true }),
  ],
};
