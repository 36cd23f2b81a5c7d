import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stableId } from '#cms/records/identity.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf, type ThreeCentres, threeCentres } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let centres: ThreeCentres;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
  centres = await threeCentres(demo.portal);
});
afterAll(() => demo.close());

const as = (user: SignedIn | null) => ({ user, overrideAccess: false, depth: 0 }) as const;
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    ({ status }: { status?: number }) => status,
  );
async function oneOf(collection: 'opening-hours' | 'price-items' | 'classes' | 'staff' | 'shifts', facility: string) {
  const { docs } = await demo.portal.payload.find({ collection, where: { facility: { equals: facility } }, limit: 1, depth: 0 });
  const doc = docs[0];
  if (!doc) throw new Error(`no ${collection}`);
  return doc;
}
const nobodys = () => stableId('nobody');

describe('what belongs to somebody else is as good as absent', () => {
  it('to a head who edits another centre’s hours, whether they exist or not', async () => {
    const { payload } = demo.portal;
    const [own, far] = [await oneOf('opening-hours', centres.own), await oneOf('opening-hours', centres.far)];
    const edit = (id: string) =>
      statusOf(payload.update({ collection: 'opening-hours', id, data: { closes: '18:30' }, ...as(staff.head) }));
    expect(await edit(own.id)).toBe(200);
    expect(await edit(far.id)).toBe(await edit(nobodys()));
    expect(await edit(far.id)).not.toBe(200);
    expect(await statusOf(payload.findByID({ collection: 'opening-hours', id: far.id, ...as(staff.head) }))).toBe(404);
    expect(await payload.findByID({ collection: 'opening-hours', id: far.id, depth: 0 })).toMatchObject({
      opens: (far as { opens?: string }).opens,
    });
  });
  it('to a supervisor of 海陵 who reads 姜堰', async () => {
    const { payload } = demo.portal;
    expect(await statusOf(payload.findByID({ collection: 'facilities', id: centres.near, ...as(staff.district) }))).toBe(200);
    expect(await statusOf(payload.findByID({ collection: 'facilities', id: centres.far, ...as(staff.district) }))).toBe(404);
    expect(await statusOf(payload.findByID({ collection: 'facilities', id: nobodys(), ...as(staff.district) }))).toBe(404);
    const { docs } = await payload.find({ collection: 'facilities', pagination: false, ...as(staff.district) });
    expect(new Set(docs.map(({ districtCode }) => districtCode))).toEqual(new Set(['321202']));
  });
  it('to a township’s supervisor outside the township', async () => {
    const township = { ...staff.district, territory: '321202001' };
    const { docs } = await demo.portal.payload.find({ collection: 'facilities', pagination: false, ...as(township) });
    expect(docs.map(({ id }) => id)).toContain(centres.own);
    expect(new Set(docs.map(({ townshipCode }) => townshipCode))).toEqual(new Set(['321202001']));
  });
  it('to staff of no centre, no territory or no role', async () => {
    for (const user of [
      { ...staff.head, facility: null },
      { ...staff.district, territory: null },
      { ...staff.head, roles: [] },
    ]) {
      const seen = await demo.portal.payload.find({ collection: 'price-items', ...as(user) }).then(
        ({ totalDocs }) => totalDocs,
        () => 0,
      );
      expect(seen).toBe(0);
    }
  });
});

describe('a centre’s own people', () => {
  it('cannot give what is theirs to another centre, nor take what is not', async () => {
    const { payload } = demo.portal;
    const price = await oneOf('price-items', centres.own);
    const give = payload.update({ collection: 'price-items', id: price.id, data: { facility: centres.far }, ...as(staff.head) });
    expect(await statusOf(give)).toBe(403);
    const { id: _, ...copy } = price as { id: string };
    const make = payload.create({
      collection: 'price-items',
      data: { ...copy, facility: centres.far } as never,
      ...as(staff.head),
    });
    expect(await statusOf(make)).toBe(403);
  });
  it('cannot put their staff into another centre’s class, which would sell places there', async () => {
    const { payload } = demo.portal;
    const [theirs, ours, carer] = [
      await oneOf('classes', centres.far),
      await oneOf('classes', centres.own),
      await oneOf('staff', centres.own),
    ];
    const shift = (classId: string) =>
      payload.create({
        collection: 'shifts',
        data: { facility: centres.own, class: classId, staff: carer.id, weekdays: '7', from: '08:00', to: '18:00' },
        ...as(staff.head),
      });
    expect(await statusOf(shift(theirs.id))).toBe(400);
    const made = await shift(ours.id);
    expect(
      await statusOf(payload.update({ collection: 'shifts', id: made.id, data: { class: theirs.id }, ...as(staff.head) })),
    ).toBe(400);
    await payload.delete({ collection: 'shifts', id: made.id });
  });
  it('cannot give their centre a credential, a listing or a district', async () => {
    const { payload } = demo.portal;
    const before = await payload.findByID({ collection: 'facilities', id: centres.own, depth: 0 });
    const wish = {
      credentialStatus: 'withdrawn',
      listing: 'listed',
      operating: 'closed',
      districtCode: '321204',
      townshipCode: '321204001',
      slug: 'mine',
      inclusive: 'no',
      phone: '0523-80000000',
    } as const;
    await payload.update({ collection: 'facilities', id: centres.own, data: wish, ...as(staff.head) });
    const { credentialStatus, listing, operating, districtCode, slug, inclusive } = before;
    expect(await payload.findByID({ collection: 'facilities', id: centres.own, depth: 0 })).toMatchObject({
      credentialStatus,
      listing,
      operating,
      districtCode,
      slug,
      inclusive,
      phone: wish.phone,
    });
  });
  it('who also supervise, keep only their own centre’s prices', async () => {
    const both = { ...staff.head, roles: ['head', 'supervisor'] as SignedIn['roles'], territory: '3212' };
    const price = await oneOf('price-items', centres.far);
    expect(
      await statusOf(demo.portal.payload.update({ collection: 'price-items', id: price.id, data: { amount: 1 }, ...as(both) })),
    ).not.toBe(200);
    expect(await statusOf(demo.portal.payload.findByID({ collection: 'price-items', id: price.id, ...as(both) }))).toBe(200);
  });
});

