import type { CollectionConfig, Field } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField } from './json-field.ts';
import { inWords } from './kit.ts';
import { GROUP, labels, type Names } from './label.ts';
import { facilityField } from './relations.ts';

export const json = (...field: Parameters<typeof jsonField>) => inWords(jsonField(...field));

export const booking: Field = {
  name: 'booking',
  type: 'relationship',
  relationTo: 'bookings',
  required: true,
  index: true,
  label: { zh: '预约', en: 'Booking' },
};

const TITLE: Field = {
  name: 'titleInWords',
  type: 'ui',
  admin: { components: { Field: '/payments/admin/RecordTitle.tsx#RecordTitle' }, disableListColumn: true },
};

/** Never changed after it is written, and never by hand. */
export const record = (
  slug: string,
  names: Names,
  /** What it is called by, then what else its row in a list says. */
  [title, ...columns]: [string, ...string[]],
  fields: Field[],
): CollectionConfig => ({
  slug,
  labels: labels(names),
  admin: {
    group: GROUP.money,
    hidden: shownTo('head', 'counter'),
    useAsTitle: title,
    defaultColumns: [title, ...columns],
    hideAPIURL: true,
  },
  access: { read: inTerritory('facility', 'head', 'counter'), create: nobody, update: nobody, delete: nobody },
  fields: [TITLE, facilityField, ...fields],
});
