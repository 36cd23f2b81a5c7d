import type { CollectionSlug, Where } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { type Documents, documentsFor, type Place } from '../support/access-documents.ts';
import { COLLECTIONS, REACH, scopeOf } from '../support/access-table.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, STAFF, type StaffName, staffOf, threeCentres } from '../support/staff.ts';

/** Whoever may not read or change a document by the front door may not by another: counts, drafts, versions, many at once. */
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
const documents = new Map<CollectionSlug, Documents>();
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
  const centres = await threeCentres(demo.portal);
  for (const collection of COLLECTIONS) documents.set(collection, await documentsFor(demo.portal, collection, centres));
});
afterAll(() => demo.close());

const placesOf = (collection: CollectionSlug) => Object.keys(documents.get(collection) ?? {}) as Place[];
const idAt = (collection: CollectionSlug, place: Place) => String(documents.get(collection)?.[place]?.id);
/** Of one's own account the table says `self`: the documents here are another's. */
const reach = (collection: CollectionSlug, operation: 'read' | 'update' | 'delete', who: StaffName) =>
  REACH[scopeOf(collection, operation, who)].filter((place) => placesOf(collection).includes(place));

/** A refusal is no document, as if there were none. */
async function unlessRefused<T>(asking: Promise<T>, none: T): Promise<T> {
  return asking.catch((error: { status?: number }) => {
    if (![401, 403, 404].includes(error.status ?? 0)) throw error;
    return none;
  });
}

type Done = { docs: { id: unknown }[]; errors: { id: unknown }[] };

/** Which documents a change of many reached, also where a rule then refused it; all is taken back. */
async function reached(work: (req: Unit) => Promise<unknown>): Promise<unknown[]> {
  let ids: unknown[] = [];
  await inTransaction(demo.portal.payload, async (req) => {
    const { docs, errors } = await unlessRefused(work(req) as Promise<Done>, { docs: [], errors: [] });
    ids = [...docs, ...errors].map(({ id }) => id);
    return { ok: false };
  });
  return ids;
}

describe.each(STAFF)('%s', (who) => {
  it.each(COLLECTIONS)('reads of %s by no door more than the table says', async (collection) => {
    const { payload } = demo.portal;
    const as = { collection, user: staff[who], overrideAccess: false, depth: 0 } as const;
    for (const place of placesOf(collection)) {
      const id = idAt(collection, place);
      const mayRead = reach(collection, 'read', who).includes(place);
      const where = { id: { equals: id } } as Where;
      const counted = await unlessRefused(payload.count({ ...as, where }), { totalDocs: 0 });
      expect([place, 'count', counted.totalDocs]).toEqual([place, 'count', mayRead ? 1 : 0]);
      const drafts = await unlessRefused(payload.find({ ...as, where, draft: true }), { docs: [] } as never);
      if (mayRead) continue;
      expect([place, 'draft', drafts.docs.length]).toEqual([place, 'draft', 0]);
      if (!payload.collections[collection].config.versions) continue;
      const versions = await unlessRefused(payload.findVersions({ ...as, where: { parent: { equals: id } } }), {
        docs: [],
      } as never);
      expect([place, 'versions', versions.docs.length]).toEqual([place, 'versions', 0]);
    }
  });

  it.each(COLLECTIONS)('changes and deletes many of %s at once only where it may one', async (collection) => {
    const { payload } = demo.portal;
    const as = { collection, user: staff[who], overrideAccess: false, depth: 0 } as const;
    const where = { id: { in: placesOf(collection).map((place) => idAt(collection, place)) } } as Where;
    const doors = {
      update: (req: Unit) => payload.update({ ...as, where, data: {}, req }),
      delete: (req: Unit) => payload.delete({ ...as, where, req }),
    };
    for (const operation of ['update', 'delete'] as const) {
      const open = reach(collection, operation, who).map((place) => idAt(collection, place));
      // What is not open to somebody is never reached; what is may still be refused by a rule, as one by one.
      const ids = await reached(doors[operation]).catch((error: unknown) => (open.length > 0 ? [] : Promise.reject(error)));
      expect([operation, ids.filter((id) => !open.includes(String(id)))]).toEqual([operation, []]);
    }
  });
});

describe('somebody who is not signed in', () => {
  it.each(COLLECTIONS)('counts, reads and changes nothing of %s', async (collection) => {
    const { payload } = demo.portal;
    const as = { collection, user: null, overrideAccess: false, depth: 0 } as const;
    expect((await unlessRefused(payload.count(as), { totalDocs: 0 })).totalDocs).toBe(0);
    expect((await unlessRefused(payload.find({ ...as, draft: true }), { docs: [] } as never)).docs).toEqual([]);
    const where = { id: { exists: true } } as Where;
    expect(await reached((req) => payload.update({ ...as, where, data: {}, req }))).toEqual([]);
    expect(await reached((req) => payload.delete({ ...as, where, req }))).toEqual([]);
  });
});
