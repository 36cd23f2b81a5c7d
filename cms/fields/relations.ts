import type { Field, RelationshipField } from 'payload';

/** The family that a document belongs to. */
export const guardianField: Field = {
  name: 'guardian',
  type: 'relationship',
  relationTo: 'guardians',
  required: true,
  index: true,
  label: { zh: '监护人', en: 'Guardian' },
};

export const facilityField: RelationshipField = {
  name: 'facility',
  type: 'relationship',
  relationTo: 'facilities',
  required: true,
  index: true,
  label: { zh: '托育机构', en: 'Centre' },
};

/** The body outside that holds or writes something; nobody changes it by hand. */
export const organiserField: RelationshipField = {
  name: 'organiser',
  type: 'relationship',
  relationTo: 'organisers',
  index: true,
  label: { zh: '主办方', en: 'Organiser' },
  access: { update: () => false },
  admin: { position: 'sidebar', readOnly: true, condition: ({ organiser }) => Boolean(organiser) },
};

/** The id behind a relationship, whether it was read as an id or as the document itself. */
export function idOf(value: unknown): string | undefined {
  if (value && typeof value === 'object' && 'id' in value) return String(value.id);
  return typeof value === 'string' ? value : undefined;
}
