import { hasRole, staffOf } from '#cms/access/roles.ts';
import { text } from '#cms/fields/kit.ts';
import { civilDate } from '#cms/fields/validate.ts';

/** A centre reads it, and only a supervisor writes it. */
export const bySupervisor = {
  update: ({ req }: { req: Parameters<typeof staffOf>[0] }) => hasRole(staffOf(req), 'supervisor', 'administrator'),
};

export const supervisedDate = (name: string, zh: string, en: string) =>
  text(name, zh, en, {
    validate: civilDate,
    admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
    access: bySupervisor,
  });
