import type { CollectionSlug, FlattenedField } from 'payload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nobody } from '#cms/access/by-role.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type Answer, staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 6 });
});
afterAll(() => demo.close());

/** What a record can belong to. */
const OWNERS = ['facilities', 'guardians', 'children', 'bookings', 'contracts', 'payments'];
/** Where somebody works is an administrator's to say, and for which centre a limit of the city's, or a price that it approves, holds. */
const MAY_MOVE = ['users.facility', 'place-limits.facility', 'price-ceilings.facility', 'charge-lists.facility'];

const isOwner = (field: FlattenedField) =>
  field.type === 'relationship' && typeof field.relationTo === 'string' && OWNERS.includes(field.relationTo);

/** Every field by which a record that staff can change belongs to something. */
const owned = () =>
  Object.values(demo.portal.payload.collections)
    .map(({ config }) => config)
    .filter(({ access, slug }) => access.update !== nobody && !slug.startsWith('payload-'))
    .flatMap(({ slug, flattenedFields }) => flattenedFields.filter(isOwner).map((field) => ({ slug, field })))
    .filter(({ slug, field }) => !MAY_MOVE.includes(`${slug}.${field.name}`));

const isGiven = ({ access }: { access?: { update?: unknown } }) =>
  typeof access?.update === 'function' && access.update({ req: {} }) === false;

it('no record that staff can change is given to another centre or family, not by an administrator either', async () => {
  const admin = await staffCalls('admin');
  const { payload } = demo.portal;
  const tried: string[] = [];
  for (const { slug, field } of owned()) {
    if (isGiven(field as object)) continue;
    const collection = slug as CollectionSlug;
    const asked = { depth: 0, limit: 1, locale: 'zh' } as const;
    const centres = (await payload.find({ collection: 'facilities', depth: 0, sort: 'slug' })).docs.map(({ id }) => id);
    const found = (await payload.find({ collection, ...asked })).docs[0] as { id: string; facility: string } | undefined;
    const doc = found ?? ((await make(collection, centres[0] ?? '')) as { id: string; facility: string });
    const other = centres.find((id) => id !== doc.facility);
    const at = `${slug}/${doc.id}?depth=0&locale=zh`;
    const { body: read }: Answer = await admin('GET', at);
    expect((await admin('PATCH', at, { ...read, [field.name]: other })).status, `${slug}.${field.name}`).toBe(409);
    expect((await admin('PATCH', at, { ...read })).status, `${slug} as it is`).toBe(200);
    expect(await payload.findByID({ collection, id: doc.id, depth: 0 })).toMatchObject({ [field.name]: doc.facility });
    await expect(payload.update({ collection, id: doc.id, data: { [field.name]: other } as never })).rejects.toMatchObject({
      status: 409,
    });
    tried.push(slug);
  }
  expect(tried).toEqual(
    expect.arrayContaining([
      'classes',
      'closures',
      'discounts',
      'employee-lists',
      'opening-hours',
      'price-items',
      'shifts',
      'staff',
    ]),
  );
});

/** The sample city has none of these. */
async function make(collection: CollectionSlug, facility: string) {
  const { payload } = demo.portal;
  const MADE: Partial<Record<CollectionSlug, object>> = {
    closures: { from: '2027-06-01', to: '2027-06-02', reason: '消毒' },
    'employee-lists': { name: '厂里的职工' },
    discounts: { kind: 'siblings', percent: 5, startsOn: '2027-06-01' },
    'centre-terms': { version: 1, effectiveOn: '2027-06-01', terms: [] },
  };
  return payload.create({ collection, data: { ...MADE[collection], facility } as never, depth: 0 });
}
