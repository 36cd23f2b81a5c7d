import type { CollectionSlug } from 'payload';
import type { Portal } from '#cms/portal/portal.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { ThreeCentres } from './staff.ts';

export type Place = keyof ThreeCentres;
type Doc = Record<string, unknown> & { id: string };

/** One document of a collection for each of the three centres, or one for all when it belongs to none. */
export type Documents = Partial<Record<Place, Doc>>;

const TEXT_OF: Record<string, string> = {
  email: 'sample@demo.example',
  date: '2031-01-01',
  on: '2026-01-01',
  effectiveOn: '2031-01-01',
};

/**
 * Puts a document of the collection into the database for each of the three centres, without hooks
 * and access rules: copies of what the demonstration has, or the least that the fields ask for.
 */
export async function documentsFor(portal: Portal, collection: CollectionSlug, centres: ThreeCentres): Promise<Documents> {
  const { payload } = portal;
  if (collection === 'facilities') {
    const { docs } = await payload.find({ collection, where: { id: { in: Object.values(centres) } }, depth: 0, locale: 'zh' });
    return Object.fromEntries(
      Object.entries(centres).map(([place, id]) => [place, docs.find((doc) => doc.id === id) as unknown as Doc]),
    );
  }
  const fields = payload.collections[collection].config.flattenedFields;
  const bound = fields.some(({ name }) => name === 'facility') && collection !== 'users';
  const places = bound ? (Object.keys(centres) as Place[]) : (['own'] as const);
  const { docs } = await payload.find({
    collection,
    where: bound ? { facility: { equals: centres.own } } : {},
    limit: 1,
    depth: 0,
    locale: 'zh',
  });
  const [first] = docs as unknown as (Doc | undefined)[];
  // What contracts are signed by already is changed by nobody: a version that is still to come.
  const example = first && 'effectiveOn' in first ? { ...first, effectiveOn: TEXT_OF.effectiveOn } : first;
  const made: Documents = {};
  for (const place of places) {
    const data = await newData(portal, collection, { example, facility: bound ? centres[place] : undefined, salt: place });
    const { id } = (await payload.db.create({
      collection,
      data: forDatabase(portal, collection, data),
      req: { locale: 'zh', payload } as never,
    })) as { id: string };
    made[place] = { ...data, id };
  }
  return made;
}

/** Data that would make a valid document, were its maker allowed to. */
export async function newData(
  portal: Portal,
  collection: CollectionSlug,
  { example, facility, salt }: { example?: Doc; facility?: string; salt: string },
): Promise<Record<string, unknown>> {
  const { payload } = portal;
  const data: Record<string, unknown> = { ...example };
  for (const key of ['id', 'createdAt', 'updatedAt', 'sessions']) delete data[key];
  const { config } = payload.collections[collection];
  const inUniquePairs = config.indexes?.filter(({ unique }) => unique).flatMap(({ fields }) => fields) ?? [];
  for (const field of config.flattenedFields) {
    const { name, type } = field;
    // Given by the database's port, as everywhere.
    if (name === 'id') continue;
    const required = 'required' in field && field.required;
    if (type === 'number' && inUniquePairs.includes(name))
      data[name] = 900_000 + [...salt].reduce((sum, one) => sum + one.charCodeAt(0), 0);
    else if (('unique' in field && field.unique) || (type === 'text' && inUniquePairs.includes(name)))
      data[name] = `${name}-${salt}`;
    else if (data[name] !== undefined && data[name] !== null) continue;
    else if (!required) continue;
    else if (type === 'select') {
      const one = typeof field.options[0] === 'object' ? field.options[0].value : field.options[0];
      data[name] = field.hasMany ? [one] : one;
    } else if (type === 'number') data[name] = 1;
    else if (type === 'checkbox') data[name] = false;
    else if (type === 'relationship' && field.relationTo === 'facilities') data[name] = facility;
    else if (type === 'relationship') data[name] = await anyOf(portal, field.relationTo as CollectionSlug);
    else data[name] = TEXT_OF[name] ?? 'x';
  }
  if (facility) data.facility = facility;
  if ('email' in data) data.email = `${salt}@demo.example`;
  if ('date' in data && collection === 'special-days') data.date = salt === 'own' ? '2031-01-02' : '2031-01-03';
  if ('_status' in data) data._status = 'draft';
  if (collection === 'facilities') data.slug = `${EXAMPLE_SLUG}-${salt}`;
  return data;
}

/** MongoDB keeps a localized field as an object with a key for each language. */
function forDatabase({ payload }: Portal, collection: CollectionSlug, data: Record<string, unknown>): Record<string, unknown> {
  if (payload.db.name !== 'mongoose') return data;
  const localized = payload.collections[collection].config.flattenedFields.filter(
    (field) => 'localized' in field && field.localized,
  );
  return { ...data, ...Object.fromEntries(localized.flatMap(({ name }) => (name in data ? [[name, { zh: data[name] }]] : []))) };
}

async function anyOf({ payload }: Portal, collection: CollectionSlug): Promise<unknown> {
  const { docs } = await payload.find({ collection, limit: 1, depth: 0 });
  return docs[0]?.id;
}
