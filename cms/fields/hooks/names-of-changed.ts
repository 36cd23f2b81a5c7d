import type { FlattenedField } from 'payload';

type Doc = Record<string, unknown>;

/** Dates of the record itself, which say nothing about what was changed. */
const OWN = ['id', 'createdAt', 'updatedAt'];

/** Names of the fields that are otherwise in one state of a document than in another. */
export function namesOfChanged(fields: readonly Pick<FlattenedField, 'name'>[], before: Doc, after: Doc): string[] {
  return fields.map(({ name }) => name).filter((name) => !OWN.includes(name) && !isSame(before[name], after[name]));
}

/** A relationship is the same whether it was read as an id or as the document itself; nothing is the same as `null`. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? undefined) === (b ?? undefined)) return true;
  if (isObject(a) !== isObject(b)) return isObject(a) ? a.id === b : isObject(b) && b.id === a;
  if (!isObject(a) || !isObject(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

function isObject(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null;
}
