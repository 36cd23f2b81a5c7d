'use client';

import { useField } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { FieldFrame, idOf } from './FieldFrame.tsx';

/** A calendar day, kept as `2026-11-25`. */
export const DateField: TextFieldClientComponent = ({ path: given, field, readOnly }) => {
  const { value, setValue, showError, disabled, path } = useField<string>({ potentiallyStalePath: given });
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <input
        id={idOf(path)}
        type="date"
        value={value ?? ''}
        disabled={readOnly || disabled}
        onChange={(event) => setValue(event.target.value || null)}
      />
    </FieldFrame>
  );
};
