import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { StaffUser } from '#cms/access/roles.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { declareOffer, seenOffer, sendOfferCode } from '#cms/contracts/offer-signature.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { addressHash } from '#cms/contracts/signing-evidence.ts';
import { offersOf, toDeclare } from '#cms/records/offers.ts';
import { declareSampleOffers } from '#cms/seed/sample-offers.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { tasksOf } from '#cms/staff/home/tasks-of.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { type SignedIn, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let head: SignedIn;
let facilityId = '';
let sent: ReturnType<typeof hearMessages>;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  sent = hearMessages(demo.portal);
  head = (await staffOf(demo.portal)).head;
  facilityId = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
const contractOf = async (id: string) => demo.portal.contracts.get((await demo.portal.bookings.get(id)).contractId ?? '');
const who = () => ({ facilityId, staffId: head.id, name: head.name ?? '', email: head.email });
const says = { address: '203.0.113.7', agent: 'Mozilla/5.0 (Windows NT 10.0)' };
const seenNow = async () => seenOffer(await offersOf(demo.portal, facilityId));
async function declare(name = head.name ?? '', wrong?: string, seen?: string) {
  sent.splice(0);
  const asked = await sendOfferCode(demo.portal, who(), 'zh');
  expect(asked).toMatchObject({ ok: true, to: head.email });
  const code = /\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
  return declareOffer(demo.portal, who(), { ...says, name, code: wrong ?? code, seen: seen ?? (await seenNow()) });
}
const forget = () => demo.portal.payload.db.deleteMany({ collection: 'offer-signatures', where: {} });
const task = async () => {
  const session = { portal: demo.portal, user: head as StaffUser, lang: 'zh', facilityId } as const;
  return (await tasksOf(session, createTranslator('zh'))).find(({ href }) => href === '/admin/offer');
};

it('every contract says by whose declaration its centre is bound, when it was made and from where', async () => {
  const seeded = await contractOf(await book(demo.portal, await newFamily(demo.portal, 61), hourly('2026-12-02')));
  expect(seeded.evidence?.centre).toMatchObject({ basis: 'standing_signature', signature: { by: '示例负责人' } });
  expect(await task(), 'nothing is open').toBeUndefined();

  await forget();
  const open = await contractOf(await book(demo.portal, await newFamily(demo.portal, 62), hourly('2026-12-03')));
  expect(open.evidence?.centre.basis, 'before the city asks for it, as ever').toBe('published_offer');
  expect(open.evidence?.centre.signature).toBeUndefined();
  const waiting = await task();
  expect([waiting?.waiting, waiting?.note?.replace(/\s/g, '')]).toEqual([false, '2027年1月1日起，没有确认的就不能在网上预约。']);

  expect(await declare('别人')).toMatchObject({ code: 'name_differs', field: 'name' });
  expect(await declare(undefined, '000000x')).toMatchObject({ code: 'code_wrong', field: 'code' });
  expect(await demo.portal.offerSignatures.listOf(facilityId)).toEqual([]);
  expect(await declare()).toMatchObject({ ok: true });
  expect(await task()).toBeUndefined();
  const { evidence } = await contractOf(await book(demo.portal, await newFamily(demo.portal, 63), hourly('2026-12-04')));
  expect(evidence?.centre).toMatchObject({
    basis: 'standing_signature',
    signature: { by: head.name, at: TEST_NOW, codeAt: TEST_NOW, device: 'windows' },
  });
  expect(evidence?.centre.signature?.addressHash).toBe(addressHash('203.0.113.7', demo.portal.environment.secret));
  const where = { action: { equals: 'sign_offer' }, actor: { equals: head.id } };
  expect((await demo.portal.payload.count({ collection: 'audit-log', where })).totalDocs).toBe(1);
});

