import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { instant, number, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { TOUR_STATES } from '#domain/places/tours.ts';

/**
 * Families' visits to centres. Written by verbs alone, and read on the pages of the family and of its centre, which every
 * look is written down at.
 */
export const Tours: CollectionConfig = {
  slug: 'tours',
  labels: labels({ zh: '来参观的', en: ['Visit to a centre', 'Visits to centres'] }),
  admin: { group: GROUP.families, hidden: true, useAsTitle: 'date', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    facilityField,
    guardianField,
    {
      name: 'child',
      type: 'relationship',
      relationTo: 'children',
      required: true,
      index: true,
      label: { zh: '孩子', en: 'Child' },
    },
    text('date', { zh: '日期', en: 'Day' }, { required: true, index: true }),
    number('from', { zh: '从', en: 'From' }, { required: true }),
    number('to', { zh: '到', en: 'To' }, { required: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      options: optionsOf(TOUR_STATES, {
        booked: { zh: '约好了', en: 'Booked' },
        cancelled: { zh: '取消', en: 'Cancelled' },
        missed: { zh: '没有来', en: 'Did not come' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    instant('changedAt', { zh: '最近改动', en: 'Changed at' }, { required: true }),
    number('changes', { zh: '修订', en: 'Revision' }, { required: true }),
  ],
};
