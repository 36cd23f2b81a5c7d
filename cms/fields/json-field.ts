import type { JSONField, JSONFieldValidation } from 'payload';
import { z } from 'zod';
import { unprintable } from '#cms/print/unprintable.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { say } from './hooks/say.ts';

interface JsonOptions {
  /** What it holds: checked whenever it is written by way of Payload, and the column's type in the generated types. */
  schema?: z.ZodType;
  required?: boolean;
  /** Its words stand in contracts. */
  printed?: boolean;
  /** Filled in by a form made from the schema, rather than as text. */
  form?: boolean;
  /** Names in it that other fields say. */
  elsewhere?: string[];
  admin?: JSONField['admin'];
}

/** A record kept as JSON, shown and edited as text: the stock editor would fetch its code from another host. */
export const jsonField = (
  name: string,
  label: InEveryLanguage,
  { schema, required = false, printed = false, form = false, elsewhere, admin }: JsonOptions = {},
): JSONField => ({
  name,
  type: 'json',
  required,
  label,
  ...(schema ? { jsonSchema: jsonSchemaOf(name, schema, required), validate: fits(schema, printed) } : {}),
  ...(elsewhere ? { custom: { elsewhere } } : {}),
  admin: {
    ...admin,
    components: { Field: form ? '/fields/admin/SchemaField.tsx#SchemaField' : '/fields/admin/JsonField.tsx#JsonField' },
  },
});

/** Payload takes a column's type from this as it stands, so whether it may be empty belongs in it. */
function jsonSchemaOf(name: string, schema: z.ZodType, required: boolean): NonNullable<JSONField['jsonSchema']> {
  const { $schema: _, ...plain } = z.toJSONSchema(required ? schema : schema.nullable(), { target: 'draft-4' });
  return { uri: `jintuo:${name}`, fileMatch: [`jintuo:${name}`], schema: plain as object };
}

/** In place of Payload's own check, which compiles the schema anew for every value it sees. */
const fits =
  (schema: z.ZodType, printed: boolean): JSONFieldValidation =>
  (value: unknown, { required, req }) => {
    if (value === undefined || value === null) return !required || say(req, 'refused.empty');
    const { error } = schema.safeParse(value);
    const [issue] = error?.issues ?? [];
    if (!issue) {
      const lost = printed ? unprintable(JSON.stringify(value)) : undefined;
      return !lost || say(req, 'refused.notPrinted', lost);
    }
    const where = issue.path.map(String).join('.');
    return say(req, 'refused.form', { where, what: issue.message });
  };
