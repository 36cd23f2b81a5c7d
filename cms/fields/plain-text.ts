import { baseIDField, type CollectionConfig, type Field, type FieldHook, type TextareaField, type TextField } from 'payload';
import { textarea, text as textLine } from 'payload/shared';
import { hiddenIn, prose, typed, withoutInvisible } from '#cms/input/values.ts';
import { unprintable } from '#cms/print/unprintable.ts';
import { say } from './hooks/say.ts';

/** Characters of a line and of a longer text, where a field does not say itself. */
const MOST = { text: 1000, textarea: 10_000 };

/**
 * Staff's words are held to the same as a family's: what nobody sees is taken out, control characters and marks that
 * turn the reading order are refused, and so is what is longer than any such text. For every field of words there is.
 */
export const plainText = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  fields: collection.fields.map(plain),
});

function plain(field: Field): Field {
  if (field.type === 'tabs') return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(plain) })) };
  // A row's id comes back with every save, and is held to the same.
  if (field.type === 'array') return { ...field, fields: [...field.fields, baseIDField].map(plain) };
  if (field.type === 'text' || field.type === 'textarea') return plainField(field);
  return 'fields' in field ? ({ ...field, fields: field.fields.map(plain) } as Field) : field;
}

function plainField<F extends TextField | TextareaField>(field: F): F {
  const most = field.maxLength ?? MOST[field.type];
  const schema = field.type === 'text' ? typed(most) : prose(most);
  const usual = (field.validate ?? (field.type === 'text' ? textLine : textarea)) as Validate;
  const validate: Validate = async (value, options) => {
    const valid = await usual(value, options);
    if (valid !== true || typeof value !== 'string') return valid;
    if (schema.safeParse(value).success) {
      const lost = field.custom?.printed ? unprintable(value) : undefined;
      return lost ? say(options.req, 'refused.notPrinted', lost) : valid;
    }
    if (value.length > most) return say(options.req, 'refused.tooLong', { most });
    return say(options.req, 'refused.hidden', { code: hiddenIn(value) });
  };
  if (field.type === 'textarea') return { ...field, validate };
  return { ...field, validate, hooks: { ...field.hooks, beforeValidate: [cleaned, ...(field.hooks?.beforeValidate ?? [])] } };
}

/** A field whose words stand in contracts: what cannot be printed is refused where it is saved, not where it is signed. */
export const PRINTED = { custom: { printed: true } };

type Validate = (value: unknown, options: { req?: Parameters<typeof say>[0] }) => Promise<true | string> | true | string;

const cleaned: FieldHook = ({ value }) => (typeof value === 'string' ? withoutInvisible(value) : value);
