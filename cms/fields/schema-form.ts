/** The part of a JSON schema that forms are made from. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
}

export interface NamedPart {
  name: string;
  part: FormPart;
  optional: boolean;
}
export interface Group {
  is: 'group';
  parts: NamedPart[];
}
export type FormPart =
  | Group
  /** `or` are words that may stand in place of a number. */
  | { is: 'number'; least?: number; most?: number; whole: boolean; or: string[] }
  | { is: 'text' }
  | { is: 'flag' }
  | { is: 'choice'; of: string[] }
  /** Any of them. */
  | { is: 'choices'; of: string[] }
  | { is: 'list'; item: FormPart }
  /** One of several groups, told apart by a value that each has of its own. */
  | { is: 'kinds'; by: string; kinds: { value: string; group: Group }[] }
  /** What no form is made for. */
  | { is: 'json' };

/**
 * What a person fills in for a value of a schema, so that whatever is added to the schema is in the form.
 *
 * @example formOf({ type: 'integer', minimum: 0 }) // { is: 'number', least: 0, whole: true, or: [] }
 */
export function formOf(schema: Schema): FormPart {
  const either = (schema.oneOf ?? schema.anyOf)?.filter(({ type }) => type !== 'null');
  if (either?.length === 1 && either[0]) return formOf(either[0]);
  if (either) return kindsOf(either) ?? numberOr(either) ?? { is: 'json' };
  const values = valuesOf(schema);
  if (values) return { is: 'choice', of: values };
  switch (schema.type) {
    case 'integer':
    case 'number':
      return { is: 'number', ...limitsOf(schema), whole: schema.type === 'integer', or: [] };
    case 'string':
      return { is: 'text' };
    case 'boolean':
      return { is: 'flag' };
    case 'array':
      return schema.items ? listOf(formOf(schema.items)) : { is: 'json' };
    case 'object':
      return schema.properties ? groupOf(schema) : { is: 'json' };
    default:
      return { is: 'json' };
  }
}

/** Bounds that are merely those of what a computer counts with are none. */
const limitsOf = ({ minimum, maximum }: Schema) => ({
  ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? { least: minimum } : {}),
  ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { most: maximum } : {}),
});

const listOf = (item: FormPart): FormPart => (item.is === 'choice' ? { is: 'choices', of: item.of } : { is: 'list', item });

function groupOf({ properties = {}, required = [] }: Schema): Group {
  const parts = Object.entries(properties).map(([name, one]) => ({
    name,
    part: formOf(one),
    optional: !required.includes(name),
  }));
  return { is: 'group', parts };
}

function valuesOf({ const: only, enum: some }: Schema): string[] | undefined {
  const values = some ?? (only === undefined ? undefined : [only]);
  return values?.every((value) => typeof value === 'string') ? values : undefined;
}

function numberOr(either: Schema[]): FormPart | undefined {
  const number = either.map(formOf).find((part) => part.is === 'number');
  const words = either.flatMap((one) => valuesOf(one) ?? []);
  return number && words.length === either.length - 1 ? { ...number, or: words } : undefined;
}

function kindsOf(either: Schema[]): FormPart | undefined {
  const by = Object.keys(either[0]?.properties ?? {}).find((name) =>
    either.every(({ properties }) => valuesOf(properties?.[name] ?? {})?.length === 1),
  );
  if (!by) return undefined;
  const kinds = either.map((one) => {
    const { parts } = groupOf(one);
    return { value: valuesOf(one.properties?.[by] ?? {})?.[0] ?? '', group: { is: 'group' as const, parts: without(parts, by) } };
  });
  return { is: 'kinds', by, kinds };
}

const without = (parts: NamedPart[], name: string) => parts.filter((one) => one.name !== name);
