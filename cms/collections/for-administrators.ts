import type { Field } from 'payload';
import { hasRole, type StaffUser } from '../access/roles.ts';

/** A field that only administrators are shown: a record as the product keeps it, which others see in words. */
export const forAdministrators = (field: Field): Field =>
  ({
    ...field,
    admin: {
      ...field.admin,
      condition: (_data: unknown, _siblings: unknown, { user }: { user: unknown }) =>
        hasRole(user as StaffUser | undefined, 'administrator'),
    },
  }) as Field;
