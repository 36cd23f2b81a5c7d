import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionConfig,
  type FlattenedField,
  QueryError,
  type Sort,
  type Where,
} from 'payload';

/** What a reference itself holds. */
const OF_A_REFERENCE = new Set(['id', 'value', 'relationTo']);

/** How much one question may ask for. */
const MOST = { limit: 1000, page: 1_000_000, depth: 5 };

/** A collection of which only plain questions can be asked from outside. */
export const plainlyAsked = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [plainQuery, ...(collection.hooks?.beforeOperation ?? [])] },
});

/**
 * Whoever may read a document could otherwise find out what it refers to, letter by letter: by a filter or an order
 * over `writtenBy.email`. Staff's filters and orders end where another document begins, compare with words and numbers
 * alone, and ask for no more than a page. The portal's own readings, and what a role may see at all, are not held to it.
 *
 * @throws QueryError (400) that names the paths; APIError (400) for a number that is too large
 */
const plainQuery: CollectionBeforeOperationHook = ({ args, collection, overrideAccess }) => {
  if (overrideAccess) return;
  const { where, sort, ...numbers } = args as { where?: Where; sort?: Sort } & Partial<typeof MOST>;
  const filters = filtersOf(where);
  const odd = filters.filter(({ compared }) => !isPlain(compared)).map(({ path }) => path);
  const asked = [...filters.map(({ path }) => path), ...sortedBy(sort)];
  const guesses = asked.filter((path) => leavesDocument(path, collection.flattenedFields));
  const wrong = [...odd, ...guesses];
  if (wrong.length > 0) throw new QueryError(wrong.map((path) => ({ path })));
  for (const [name, most] of Object.entries(MOST))
    if (Math.abs(Number(numbers[name as keyof typeof MOST] ?? 0)) > most) throw new APIError(`${name} is at most ${most}`, 400);
};

/** A filter compares with one value or a list of them, never with an object that a database would take for a command. */
const isPlain = (compared: unknown): boolean =>
  Object.values(Object(compared)).every((value) =>
    [value].flat().every((one) => !(one instanceof Object) || one instanceof Date),
  );

function filtersOf(where: Where | undefined): { path: string; compared: unknown }[] {
  return Object.entries(where ?? {}).flatMap(([key, value]) => {
    if (!/^(and|or)$/i.test(key)) return [{ path: key, compared: value }];
    return Array.isArray(value) ? value.flatMap((one) => filtersOf(one)) : [];
  });
}

const sortedBy = (sort: Sort = []) =>
  [sort].flat().flatMap((words) => words.split(',').map((word) => word.trim().replace(/^-/, '')));

/**
 * Whether a path goes through a reference into another document. Each part is looked at once, however many somebody
 * sends. What is no field is passed over: a language, a block's kind, or `version`, under which versions keep theirs.
 */
function leavesDocument(path: string, fields: FlattenedField[]): boolean {
  const parts = path.replaceAll('__', '.').split('.');
  // A version refers to its document.
  if (parts[0] === 'parent') return parts.length > 1 && parts.slice(1).join() !== 'id';
  let within = fields;
  for (const [at, part] of parts.entries()) {
    const field = within.find((one) => 'name' in one && one.name === part);
    if (!field) continue;
    if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join')
      return parts.slice(at + 1).some((below) => !OF_A_REFERENCE.has(below));
    within = fieldsBelow(field);
  }
  return false;
}

function fieldsBelow(field: FlattenedField): FlattenedField[] {
  if ('flattenedFields' in field) return field.flattenedFields;
  if (!('blocks' in field)) return [];
  return field.blocks.flatMap((block) => (typeof block === 'object' ? block.flattenedFields : []));
}
