import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { claim } from '#cms/records/shapes/booking.ts';

export const PlaceClaims: CollectionConfig = {
  slug: 'place-claims',
  labels: labels({ zh: '占位', en: ['Place claim', 'Place claims'] }),
  admin: {
    group: GROUP.families,
    hidden: shownTo(),
    useAsTitle: 'key',
    hideAPIURL: true,
    description: { zh: '一个班一天一份：谁在什么时段占了位', en: 'One per class and day: who takes a place when' },
  },
  access: { read: inTerritory('facility', 'head', 'supervisor'), create: nobody, update: nobody, delete: nobody },
  fields: [
    text('key', { zh: '标识', en: 'Key' }, { required: true, unique: true, index: true }),
    facilityField,
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      required: true,
      index: true,
      label: { zh: '班级', en: 'Class' },
    },
    text('date', { zh: '日期', en: 'Date' }, { required: true, index: true }),
    json('claims', { zh: '占位', en: 'Claims' }, { schema: claim.array() }),
    { name: 'version', type: 'number', required: true, defaultValue: 0, label: { zh: '版本', en: 'Version' } },
  ],
};
