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
  if (filters.length > MANY.filters) throw new APIError(`a filter has at most ${MANY.filters} comparisons`, 400);
  const odd = filters.filter((filter) => !isPlain(filter, collection.flattenedFields)).map(({ path }) => path);
  const asked = [...filters.map(({ path }) => path), ...sortedBy(sort)];
  const guesses = asked.filter((path) => leavesDocument(path, collection.flattenedFields));
  const wrong = [...odd, ...guesses];
  if (wrong.length > 0) throw new QueryError(wrong.map((path) => ({ path })));
  for (const [name, most] of Object.entries(MOST))
    if (Math.abs(Number(numbers[name as keyof typeof MOST] ?? 0)) > most) throw new APIError(`${name} is at most ${most}`, 400);
};

/** Ways to compare for which no field is kept, so that the database would fail. */
const WITHOUT_FIELDS = new Set(['all', 'near', 'within', 'intersects']);
const WITH_LISTS = new Set(['in', 'not_in']);
const WITH_WORDS = new Set(['like', 'not_like', 'contains']);
/** Characters of a word, and members of a list, with which something is compared; and how many comparisons there may be. */
const MANY = { characters: 200, members: 1000, filters: 100 };

/**
 * A filter compares with one value, or a list of them where one belongs, never with an object that a database would take
 * for a command; what is a day with a day alone.
 */
function isPlain({ path, compared }: Filter, fields: FlattenedField[]): boolean {
  const isDate = fieldAt(path, fields)?.type === 'date';
  return Object.entries(Object(compared)).every(([way, value]) => {
    if (WITHOUT_FIELDS.has(way) || (Array.isArray(value) && !WITH_LISTS.has(way))) return false;
    if (value === null && WITH_WORDS.has(way)) return false;
    const values = WITH_LISTS.has(way) && typeof value === 'string' ? value.split(',') : [value].flat();
    const isRight = isDate && way !== 'exists' ? isInstant : isShort;
    return values.length <= MANY.members && values.every(isRight);
  });
}

const isShort = (value: unknown) =>
  typeof value === 'string'
    ? value.length <= MANY.characters && value.isWellFormed()
    : !(value instanceof Object) || isInstant(value);
const isInstant = (value: unknown) =>
  value === null ||
  value === 'null' ||
  value === '' ||
  (!(value instanceof Object && !(value instanceof Date)) && !Number.isNaN(new Date(value as string).getTime()));

interface Filter {
  path: string;
  compared: unknown;
}

function filtersOf(where: Where | undefined, depth = 0): Filter[] {
  if (depth > MANY.filters) throw new APIError('a filter within too many others', 400);
  return Object.entries(where ?? {}).flatMap(([key, value]) => {
    if (!/^(and|or)$/i.test(key)) return [{ path: key, compared: value }];
    return Array.isArray(value) ? value.flatMap((one) => filtersOf(one, depth + 1)) : [];
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

/** The field that a path ends at, within its own document. */
function fieldAt(path: string, fields: FlattenedField[]): FlattenedField | undefined {
  let within = fields;
  let found: FlattenedField | undefined;
  for (const part of path.replaceAll('__', '.').split('.')) {
    const field = within.find((one) => 'name' in one && one.name === part);
    if (field) [found, within] = [field, fieldsBelow(field)];
  }
  return found;
}

function fieldsBelow(field: FlattenedField): FlattenedField[] {
  if ('flattenedFields' in field) return field.flattenedFields;
  if (!('blocks' in field)) return [];
  return field.blocks.flatMap((block) => (typeof block === 'object' ? block.flattenedFields : []));
}
