import { isDeepStrictEqual } from 'node:util';
import sift from 'sift';
import { at, type Doc } from './doc.ts';

/** The document as an update leaves it; what it was stays as it is. */
export function updated(doc: Doc, update: Doc, { inserting = false } = {}): Doc {
  if (!Object.keys(update).some((key) => key.startsWith('$'))) return { ...update, _id: doc._id };
  // An id that is an object stays the very one by which its document is kept.
  const next = { ...structuredClone(doc), _id: doc._id };
  for (const [operator, changes] of Object.entries(update) as [string, Doc][])
    for (const [path, value] of Object.entries(changes)) change(next, operator, { path, value, inserting });
  return next;
}

function change(
  doc: Doc,
  operator: string,
  { path, value, inserting }: { path: string; value: unknown; inserting: boolean },
): void {
  const old = at(doc, path);
  if (operator === '$setOnInsert' && !inserting) return;
  put(doc, path, changed(operator, old, value));
}

/** What a field is after an operator; nothing is no field. */
function changed(operator: string, old: unknown, value: unknown): unknown {
  const list: unknown[] = Array.isArray(old) ? old : [];
  const added = (Object(value).$each as unknown[] | undefined) ?? [value];
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return value;
    case '$unset':
      return undefined;
    case '$inc':
      return Number(old ?? 0) + Number(value);
    case '$push':
      return [...list, ...added];
    case '$addToSet':
      return [...list, ...added.filter((one) => !list.some((other) => isDeepStrictEqual(one, other)))];
    case '$pull':
      return list.filter((one) => !(typeof value === 'object' ? sift(value as Doc)(one) : one === value));
    default:
      throw new Error(`the stand-in knows no ${operator}`);
  }
}

function put(doc: Doc, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = doc;
  for (const key of keys) place = (place[key] ??= {}) as Doc;
  if (value === undefined) delete place[last];
  else place[last] = value;
}
