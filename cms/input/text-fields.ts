import { z } from 'zod';
import type { Result } from '#cms/core/problem.ts';
import { badInput } from './bad-input.ts';

/** A form or an address. */
export interface TextFields {
  get(name: string): FormDataEntryValue | null;
  /** Of boxes that share a name, all that are ticked. */
  getAll?(name: string): FormDataEntryValue[];
}

/** A box in a form. */
export const ticked = z
  .string()
  .optional()
  .transform((word) => word === 'on' || word === 'true');

/**
 * Reads what a form or an address holds by the names of a schema; everything there is text, and an empty field that
 * need not be filled in says nothing. Everything wrong is told, each with its field.
 */
export function readFields<S extends z.ZodObject>(schema: S, source: TextFields): Result<{ fields: z.infer<S> }> {
  const input = Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, field]) => {
      const text = textOf(source.get(name));
      return text === '' && field.safeParse(undefined).success ? [] : [[name, text]];
    }),
  );
  const parsed = schema.safeParse(input);
  return parsed.success ? { ok: true, fields: parsed.data } : badInput(parsed.error, input);
}

/** What was said in one field, as it may be kept, or what is wrong with it; for use cases, whichever door it came by. */
export function readSaid(field: string, words: z.ZodType<string>, said: string): Result<{ said: string }> {
  const parsed = z.object({ [field]: words }).safeParse({ [field]: said });
  return parsed.success ? { ok: true, said: parsed.data[field] ?? '' } : badInput(parsed.error, { [field]: said });
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}
