import type { BaseDatabaseAdapter } from 'payload';
import { watched } from '#cms/ports/watch.ts';
import { VERBS } from './one-at-a-time.ts';

interface Asked {
  collection?: string;
  collectionSlug?: string;
  slug?: string;
  where?: object;
}
type Verb = (asked?: Asked) => Promise<unknown>;

/**
 * What a MongoDB is asked, under the eyes of whoever watches: as one query each, with the name of its collection and of the
 * fields that it looks for. SQLite's are watched by their statements.
 */
export function watchVerbs(adapter: BaseDatabaseAdapter): void {
  const verbs = adapter as BaseDatabaseAdapter & Record<string, Verb | undefined>;
  for (const name of VERBS) {
    const verb = verbs[name];
    if (!verb) continue;
    verbs[name] = (asked) =>
      watched(
        'query',
        () => nameOfAsked(name, asked),
        () => verb.call(adapter, asked),
      );
  }
}

/** @example nameOfAsked('find', { collection: 'bookings', where: { guardian: { equals: '…' } } }) // 'find bookings by guardian' */
export function nameOfAsked(verb: string, { collection, collectionSlug, slug, where = {} }: Asked = {}): string {
  const fields = [...new Set(fieldsOf(where))].toSorted();
  return [verb, collection ?? collectionSlug ?? slug, ...(fields.length > 0 ? ['by', fields.join(', ')] : [])]
    .filter(Boolean)
    .join(' ');
}

/** Never what they are to be. */
function fieldsOf(where: object): string[] {
  return Object.entries(where).flatMap(([key, value]) =>
    /^(and|or)$/i.test(key) && Array.isArray(value) ? value.flatMap((one) => fieldsOf(Object(one))) : [key],
  );
}
