import type { RelationshipField } from 'payload';
import { label } from './label.ts';

export const facilityField: RelationshipField = {
  name: 'facility',
  type: 'relationship',
  relationTo: 'facilities',
  required: true,
  index: true,
  label: label('托育机构', 'Centre'),
};
