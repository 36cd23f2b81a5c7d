import type { Field } from 'payload';

/**
 * A field as the product keeps it, shown in lists; in the form it gives way to a view that says it in words. (A
 * condition would do the same, but makes its column and its type optional.)
 */
export const inWords = (field: Field): Field =>
  ({
    ...field,
    admin: { ...field.admin, components: { ...field.admin?.components, Field: '/fields/admin/NoField.tsx#NoField' } },
  }) as Field;
