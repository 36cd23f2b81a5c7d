import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { beginSession } from '#cms/accounts/family-sessions.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(() => demo.setNow(TEST_NOW));

const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)';
const FROM = '203.0.113.40';
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 900 } }) as const;

let n = 700;
/** A family that is signed in since the test's beginning, as it signs at a later minute. */
async function signedIn() {
  n += 1;
  const parents = await newFamily(demo.portal, n);
  const { token } = await beginSession(demo.portal, { guardianId: parents.guardianId, agent: AGENT });
  const { contact } = await demo.portal.guardians.get(parents.guardianId);
  return { parents, contact, door: { session: token, address: FROM, agent: AGENT, lang: 'zh' } as const };
}

const sign = async ({ guardianId, name, ...parents }: Family, bookingId: string, door: object) => {
  const own = { bookingId, guardianId, name, readTerms: true, by: by({ guardianId, name, ...parents }) };
  return signContract(demo.portal, { ...own, door: door as NonNullable<Parameters<typeof signContract>[1]['door']> });
};

async function held(parents: Family, date: string): Promise<string> {
  const result = await hold(demo.portal, parents, hourly(date));
  if (!result.ok) throw new Error(result.code);
  return result.booking.id;
}

/** The code of a message that was just sent to a contact. */
async function sentTo(to: string): Promise<string> {
  const sent = await requestCode(demo.portal, { to, lang: 'zh', from: FROM });
  if (!sent.ok) throw new Error(sent.code);
  const { docs } = await demo.portal.payload.find({
    collection: 'messages',
    where: { to: { equals: to } },
    sort: '-sentAt',
  });
  return /\d{6}/.exec(String(docs[0]?.text))?.[0] ?? '';
}

it('a code entered lately is enough, and one entered too long ago asks for another, which the record then names', async () => {
  const { parents, contact, door } = await signedIn();
  const bookingId = await held(parents, '2026-12-02');
  const minutes = demo.portal.city.signingCodeMinutes;
  const later = plusMinutes(TEST_NOW, minutes + 1);
  // The place is still held then.
  await demo.portal.payload.db.updateOne({
    collection: 'bookings',
    id: bookingId,
    data: { holdUntil: plusMinutes(later, 10) },
  });
  demo.setNow(later);
  const needed = { ok: false, code: 'signing_code_needed', field: 'code' };
  expect(await sign(parents, bookingId, door)).toMatchObject(needed);
  const code = await sentTo(contact);
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await sign(parents, bookingId, { ...door, code: wrong })).toMatchObject({ ok: false, code: 'code_wrong' });
  const signed = await sign(parents, bookingId, { ...door, code });
  if (!signed.ok) throw new Error(signed.code);
  const { evidence } = await demo.portal.contracts.get(signed.contractId);
  expect(evidence?.guardian).toMatchObject({ codeAt: later, at: later });
  // For the next contract it counts as long again, and the code itself is used up.
  const next = await held(parents, '2026-12-03');
  expect(await sign(parents, next, door)).toMatchObject({ ok: true });
});

it('a code of somebody else, and the session of somebody else, show nothing', async () => {
  const [own, other] = [await signedIn(), await signedIn()];
  const bookingId = await held(own.parents, '2026-12-04');
  expect(await sign(own.parents, bookingId, { ...own.door, session: other.door.session })).toMatchObject({
    code: 'signing_code_needed',
  });
  expect(await sign(own.parents, bookingId, { ...own.door, session: undefined })).toMatchObject({ code: 'signing_code_needed' });
  await demo.portal.sessions.setProven(
    (await demo.portal.sessions.listOf(own.parents.guardianId, TEST_NOW))[0]?.id ?? '',
    '2026-11-01T00:00:00.000Z',
  );
  const code = await sentTo(other.contact);
  expect(await sign(own.parents, bookingId, { ...own.door, code })).toMatchObject({ code: 'code_wrong' });
});

it('a contract signed anew for another time asks for it too', async () => {
  const { parents, contact, door } = await signedIn();
  const bookingId = await book(demo.portal, parents, hourly('2026-12-08'));
  const { guardianId, name } = parents;
  const wish = { bookingId, guardianId, request: hourly('2026-12-09'), name, by: by(parents) };
  demo.setNow(plusMinutes(TEST_NOW, 45));
  expect(await rescheduleBooking(demo.portal, { ...wish, door })).toMatchObject({ ok: false, code: 'signing_code_needed' });
  const code = await sentTo(contact);
  expect(await rescheduleBooking(demo.portal, { ...wish, door: { ...door, code } })).toMatchObject({ ok: true });
});
