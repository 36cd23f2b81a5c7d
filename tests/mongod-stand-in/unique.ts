import sift from 'sift';
import { at, type Doc } from './doc.ts';

/** Two documents would have the same where an index lets only one have it. */
export class DuplicateKey extends Error {
  readonly code = 11_000;
  readonly keyPattern: Doc;
  readonly keyValue: Doc;
  constructor(collection: string, keyPattern: Doc, doc: Doc) {
    super(`E11000 duplicate key error collection: ${collection} index: ${Object.keys(keyPattern).join('_')}`);
    this.keyPattern = keyPattern;
    this.keyValue = Object.fromEntries(Object.keys(keyPattern).map((field) => [field, at(doc, field) ?? null]));
  }
}

export interface IndexSpec {
  key: Doc;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
}

/** An index that lets each of its keys be there once, and who has it. */
export interface Unique {
  spec: IndexSpec;
  holders: Map<string, unknown>;
}

/** What a document is found by in it; nothing where it is not in it. What is missing is `null`, as a server has it. */
export function keyIn({ key, sparse, partialFilterExpression: partial }: IndexSpec, doc: Doc | undefined): string | undefined {
  if (!doc || (partial && !sift(partial)(doc))) return undefined;
  const values = Object.keys(key).map((field) => at(doc, field));
  if (sparse && values.every((value) => value === undefined)) return undefined;
  return JSON.stringify(values);
}
