import { createPortal } from '#cms/assemble.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { holdNext } from '#cms/booking/renew.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import type { Result } from '#cms/core/problem.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { untilServed } from './eventually.ts';
import { by, type Family } from './family.ts';
import { killMoments, paidState, say, stepUnderKey } from './kill-moments.ts';

/** What a family does from hold to cancellation, each step under a key of its own, as over the JSON API. */
export interface Story {
  family: Family;
  request: CareRequest;
  /** Where it is moved to before it is cancelled, if it can be. */
  moved?: CareRequest;
  /** Care that it follows, signed ahead: then it is paid for at an instant of its own, months later. */
  follows?: { bookingId: string; months: number; paysAt: string };
  /** Its first instant; each time it is sent again is a minute later. */
  at: string;
  /** At which of the moments around a write, a commit, a letter or a call of the provider the process is killed. */
  killAt?: number;
}

/**
 * A process of the portal that is given stories one after the other, as JSON: all but the last were broken off before and
 * are sent again, with the same keys. It says each answer as soon as it has it, and how many moments the last one had.
 */
const stories = process.argv.slice(2).map((one) => JSON.parse(one) as Story);
const portal = await createPortal();

const moments = killMoments(portal);

for (const story of stories) {
  moments.begin(story.killAt);
  await live(story);
}
say('moments', moments.count());
process.exit(0);

async function live({ family, request, moved, follows, at }: Story): Promise<void> {
  const actor = by(family);
  const { guardianId } = family;
  portal.now = () => at;
  const step = <T extends object>(
    name: string,
    work: (keep?: Keep<object>) => Promise<Result<T>>,
    note: (done: T) => Record<string, unknown>,
  ) => stepUnderKey(portal, { guardianId, name, pass: moments.pass }, work, note);
  const wish = { slug: EXAMPLE_SLUG, request, guardianId, childId: family.childId, pickups: [], consents: [] };
  const held = await step(
    'hold',
    (keep) =>
      follows
        ? holdNext(portal, { ...follows, guardianId }, keep)
        : holdPlace(portal, { ...wish, hadSameService: true, by: actor }, keep),
    ({ booking }) => ({ id: booking.id, total: booking.total }),
  );
  const bookingId = held.id ?? '';
  const signature = { bookingId, guardianId, name: family.name, readTerms: true, by: actor };
  await step(
    'sign',
    (keep) => signContract(portal, signature, keep),
    ({ contractId }) => ({ contract: contractId }),
  );
  if (follows) portal.now = () => follows.paysAt;
  const paying = await step(
    'pay',
    (keep) => startPayment(portal, { bookingId, guardianId, lang: 'zh' }, keep),
    ({ payment }) => ({ reference: payment.reference, ref: payment.providerRef }),
  );
  const state = await paidState(portal, paying.ref ?? '');
  await untilServed(() => settlePayment(portal, state));
  say('answer', { family: guardianId, name: 'event', body: state.status });
  if (moved)
    await step(
      'reschedule',
      (keep) => rescheduleBooking(portal, { bookingId, guardianId, request: moved, name: family.name, by: actor }, keep),
      ({ booking }) => ({ contract: booking.contractId }),
    );
  await step(
    'cancel',
    (keep) => cancelBooking(portal, { bookingId, guardianId, by: actor }, keep),
    ({ refund }) => ({ refund }),
  );
}
