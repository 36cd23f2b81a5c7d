import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import type { Result } from '#cms/core/problem.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { answerOnce } from '#site/api/kit/idempotency.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, holdAndSign, newFamily, wishOf } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
});
afterAll(() => demo.close());

const hourly = (from: number, date = '2026-12-02') => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;
class KilledError extends Error {}

type Verb = (keep?: Keep<object>) => Promise<Result<object>>;

/** Sends a request; with `isKilled` the process ends when all is done, and nothing has been answered. */
const send = (key: string, verb: Verb, { request = key, isKilled = false } = {}) =>
  answerOnce(demo.portal, { id: key, request }, async (once) => {
    const done = await once(verb, (result) => ({ came: Object.keys(result).sort() }));
    if (isKilled) throw new KilledError();
    return done.ok ? { status: 200, body: done } : done;
  });

/** Each verb that takes a key; sent twice without one, most are refused the second time. */
const VERBS: Record<string, (family: Family, from: number) => Promise<Verb>> = {
  hold: async (family, from) => (keep) => holdPlace(demo.portal, wishOf(family, hourly(from)), keep),
  sign: async (family, from) => {
    const held = await hold(demo.portal, family, hourly(from));
    if (!held.ok) throw new Error(held.code);
    const { guardianId, name } = family;
    const signature = { bookingId: held.booking.id, guardianId, name, readTerms: true, by: by(family) };
    return (keep) => signContract(demo.portal, signature, keep);
  },
  pay: async (family, from) => {
    const { bookingId } = await signed(family, from);
    return (keep) => startPayment(demo.portal, { bookingId, guardianId: family.guardianId, lang: 'zh' }, keep);
  },
  reschedule: async (family, from) => {
    const bookingId = await book(demo.portal, family, hourly(from));
    const wish = { bookingId, guardianId: family.guardianId, name: family.name, by: by(family) };
    return (keep) => rescheduleBooking(demo.portal, { ...wish, request: hourly(from, '2026-12-03') }, keep);
  },
  cancel: async (family, from) => {
    const bookingId = await book(demo.portal, family, hourly(from));
    return (keep) => cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) }, keep);
  },
};

async function signed(family: Family, from: number) {
  await holdAndSign(demo.portal, family, hourly(from));
  const [booking] = await demo.portal.bookings.listOf(family.guardianId);
  return { bookingId: booking?.id ?? '' };
}

/** All that a family has, as the database has it. */
async function effects({ guardianId }: Family) {
  const bookings = await demo.portal.bookings.listOf(guardianId);
  const of = bookings.map(async ({ id }) => [
    await demo.portal.payments.listOf(id),
    await demo.portal.refunds.listOf(id),
    await demo.portal.receipts.listOf(id),
  ]);
  return { bookings, contracts: await demo.portal.familyData.contractsOf(guardianId), money: await Promise.all(of) };
}

describe.each(Object.entries(VERBS))('%s under a key', (name, prepare) => {
  const n = Object.keys(VERBS).indexOf(name);

  it('that was killed before it was answered is answered when it is sent again, and done once, whatever the clock says', async () => {
    const family = await newFamily(demo.portal, 100 + n);
    const verb = await prepare(family, 540 + 60 * n);
    await expect(send(`killed ${name}`, verb, { isKilled: true })).rejects.toThrow(KilledError);
    const done = await effects(family);
    demo.setNow('2026-11-22T07:00:00.000Z');
    const first = await send(`killed ${name}`, verb);
    expect(first).toMatchObject({ status: 200 });
    demo.setNow(TEST_NOW);
    expect(await send(`killed ${name}`, verb)).toEqual(first);
    expect(await effects(family)).toEqual(done);
  });

  it('keeps nothing where the work is taken back', async () => {
    const family = await newFamily(demo.portal, 200 + n);
    const verb = await prepare(family, 540 + 60 * n);
    const before = await effects(family);
    const broken: Verb = (keep) =>
      verb(async (done, unit) => {
        await keep?.(done, unit);
        throw new KilledError();
      });
    await expect(send(`broken ${name}`, broken)).rejects.toThrow(KilledError);
    expect(await effects(family)).toEqual(before);
    expect(await demo.portal.idempotency.find(`broken ${name}`)).toBeUndefined();
    expect(await send(`broken ${name}`, verb)).toMatchObject({ status: 200 });
  });
});

it('another request under a key is refused, whether the first was answered or killed', async () => {
  const family = await newFamily(demo.portal, 300);
  const verb: Verb = (keep) => holdPlace(demo.portal, wishOf(family, hourly(900)), keep);
  await expect(send('reused', verb, { isKilled: true })).rejects.toThrow(KilledError);
  expect(await send('reused', verb, { request: 'other' })).toMatchObject({ ok: false, code: 'key_reused' });
  await send('reused', verb);
  expect(await send('reused', verb, { request: 'other' })).toMatchObject({ ok: false, code: 'key_reused' });
});

it('sent ten thousand times more after its answer was lost, a payment is one checkout and one charge, and each answer the first', async () => {
  const family = await newFamily(demo.portal, 302);
  const { bookingId } = await signed(family, 600);
  const asked = { bookingId, guardianId: family.guardianId, lang: 'zh' } as const;
  const verb: Verb = (keep) => startPayment(demo.portal, asked, keep);
  await expect(send('lost', verb, { isKilled: true })).rejects.toThrow(KilledError);
  const first = JSON.stringify(await send('lost', verb));
  const [open] = await demo.portal.payments.listOf(bookingId);
  const other = new Set<string>();
  for (let sent = 0; sent < 10_000; sent += 100) {
    // In the middle of it the family pays, and the portal hears of it more than once.
    const paid = sent % 2_500 === 0 ? await demo.portal.pretend?.decide(String(open?.providerRef), 'approve') : undefined;
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('lost', verb)));
    for (const answer of answers) if (JSON.stringify(answer) !== first) other.add(JSON.stringify(answer));
    if (paid) await settlePayment(demo.portal, paid.state);
  }
  expect([...other]).toEqual([]);
  const { money } = await effects(family);
  const [[payments = [], refunds, receipts] = []] = money;
  expect([payments.length, refunds, receipts?.length]).toEqual([1, [], 1]);
  const { total } = await demo.portal.bookings.get(bookingId);
  expect(await demo.portal.payment.state(String(open?.providerRef))).toMatchObject({
    status: 'paid',
    amount: total,
    refunded: 0,
  });
}, 120_000);

it('of ten that come at the same moment one is carried out, and the others wait for what came of it', async () => {
  const family = await newFamily(demo.portal, 301);
  let begun = 0;
  const verb: Verb = (keep) => {
    begun++;
    return holdPlace(demo.portal, wishOf(family, hourly(960)), keep);
  };
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('ten', verb)));
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect([begun, (await effects(family)).bookings.length]).toEqual([1, 1]);
});
