import { getTranslation } from '@payloadcms/translations';
import type { TextFieldServerProps } from 'payload';
import type { ReactNode } from 'react';

/** What the product wrote, in words, in the form of a record that is only read. */
export function Told({ field, i18n, children }: Pick<TextFieldServerProps, 'field' | 'i18n'> & { children: ReactNode }) {
  const { label } = field;
  const said =
    typeof label === 'string' || (typeof label === 'object' && label) ? String(getTranslation(label, i18n)) : field.name;
  return (
    <dl className="jt jt-inline jt-told">
      <dt>{said}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
