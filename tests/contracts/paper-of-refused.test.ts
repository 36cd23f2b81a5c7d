import { afterAll, beforeAll, expect, it } from 'vitest';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { forgetPapers } from '#cms/contracts/forget-papers.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

const hourly = (from: number) => ({ form: 'hourly', date: '2026-12-02', window: { from, to: from + 60 } }) as const;
const papers = async () => {
  const keys: string[] = [];
  for await (const key of demo.portal.files.list()) if (key.startsWith('contracts/')) keys.push(key);
  return keys;
};
const named = async () => {
  const { docs } = await demo.portal.payload.find({ collection: 'contracts', pagination: false, depth: 0 });
  return docs.map(({ file }) => file);
};
const sign = (family: Family, bookingId: string) =>
  signContract(demo.portal, { bookingId, guardianId: family.guardianId, name: family.name, readTerms: true, by: by(family) });
async function held(family: Family, from: number) {
  const one = await hold(demo.portal, family, hourly(from));
  if (!one.ok) throw new Error(one.code);
  return one.booking.id;
}

it('a contract signed twice at once has one paper', async () => {
  const family = await newFamily(demo.portal, 1);
  const id = await held(family, 540);
  const before = (await papers()).length;
  const [one, two] = await Promise.all([sign(family, id), sign(family, id)]);
  expect([one.ok, two.ok]).toEqual([true, true]);
  expect((await papers()).sort()).toEqual((await named()).sort());
  expect(await papers()).toHaveLength(before + 1);
});

it('a signature that is broken off leaves no paper', async () => {
  const family = await newFamily(demo.portal, 2);
  const id = await held(family, 660);
  const { bookings } = demo.portal;
  const addAction: typeof bookings.addAction = async () => {
    throw new Error('the database is full');
  };
  demo.portal.bookings = { ...bookings, addAction };
  await expect(sign(family, id)).rejects.toThrow('full');
  demo.portal.bookings = bookings;
  expect((await papers()).sort()).toEqual((await named()).sort());
  expect(await sign(family, id)).toMatchObject({ ok: true });
});

it('a stay that cannot be moved to where the child is already leaves no paper of the move', async () => {
  const family = await newFamily(demo.portal, 3);
  const bookingId = await book(demo.portal, family, hourly(780));
  await book(demo.portal, family, hourly(900));
  const wish = { bookingId, guardianId: family.guardianId, name: family.name, by: by(family) };
  expect(await rescheduleBooking(demo.portal, { ...wish, request: hourly(900) })).toMatchObject({ code: 'child_booked_then' });
  expect((await papers()).sort()).toEqual((await named()).sort());
});

it('the paper of whoever was cut off while signing is removed at night; signed ones stay, and one that is being signed', async () => {
  const { files, payload } = demo.portal;
  const put = async (of: string) => {
    const key = `contracts/${of}/0123456789abcdef.pdf`;
    await files.put(key, new Uint8Array([1]), 'application/pdf');
    return key;
  };
  const [left, signing] = [await put('c-left'), await put('c-signing')];
  const before = await named();
  const [some] = (await payload.find({ collection: 'contracts', limit: 1, depth: 0 })).docs;
  const file = (to?: string) => payload.db.updateOne({ collection: 'contracts', id: some?.id ?? '', data: { file: to } });
  await forgetPapers(demo.portal, () => file(signing));
  await file(some?.file);
  expect(await files.get(left)).toBeUndefined();
  expect(await files.get(signing)).toBeDefined();
  expect((await papers()).sort()).toEqual([...before, signing].sort());
  await forgetPapers(demo.portal, async () => undefined);
  expect((await papers()).sort()).toEqual((await named()).sort());
});