it('without one nothing can be booked from the city’s day on, the family hears so, and what stands is only signed anew', async () => {
  const parents = await newFamily(demo.portal, 64);
  const booked = await book(demo.portal, parents, hourly('2027-01-05'));
  const other = await newFamily(demo.portal, 65);
  demo.setNow('2026-12-31T15:59:00.000Z');
  const held = await hold(demo.portal, other, hourly('2027-01-06'));
  if (!held.ok) throw new Error(held.code);
  await forget();
  demo.setNow('2026-12-31T16:00:30.000Z');
  const refused = { ok: false, status: 409, code: 'offer_not_signed' };
  expect(await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: hourly('2027-01-06'), ageMonths: 9 })).toMatchObject(
    refused,
  );
  expect(await hold(demo.portal, await newFamily(demo.portal, 66), hourly('2027-01-07'))).toMatchObject(refused);
  const { guardianId, name } = other;
  const sign = () => signContract(demo.portal, { bookingId: held.booking.id, guardianId, name, readTerms: true, by: by(other) });
  expect(await sign(), 'what was held before').toMatchObject(refused);
  expect(createTranslator('zh')('errors.offer_not_signed')).toContain('还没有确认');
  const open = await task();
  expect([open?.waiting, open?.note]).toEqual([true, '没有确认，家长现在不能在网上预约。']);

  const move = { bookingId: booked, guardianId: parents.guardianId, by: by(parents) };
  const moved = await rescheduleBooking(demo.portal, {
    ...move,
    request: hourly('2027-01-08'),
    name: parents.name,
  });
  expect(moved).toMatchObject({ ok: true });

  await declare();
  expect(await sign()).toMatchObject({ ok: true });
});

it('a new price is confirmed ahead or within a fortnight, and the contract says which of the two it was', async () => {
  demo.setNow('2027-02-01T02:00:00.000Z');
  await forget();
  await declare();
  const { payload } = demo.portal;
  const where = { facility: { equals: facilityId }, form: { equals: 'hourly' } };
  const [old] = (await payload.find({ collection: 'price-items', where, depth: 0 })).docs;
  const row = { facility: facilityId, kind: 'care', form: 'hourly', unit: 'hour', amount: 2800, startsOn: '2027-02-10' } as const;
  await payload.create({ collection: 'price-items', data: row });
  expect(old).toBeDefined();
  const stays = async (n: number, date: string) =>
    (await contractOf(await book(demo.portal, await newFamily(demo.portal, n), hourly(date)))).evidence?.centre;
  expect(
    toDeclare(await offersOf(demo.portal, facilityId)).map(({ form }) => form),
    'as soon as it is published',
  ).toEqual(['hourly']);
  expect((await stays(70, '2027-02-04'))?.signature, 'at the price that was declared').toMatchObject({ by: head.name });
  expect((await stays(71, '2027-02-15'))?.signature, 'of a day that has the new price').toMatchObject({ carried: true });
  demo.setNow('2027-02-11T02:00:00.000Z');
  expect((await stays(67, '2027-02-25'))?.signature).toMatchObject({ carried: true });
  const read = await seenNow();
  await payload.create({ collection: 'price-items', data: { ...row, amount: 2900, startsOn: '2027-03-20' } });
  expect(await declare(undefined, undefined, read), 'it is not what was read').toMatchObject({
    ...{ ok: false, status: 409, code: 'offer_changed' },
  });
  expect((await demo.portal.offerSignatures.listOf(facilityId)).length, 'nothing was declared').toBe(1);
  demo.setNow('2027-02-24T02:00:00.000Z');
  expect(await hold(demo.portal, await newFamily(demo.portal, 68), hourly('2027-03-02'))).toMatchObject({
    code: 'offer_not_signed',
  });
  await declare();
  const centre = await stays(69, '2027-03-03');
  expect([centre?.basis, centre?.signature?.carried]).toEqual(['standing_signature', undefined]);
});

it('the sample centres of a demonstration that has no declarations declare when it starts, once', async () => {
  demo.setNow('2027-03-01T02:00:00.000Z');
  await forget();
  const wish = { slug: EXAMPLE_SLUG, request: hourly('2027-03-08'), ageMonths: 9 };
  expect(await quoteCare(demo.portal, wish)).toMatchObject({ code: 'offer_not_signed' });
  const selling = demo.portal.supplies.all().length;
  expect(await declareSampleOffers(demo.portal)).toBe(selling);
  expect(await quoteCare(demo.portal, wish)).toMatchObject({ ok: true });
  expect(await declareSampleOffers(demo.portal)).toBe(0);
  await forget();
  const { environment } = demo.portal;
  expect(await declareSampleOffers({ ...demo.portal, environment: { ...environment, mode: 'live' } })).toBe(0);
});
