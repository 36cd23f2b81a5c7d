import type { Field } from 'payload';
import { CHECKED } from '#domain/language/source-row.ts';
import { completeAddress } from './hooks/complete-address.ts';
import { text } from './kit.ts';
import { optionsOf } from './label.ts';
import { civilDate, webPage } from './validate.ts';

/** How the source was read, and when it was last. */
export const sourceRead: Field[] = [
  {
    name: 'checked',
    type: 'select',
    required: true,
    defaultValue: 'unchecked',
    options: optionsOf(CHECKED, {
      original: { zh: '读过原件', en: 'Read in the original' },
      copy: { zh: '只读过转载（待确认）', en: 'Read in a copy (to confirm)' },
      unchecked: { zh: '没有核对（待确认）', en: 'Not checked (to confirm)' },
    }),
    label: { zh: '核对', en: 'Checked' },
  },
  text(
    'readOn',
    { zh: '哪天读的', en: 'Last read on' },
    { required: true, validate: civilDate, admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } } },
  ),
];

/** A link on pages for families: to the web alone. */
export const sourceUrl = text(
  'sourceUrl',
  { zh: '来源网址', en: 'Address of the source' },
  { validate: webPage, hooks: { beforeValidate: [completeAddress] } },
);
