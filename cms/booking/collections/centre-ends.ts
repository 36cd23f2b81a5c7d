import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { booking } from '#cms/fields/money-record.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { inLanguages } from '#cms/records/shapes/values.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';

/** What a contract by the month can be ended for by its centre. */
export const CENTRE_END_OPTIONS = optionsOf(CENTRE_END_GROUNDS, {
  closes: { zh: '停业', en: 'The centre closes' },
  moves: { zh: '搬迁', en: 'The centre moves' },
  own_reasons: { zh: '机构自身的其他原因', en: 'Other reasons of the centre’s own' },
  health_hidden: {
    zh: '隐瞒重大健康情况，书面告知后仍不改正',
    en: 'A grave health matter hidden, and not put right after notice',
  },
});

/** Contracts that a centre ends, for as long as that can be taken back. Written, carried out and taken away by verbs alone. */
export const CentreEnds: CollectionConfig = {
  slug: 'centre-ends',
  labels: labels({ zh: '机构提出的解除', en: ['End of a contract by its centre', 'Ends of contracts by their centres'] }),
  admin: { group: GROUP.families, hidden: true, useAsTitle: 'lastDay', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    facilityField,
    booking,
    {
      name: 'ground',
      type: 'select',
      required: true,
      options: CENTRE_END_OPTIONS,
      label: { zh: '原因', en: 'Ground' },
    },
    jsonField('said', { zh: '机构说明', en: 'In its words' }, { schema: inLanguages, required: true }),
    text('lastDay', { zh: '最后一天', en: 'Last day' }, { required: true }),
    text('staffId', { zh: '提出人', en: 'By' }, { required: true }),
    text('tellAt', { zh: '这之后告知家长', en: 'The family is told from' }, { required: true, index: true }),
  ],
};
