import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FlattenedField } from 'payload';

export type Doc = Record<string, unknown>;

/** Dates and keys of the record itself, which nobody edits, what is there only while it is asked for, and secrets. */
const OWN = new Set(['id', 'createdAt', 'updatedAt']);

/** The fields of a record that a save can overwrite. */
export const heldFields = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.filter((field) => !OWN.has(field.name) && !isTrue(field, 'virtual') && !isTrue(field, 'hidden'));

const isTrue = (field: FlattenedField, name: 'virtual' | 'hidden') => name in field && Boolean(field[name as keyof typeof field]);

/** The same for the same content, however it was read: by id or whole, with empty fields or without them. */
export const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(plain(value)) ?? '')
    .digest('base64url')
    .slice(0, 10);

export const digestsOf = (fields: readonly FlattenedField[], doc: Doc): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, type }) => [name, digestOf(asHeld(type, doc[name]))]));

/** A relationship is the id of what it names. */
export function asHeld(type: FlattenedField['type'], value: unknown): unknown {
  const names = type === 'relationship' || type === 'upload';
  return names ? [value ?? []].flat().map(idWithin) : value;
}

function idWithin(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

function plain(value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // A document named within a text or a row, which is read whole when more is asked for.
  if ('relationTo' in value && 'value' in value) return { relationTo: value.relationTo, value: idWithin(value.value) };
  const kept = Object.entries(value)
    .map(([name, one]) => [name, plain(one)] as const)
    .filter(([, one]) => one !== null);
  return kept.length === 0 ? null : Object.fromEntries(kept);
}
