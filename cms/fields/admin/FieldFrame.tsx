'use client';

import { FieldDescription, FieldError, FieldLabel } from '@payloadcms/ui';
import { mergeFieldStyles } from '@payloadcms/ui/shared';
import type { ReactNode } from 'react';

/** Label, error and help around a control of our own, as the stock fields have them. */
export function FieldFrame({
  field,
  path,
  htmlFor,
  showError,
  children,
}: {
  field: object;
  path: string;
  /** Absent for a group of controls, which bring labels of their own. */
  htmlFor?: string;
  showError: boolean;
  children: ReactNode;
}) {
  const { label, required, localized, admin } = field as {
    label?: string;
    required?: boolean;
    localized?: boolean;
    admin?: { description?: string };
  };
  return (
    <div className={`field-type jt-field${showError ? ' error' : ''}`} style={mergeFieldStyles(field as never)}>
      <FieldLabel
        as={htmlFor ? 'label' : 'span'}
        htmlFor={htmlFor}
        label={label}
        localized={localized}
        path={path}
        required={required}
      />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        {children}
      </div>
      <FieldDescription description={admin?.description} path={path} />
    </div>
  );
}

/** The control's id; dots would need escaping in a selector. */
export const idOf = (path: string) => `field-${path.replaceAll('.', '__')}`;
