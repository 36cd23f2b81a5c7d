import { createPortal } from '#cms/assemble.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { carryOutClosing, closeDays } from '#cms/booking/close-days.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { planClosing, seenOf } from '#cms/booking/plan-closing.ts';
import { acceptOffer } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import type { Result } from '#cms/core/problem.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { infants } from './crowd.ts';
import { untilServed } from './eventually.ts';
import { by, type Family } from './family.ts';
import { killMoments, paidState, say, stepUnderKey } from './kill-moments.ts';

/** A day on which one place is left: a family has it and gives it up, another that waits is offered it, and the centre shuts. */
export interface DayStory {
  has: Family;
  waits: Family;
  date: string;
  /** Its first instant; each time it is sent again is a minute later. */
  at: string;
  killAt?: number;
}

/**
 * A process of the portal that is given days, as JSON: all but the last were broken off before. What families do is sent
 * again with the same keys; head and clock look where things stand and do what is left.
 */
const stories = process.argv.slice(2).map((one) => JSON.parse(one) as DayStory);
const portal = await createPortal();
const moments = killMoments(portal);
const { facility } = infants(portal);
const facilityId = facility.id;

async function live({ has, waits, date, at }: DayStory): Promise<void> {
  portal.now = () => at;
  const request = { form: 'hourly', date, window: { from: 600, to: 720 } } as const;
  await book(has, request);
  await step(waits, 'wait', joins(waits, request), ({ wait }) => ({ id: wait.id }));
  const [left] = (await portal.bookings.listOf(has.guardianId)).map(({ id }) => id);
  const gives = { bookingId: String(left), guardianId: has.guardianId, by: by(has) };
  await step(
    has,
    'cancel',
    (keep) => cancelBooking(portal, gives, keep),
    ({ refund }) => ({ refund }),
  );
  await offerPlaces(portal, facilityId);
  const [waiting] = await portal.waits.liveOf(waits.guardianId);
  // Who has booked what it was offered waits no more.
  if (waiting) {
    const accepted = await acceptOffer(portal, { id: waiting.id, guardianId: waits.guardianId });
    if (!accepted.ok) throw new Error(`accept: ${accepted.code}`);
    say('answer', { family: waits.guardianId, name: 'accept', body: { id: accepted.wait.id } });
  }
  const bookingId = await book(waits, request);
  await offerPlaces(portal, facilityId);
  await close(date, bookingId);
  portal.now = () => plusMinutes(at, 11);
  for (const id of await portal.closures.dueBy(portal.now())) await carryOutClosing(portal, id);
}

const step = <T extends object>(
  { guardianId }: Family,
  name: string,
  work: (keep?: Keep<object>) => Promise<Result<T>>,
  note: (done: T) => Record<string, unknown>,
) => stepUnderKey(portal, { guardianId, name, pass: moments.pass }, work, note);

type Wanted = Parameters<typeof holdPlace>[1]['request'];

const joins =
  ({ guardianId, childId }: Family, request: Wanted) =>
  (keep?: Keep<object>) =>
    joinWaitlist(portal, { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care: { request } }, keep);

/** Holds, signs and pays. */
async function book(family: Family, request: Wanted): Promise<string> {
  const { guardianId, childId, name } = family;
  const asked = { slug: EXAMPLE_SLUG, request, guardianId, childId, pickups: [], consents: [], hadSameService: true };
  const held = await step(
    family,
    'hold',
    (keep) => holdPlace(portal, { ...asked, by: by(family) }, keep),
    ({ booking }) => ({ id: booking.id, total: booking.total }),
  );
  const bookingId = held.id ?? '';
  const signature = { bookingId, guardianId, name, readTerms: true, by: by(family) };
  await step(
    family,
    'sign',
    (keep) => signContract(portal, signature, keep),
    ({ contractId }) => ({ contract: contractId }),
  );
  const paying = await step(
    family,
    'pay',
    (keep) => startPayment(portal, { bookingId, guardianId, lang: 'zh' }, keep),
    ({ payment }) => ({ reference: payment.reference, ref: payment.providerRef }),
  );
  const state = await paidState(portal, paying.ref ?? '');
  await untilServed(() => settlePayment(portal, state));
  say('answer', { family: guardianId, name: 'event', body: state.status });
  return bookingId;
}

/** The head shuts the centre for the day, unless it stands there as shut already; the family has its money back. */
async function close(date: string, bookingId: string): Promise<void> {
  const isDay = ({ from, to }: { from: string; to: string }) => from === date && to === date;
  if (!(await portal.closures.listFrom(facilityId, date)).some(isDay)) {
    const planned = await planClosing(portal, { facilityId, from: date, to: date });
    if (!planned.ok) throw new Error(`plan: ${planned.code}`);
    const reason = { zh: '停水', en: 'No water' };
    const wish = { facilityId, from: date, to: date, reason, refunds: [bookingId], staffId: 'a-head' };
    const closed = await closeDays(portal, { ...wish, seen: seenOf(planned.plan) });
    if (!closed.ok) throw new Error(`close: ${closed.code}`);
    say('answer', { family: date, name: 'close', body: { id: closed.id } });
  }
  await portal.supplies.refresh([facilityId]);
}

for (const story of stories) {
  moments.begin(story.killAt);
  await live(story);
}
say('moments', moments.count());
process.exit(0);
