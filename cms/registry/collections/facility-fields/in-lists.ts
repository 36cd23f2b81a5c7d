import type { UIField } from 'payload';
import type { InEveryLanguage } from '#domain/language/lang.ts';

const shown = (name: string, label: InEveryLanguage, component: string): UIField => ({
  name,
  type: 'ui',
  label,
  admin: {
    components: { Field: '/fields/admin/NoField.tsx#NoField', Cell: `/registry/admin/FacilityCells.tsx#${component}` },
    disableBulkEdit: true,
  },
});

/** What a list says of a centre that is worked out, and kept in no field. */
export const IN_LISTS = [
  shown('offered', { zh: '托位', en: 'Places' }, 'PlacesCell'),
  shown('used', { zh: '今天用掉', en: 'Taken today' }, 'UseCell'),
  shown('standing', { zh: '资质和经营', en: 'Standing' }, 'StandingCell'),
];
