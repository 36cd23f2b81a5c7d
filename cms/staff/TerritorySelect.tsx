'use client';

import { SelectField } from '#cms/fields/admin/SelectField.tsx';

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

export function TerritorySelect({ city, field, groups, path, readOnly }: Props) {
  return (
    <SelectField field={field} path={path} readOnly={readOnly}>
      {city.map(asOption)}
      {groups.map(({ name, options }) => (
        <optgroup key={name} label={name}>
          {options.map(asOption)}
        </optgroup>
      ))}
    </SelectField>
  );
}

const asOption = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);
