import type { Field } from 'payload';
import { label } from './label.ts';

/** An amount kept in hundredths of the city's currency, shown and typed with two decimals. */
export const moneyField = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({
    name,
    type: 'number',
    label: label(zh, en),
    ...extra,
    admin: { components: { Field: '/fields/admin/MoneyField.tsx#MoneyField', Cell: '/fields/admin/MoneyCell.tsx#MoneyCell' } },
  }) as Field;
