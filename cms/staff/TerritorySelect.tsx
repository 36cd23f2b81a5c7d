'use client';

import { useField } from '@payloadcms/ui';
import { FieldFrame, idOf } from '#cms/fields/admin/FieldFrame.tsx';

interface Option {
  value: string;
  label: string;
}

interface Props {
  field: object;
  path: string;
  readOnly?: boolean;
  city: Option[];
  groups: { name: string; options: Option[] }[];
}

export function TerritorySelect({ city, field, groups, path: given, readOnly }: Props) {
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
        {city.map(asOption)}
        {groups.map(({ name, options }) => (
          <optgroup key={name} label={name}>
            {options.map(asOption)}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

const asOption = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);
