'use client';

import { useField } from '@payloadcms/ui';
import type { FormPart } from '#cms/fields/schema-form.ts';
import { FieldFrame, idOf } from './FieldFrame.tsx';
import { PartField } from './PartField.tsx';
import type { PartWords } from './part-props.ts';

interface Props {
  field: object;
  path: string;
  form: FormPart;
  locked?: boolean;
  words: PartWords;
}

/** The controls of a record kept as JSON: each change is the whole record anew. */
export function SchemaForm({ field, path: given, form, locked = false, words }: Props) {
  const { value, setValue, showError, disabled, path } = useField<unknown>({ path: given });
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <div className="jt jt-inline jt-schema">
        <PartField
          id={idOf(path)}
          part={form}
          name={path}
          value={value}
          locked={locked || disabled}
          words={words}
          onChange={setValue}
        />
      </div>
    </FieldFrame>
  );
}
