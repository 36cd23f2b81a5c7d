import { writeSync } from 'node:fs';
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
import { answerOnce, keyOf, type Once } from '#site/api/kit/idempotency.ts';
import { aroundWrites } from './around-writes.ts';
import { by, type Family } from './family.ts';

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

let moment = 0;
let killAt: number | undefined;
const pass = () => {
  moment += 1;
  if (moment !== killAt) return;
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
};
/** Makes each call of a function two moments: just before it, and just after it was done. */
function watch<Name extends string>(owner: Record<Name, unknown>, ...names: Name[]): void {
  for (const name of names) {
    const work = (owner[name] as (...args: unknown[]) => Promise<unknown>).bind(owner);
    Object.assign(owner, {
      [name]: async (...args: unknown[]) => {
        pass();
        const result = await work(...args);
        pass();
        return result;
      },
    });
  }
}
const isSeen = aroundWrites(portal.payload.db, async (_, write) => {
  pass();
  const result = await write();
  pass();
  return result;
});
watch(portal.payload.db, 'beginTransaction', 'commitTransaction');
if (!isSeen) watch(portal.payload.db, 'create', 'updateOne', 'deleteMany');
watch(portal.payment, 'startCheckout', 'refund');
watch(portal.files, 'put');
watch(portal.notify, 'send');

const say = (word: string, value: unknown) => writeSync(1, `${word} ${JSON.stringify(value)}\n`);

for (const story of stories) {
  moment = 0;
  killAt = story.killAt;
  await live(story);
}
say('moments', moment);
process.exit(0);

async function live({ family, request, moved, follows, at }: Story): Promise<void> {
  const actor = by(family);
  const { guardianId } = family;
  portal.now = () => at;
  /** One step under its key, as over the JSON API: what another process broke off is sent again. */
  async function step<T extends object>(
    name: string,
    work: (keep?: Keep<object>) => Promise<Result<T>>,
    note: (done: T) => Record<string, unknown>,
  ) {
    const answer = await answerOnce(portal, { id: keyOf(guardianId, name), request: name }, async (once: Once) => {
      const done = await once(work, note);
      pass();
      return done.ok ? { status: 200, body: done } : done;
    });
    if ('ok' in answer) throw new Error(`${name}: ${answer.code}`);
    say('answer', { family: guardianId, name, body: answer.body });
    return answer.body as Record<string, string>;
  }
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
  // The payer pays once; the provider tells of it until it is heard.
  const ref = paying.ref ?? '';
  if ((await portal.payment.state(ref))?.status === 'open') await portal.pretend?.decide(ref, 'approve');
  const state = await portal.payment.state(ref);
  if (!state) throw new Error('the provider has forgotten');
  await settlePayment(portal, state);
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
