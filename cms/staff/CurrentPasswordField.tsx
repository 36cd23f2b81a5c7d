'use client';

import { useField } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { FieldFrame, idOf } from '#cms/fields/admin/FieldFrame.tsx';

/** Typed by who changes their own password; never shown, never kept. */
export const CurrentPasswordField: TextFieldClientComponent = ({ path: given, field }) => {
  const { value, setValue, showError, path } = useField<string>({ potentiallyStalePath: given });
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <input
        id={idOf(path)}
        type="password"
        autoComplete="current-password"
        value={value ?? ''}
        onChange={(event) => setValue(event.target.value || null)}
      />
    </FieldFrame>
  );
};
