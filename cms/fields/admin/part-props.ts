import type { FormPart } from '#cms/fields/schema-form.ts';

/** Words by `field_…`, `value_…` and `unit_…`, and those of the buttons. */
export type PartWords = Record<string, string>;

export interface PartProps<Part extends FormPart = FormPart> {
  id: string;
  name: string;
  part: Part;
  value: unknown;
  optional?: boolean;
  locked: boolean;
  words: PartWords;
  onChange(value: unknown): void;
}
