import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionConfig,
  type FlattenedField,
  type PayloadRequest,
  ValidationError,
} from 'payload';
import { say } from './say.ts';

type Values = Record<string, unknown>;
type Fits = (value: unknown, field: FlattenedField) => boolean;

/** Nothing that staff write is nested deeper. */
const DEEPEST = 100;

/** A collection that takes only what has the form of its documents. */
export const wholeDocuments = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [wholeDocument, ...(collection.hooks?.beforeOperation ?? [])] },
});

/**
 * Payload takes what it is sent for what it should be: a list where a word belongs, or half a character, comes as far as
 * a hook or the database, and fails there as an error of ours. What does not have the form of its field is refused
 * here, whichever door it came by. Under which id a document is kept is for the portal to say.
 *
 * @throws ValidationError (400) that names the fields; APIError (400) for what is no document
 */
const wholeDocument: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  if (overrideAccess || (operation !== 'create' && operation !== 'update')) return args;
  const { data } = args as { data?: unknown };
  if (!isRecord(data) || !isReadable(data)) throw new APIError(say(req, 'refused.noDocument'), 400);
  const { id: _, ...rest } = data;
  const paths = misfits(rest, collection.flattenedFields, req);
  if (collection.auth) paths.push(...['password', 'currentPassword'].filter((name) => !isWord(rest[name] ?? '')));
  if (paths.length > 0) {
    const message = say(req, 'refused.otherForm');
    throw new ValidationError({ collection: collection.slug, errors: paths.map((path) => ({ path, message })) }, req.t);
  }
  return { ...args, data: operation === 'create' ? rest : data };
};

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWord = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isFinite(value) || (typeof value === 'string' && Number.isFinite(Number(value)));
const isInstant = (value: unknown) =>
  value === '' || ((typeof value === 'string' || value instanceof Date) && !Number.isNaN(new Date(value).getTime()));
const isReference: Fits = (value, field) => {
  const isOne = (one: unknown) => (isWord(one) && one !== '' && !/\s/.test(one as string)) || typeof one === 'number';
  if (!('relationTo' in field) || !Array.isArray(field.relationTo)) return isOne(isRecord(value) ? value.id : value);
  return isRecord(value) && isWord(value.relationTo) && isOne(isRecord(value.value) ? value.value.id : value.value);
};
const isRow = (value: unknown) => isRecord(value);

/** What a value of a field may look like; a field of another type holds whatever it says itself. */
const FITS: Partial<Record<FlattenedField['type'], Fits>> = {
  text: isWord,
  textarea: isWord,
  email: isWord,
  code: isWord,
  select: isWord,
  radio: isWord,
  number: isNumber,
  checkbox: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  date: isInstant,
  relationship: isReference,
  upload: isReference,
  group: isRow,
  tab: isRow,
  richText: isRow,
};

/** The paths of those fields whose values have another form. What is left out or empty is for the field to judge. */
function misfits(values: Values, fields: FlattenedField[], req: PayloadRequest, above = ''): string[] {
  return fields.flatMap((field) => {
    if (!('name' in field)) return [];
    const path = `${above}${field.name}`;
    const value = values[field.name];
    const isInEvery = req.locale === 'all' && 'localized' in field && field.localized && isRecord(value);
    const each = isInEvery ? Object.values(value) : [value];
    return each.flatMap((one) => misfitsOf(one, field, req, path));
  });
}

function misfitsOf(value: unknown, field: FlattenedField, req: PayloadRequest, path: string): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (field.type === 'array' || field.type === 'blocks') {
    if (typeof value === 'number') return [];
    if (!Array.isArray(value) || !value.every(isRow)) return [path];
    if (field.type === 'blocks') return [];
    return value.flatMap((row, at) => misfits(row as Values, field.flattenedFields, req, `${path}.${at}.`));
  }
  const fits = FITS[field.type];
  if (!fits) return [];
  const isMany = 'hasMany' in field && field.hasMany;
  if (isMany && !Array.isArray(value)) return [path];
  const all = isMany ? (value as unknown[]) : [value];
  if (!all.every((one) => fits(one, field))) return [path];
  return 'flattenedFields' in field ? misfits(value as Values, field.flattenedFields, req, `${path}.`) : [];
}

/** Whether every text in it is made of whole characters, and nothing lies too deep. */
function isReadable(document: Values): boolean {
  let layer: unknown[] = [document];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > DEEPEST || layer.some((one) => typeof one === 'string' && !one.isWellFormed())) return false;
    layer = layer.flatMap((one) => (one instanceof Object ? Object.entries(one).flat() : []));
  }
  return true;
}
