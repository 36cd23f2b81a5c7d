import type { FieldAccess } from 'payload';
import { answersForCity } from '#cms/access/in-territory.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { text } from '#cms/fields/kit.ts';
import { civilDate } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

/** A centre reads it, and only a supervisor writes it. */
export const bySupervisor = {
  update: ({ req }: { req: Parameters<typeof staffOf>[0] }) => hasRole(staffOf(req), 'supervisor', 'administrator'),
};

/** Where a centre's money goes is the city's to say, and no district's. */
const ofCity: FieldAccess = ({ req }) => answersForCity({ req }) === true;
export const byCity = { update: ofCity };

export const supervisedDate = (name: string, label: InEveryLanguage) =>
  text(name, label, {
    validate: civilDate,
    admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
    access: bySupervisor,
  });
