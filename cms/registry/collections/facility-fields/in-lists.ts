import type { UIField } from 'payload';
import { label } from '#cms/fields/label.ts';

const shown = (name: string, zh: string, en: string, component: string): UIField => ({
  name,
  type: 'ui',
  label: label(zh, en),
  admin: {
    components: { Field: '/fields/admin/NoField.tsx#NoField', Cell: `/registry/admin/FacilityCells.tsx#${component}` },
    disableBulkEdit: true,
  },
});

/** What a list says of a centre that is worked out, and kept in no field. */
export const IN_LISTS = [
  shown('offered', '托位', 'Places', 'PlacesCell'),
  shown('used', '今天用掉', 'Taken today', 'UseCell'),
  shown('standing', '资质和经营', 'Standing', 'StandingCell'),
];
