'use client';

import { useField } from '@payloadcms/ui';
import type { ReactNode } from 'react';
import { FieldFrame, idOf } from './FieldFrame.tsx';

interface Props {
  field: object;
  path: string;
  readOnly?: boolean;
  /** What can be chosen, besides nothing. */
  children: ReactNode;
}

/** A text that is chosen from a list. */
export function SelectField({ field, path: given, readOnly, children }: Props) {
  const { value, setValue, showError, disabled, path } = useField<string>({ potentiallyStalePath: given });
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <select
        id={idOf(path)}
        value={value ?? ''}
        disabled={readOnly || disabled}
        onChange={(event) => setValue(event.target.value || null)}
      >
        <option value="">—</option>
        {children}
      </select>
    </FieldFrame>
  );
}
