import type { CollectionSlug } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { type Documents, documentsFor, newData, type Place } from '../support/access-documents.ts';
import { COLLECTIONS, OPERATIONS, type Operation, REACH, scopeOf } from '../support/access-table.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, STAFF, type StaffName, staffOf, type ThreeCentres, threeCentres } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let centres: ThreeCentres;
const documents = new Map<CollectionSlug, Documents>();
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
  centres = await threeCentres(demo.portal);
  for (const collection of COLLECTIONS) documents.set(collection, await documentsFor(demo.portal, collection, centres));
});
afterAll(() => demo.close());

/** Payload's refusals: anything else, even a value that is not valid, means that the door was open. */
const isRefusal = (error: unknown) => [401, 403, 404].includes((error as { status?: number }).status ?? 0);

/** Tries, and takes back whatever it did. */
async function mayDo(work: (req: Unit) => Promise<unknown>): Promise<boolean> {
  let allowed = true;
  await inTransaction(demo.portal.payload, async (req) => {
    await work(req).catch((error: unknown) => {
      if (isRefusal(error)) allowed = false;
    });
    return { ok: false };
  }).catch(() => undefined);
  return allowed;
}

async function attempt(operation: Operation, collection: CollectionSlug, place: Place, user: SignedIn | null): Promise<boolean> {
  const { payload } = demo.portal;
  const doc = documents.get(collection)?.[place];
  if (!doc) throw new Error(`no ${place} document of ${collection}`);
  const as = { collection, user, overrideAccess: false, depth: 0 } as const;
  switch (operation) {
    case 'read': {
      const listed = await payload.find({ ...as, where: { id: { equals: doc.id } } }).then(
        ({ docs }) => docs.length === 1,
        () => false,
      );
      const found = await payload.findByID({ ...as, id: doc.id }).then(
        () => true,
        () => false,
      );
      expect(found, 'a list and a look at one tell the same').toBe(listed);
      return found;
    }
    case 'create': {
      const data = await newData(demo.portal, collection, { example: doc, facility: centres[place], salt: 'new' });
      if (!('facility' in doc)) delete data.facility;
      return mayDo((req) => payload.create({ ...as, data: data as never, req }));
    }
    case 'update':
      return mayDo((req) => payload.update({ ...as, id: doc.id, data: {}, req }));
    case 'delete':
      return mayDo((req) => payload.delete({ ...as, id: doc.id, req }));
  }
}

it('has a row for every collection', () => {
  const shown = (slug: string) => slug === 'payload-jobs' || !slug.startsWith('payload-');
  const known = Object.keys(demo.portal.payload.collections).filter(shown);
  expect(COLLECTIONS.toSorted()).toEqual(known.sort());
});

describe.each(STAFF)('%s', (who) => {
  it.each(COLLECTIONS)('%s', async (collection) => {
    for (const operation of OPERATIONS) {
      const places = Object.keys(documents.get(collection) ?? {}) as Place[];
      const open: Place[] = [];
      for (const place of places) if (await attempt(operation, collection, place, staff[who])) open.push(place);
      const expected = REACH[scopeOf(collection, operation, who)].filter((place) => places.includes(place));
      expect(open, `${who} may ${operation} ${collection}`).toEqual(expected);
    }
  });

  it('keeps their own account, and nobody else’s', async () => {
    const as = { collection: 'users', user: staff[who], overrideAccess: false, depth: 0 } as const;
    const { docs } = await demo.portal.payload.find({ ...as, pagination: false });
    if (who === 'admin') expect(docs.length).toBeGreaterThanOrEqual(STAFF.length);
    else expect(docs.map(({ id }) => id)).toEqual([staff[who].id]);
    const promoted = await demo.portal.payload.update({
      ...as,
      id: staff[who].id,
      data: { roles: ['administrator'], territory: '3212', facility: centres.far },
    });
    if (who === 'admin') return;
    const rights = ({ roles, territory, facility }: Partial<SignedIn>) => ({
      roles,
      territory: territory ?? null,
      facility: facility ?? null,
    });
    expect(rights(promoted)).toEqual(rights(staff[who]));
  });
});

describe('somebody who is not signed in', () => {
  it.each(COLLECTIONS)('%s', async (collection) => {
    for (const operation of OPERATIONS) {
      expect(await attempt(operation, collection, 'own', null), `anybody may ${operation} ${collection}`).toBe(false);
    }
  });
});
