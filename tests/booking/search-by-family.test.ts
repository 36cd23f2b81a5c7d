import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf, threeCentres } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

/** Numbers of what somebody's list shows for these words. */
async function found(words: string, user: SignedIn): Promise<string[]> {
  const { docs } = await demo.portal.payload.find({
    collection: 'bookings',
    where: { or: [{ whose: { like: words } }, { number: { like: words } }] },
    overrideAccess: false,
    user,
    depth: 0,
  });
  return docs.map(({ number }) => number).sort();
}

it('finds a centre’s bookings by child, parent, end of telephone and number', async () => {
  const all = (await demo.portal.payload.find({ collection: 'bookings', depth: 0 })).docs.map(({ number }) => number).sort();
  expect(all.length).toBeGreaterThan(0);
  for (const words of ['小满', '林', '0001']) expect(await found(words, staff.head), words).toEqual(all);
  expect(await found(all[0] ?? '', staff.counter)).toEqual([all[0]]);
  expect(await found('没有这个人', staff.head)).toEqual([]);
});

it('finds nothing of another centre’s families, nor by what lies behind a reference', async () => {
  const { near } = await threeCentres(demo.portal);
  const other: SignedIn = { ...staff.head, facility: near };
  expect(await found('小满', other)).toEqual([]);
  expect(await found('', staff.head)).toEqual(await found('B-', staff.head));
  const asked = { where: { 'child.name': { like: '小' } }, overrideAccess: false, user: staff.head } as const;
  await expect(demo.portal.payload.find({ collection: 'bookings', ...asked })).rejects.toThrow();
});
