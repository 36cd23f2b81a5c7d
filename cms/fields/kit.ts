import type { Field } from 'payload';
import type { InEveryLanguage } from '#domain/language/lang.ts';

/** A field of text with its label in both languages. */
export const text = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  ({ name, type: 'text', label, ...extra }) as Field;

export const number = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  ({ name, type: 'number', label, ...extra }) as Field;

/** When something happened: kept in UTC, shown in lists and forms on the city's clock. */
export const instant = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  text(name, label, {
    ...extra,
    admin: {
      components: { Cell: '/staff/lists/InstantCell.tsx#InstantCell', Field: '/staff/lists/InstantField.tsx#InstantField' },
    },
  });

/** Written by the product when the record was made; a person decides about it and does not change it. */
export const given = (field: Field): Field =>
  ({
    ...field,
    access: { update: () => false },
    admin: { ...field.admin, readOnly: true },
  }) as Field;

/** For what no two records have in common. */
export const unique = { required: true, unique: true, index: true };

/**
 * A field as the product keeps it, shown in lists; in the form it gives way to a view that says it in words. (A
 * condition would do the same, but makes its column and its type optional.)
 */
export const inWords = (field: Field): Field =>
  ({
    ...field,
    admin: { ...field.admin, components: { ...field.admin?.components, Field: '/fields/admin/NoField.tsx#NoField' } },
  }) as Field;

/** An amount kept in hundredths of the city's currency, shown and typed with two decimals. */
export const moneyField = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  ({
    name,
    type: 'number',
    label,
    ...extra,
    admin: { components: { Field: '/fields/admin/MoneyField.tsx#MoneyField', Cell: '/fields/admin/MoneyField.tsx#MoneyCell' } },
  }) as Field;