it('an account that is locked after wrong passwords is unlocked by an administrator alone', async () => {
  const unlock = (user: SignedIn) =>
    demo.portal.payload.unlock({
      collection: 'users',
      data: { email: staff.admin.email } as never,
      overrideAccess: false,
      req: { user } as never,
    });
  for (const name of ['author', 'reviewer', 'head', 'counter', 'district', 'city'] as const) {
    expect(await statusOf(unlock(staff[name])), name).toBe(403);
  }
  expect(await statusOf(unlock(staff.admin))).toBe(200);
});

describe('searching and sorting', () => {
  const asked = (where: object, user: SignedIn, collection: 'bookings' | 'articles' | 'users' | 'classes' = 'bookings') =>
    demo.portal.payload.find({ collection, where: where as never, ...as(user) });

  it.each([
    ['the child’s name', { 'child.name': { like: '小' } }],
    ['the child’s health notes', { 'child.healthNotes': { exists: true } }],
    ['the child’s birth date', { 'child.birthDate': { greater_than: '2020-01-01' } }],
    ['the guardian’s phone', { 'guardian.contact': { like: '138' } }],
    ['it in an or', { or: [{ status: { equals: 'confirmed' } }, { 'child.name': { like: '小' } }] }],
    ['the other centre’s staff', { 'bookedBy.email': { like: 'admin' } }],
  ])('bookings by %s tells a head nothing', async (_, where) => {
    const { totalDocs } = await demo.portal.payload.find({
      collection: 'bookings',
      where: { facility: { equals: centres.own } },
    });
    expect(totalDocs).toBeGreaterThan(0);
    const answer = await asked(where, staff.head).then(
      (found) => found.totalDocs,
      () => 'refused',
    );
    const absurd = await asked(
      JSON.parse(
        JSON.stringify(where)
          .replace(/"(like|greater_than)":"[^"]*"/g, '"$1":"zzz"')
          .replace('true', 'false'),
      ),
      staff.head,
    ).then(
      (found) => found.totalDocs,
      () => 'refused',
    );
    if (!('or' in where)) expect(answer).toEqual(absurd);
    else expect(answer).toBe('refused');
  });

  it('bookings by the guardian of the child is refused, and leaves no rejection that the server does not catch', async () => {
    // Payload leaves a promise of its own behind when so deep a path is refused: the server must live with that.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
    const answer = await asked({ 'child.guardian.name': { like: '林' } }, staff.head).then(
      () => 'answered',
      () => 'refused',
    );
    await setTimeout(50);
    process.removeAllListeners('unhandledRejection');
    for (const listener of others) process.on('unhandledRejection', listener);
    expect(answer).toBe('refused');
    expect(readFileSync('site/server/main.ts', 'utf8')).toContain("process.on('unhandledRejection'");
  });

  it.each(['child.name', 'child.healthNotes', 'guardian.contact', '-child.birthDate'])(
    'bookings sorted by %s come in no telling order',
    async (sort) => {
      const orderOf = (by: string) =>
        demo.portal.payload.find({ collection: 'bookings', sort: by, ...as(staff.head) }).then(
          ({ docs }) => docs.map(({ id }) => id),
          () => 'refused',
        );
      const flipped = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
      const [one, other] = [await orderOf(sort), await orderOf(flipped)];
      expect(one === 'refused' || JSON.stringify(one) === JSON.stringify(other)).toBe(true);
    },
  );

  it('articles by their author’s account tells nobody another’s address', async () => {
    const found = await asked({ 'writtenBy.email': { like: 'demo.example' } }, staff.counter, 'articles').then(
      ({ docs }) => docs.length,
      () => 0,
    );
    expect(found).toBe(0);
  });

  it('users by password hash or reset token tells nobody anything', async () => {
    for (const field of ['hash', 'salt', 'resetPasswordToken']) {
      for (const user of [staff.author, staff.admin]) {
        expect(
          await asked({ [field]: { exists: true } }, user, 'users').then(
            () => 'answered',
            () => 'refused',
          ),
          field,
        ).toBe('refused');
      }
    }
  });

  it('of a relationship’s depth brings no child along', async () => {
    const { docs } = await demo.portal.payload.find({
      collection: 'bookings',
      user: staff.head,
      overrideAccess: false,
      depth: 3,
    });
    expect(docs.length).toBeGreaterThan(0);
    for (const { child, guardian } of docs) {
      expect(typeof child === 'object' && child ? Object.keys(child) : []).not.toContain('name');
      expect(typeof guardian === 'object' ? Object.keys(guardian) : []).not.toContain('contact');
    }
  });
});
