import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { operations } from '#site/api/operations.ts';
import { type StripePortal, startStripePortal } from './stripe-portal.ts';

/** Money that Stripe gives back by itself, heard of by its own signed events: doubled, late, and in any order. */
let portal: StripePortal;
beforeAll(async () => {
  portal = await startStripePortal('1394444');
});
afterAll(() => portal?.close());

const PAID = 2600;

async function paid(from: string) {
  const family = await portal.atCheckout(from);
  await portal.deliver(portal.standIn.complete(family.session));
  const { api } = portal;
  const booking = async () => (await api.call(operations.getBooking, family.sent)).body;
  const preview = async () => (await api.call(operations.refundPreview, family.sent)).body;
  const cancel = async () => (await api.call(operations.cancel, { ...family.sent, body: {} })).body;
  expect((await booking()).status).toBe('confirmed');
  const intent = portal.standIn.account.sessions.get(family.session)?.payment_intent;
  const given = () =>
    [...portal.standIn.account.refunds.values()]
      .filter((refund) => refund.payment_intent === intent && refund.status !== 'failed')
      .reduce((sum, { amount }) => sum + amount, 0);
  const dispute = () => [...portal.standIn.account.disputes.values()].find((one) => one.payment_intent === intent)?.id ?? '';
  return { ...family, booking, preview, cancel, given, dispute };
}

/** Everything that was sent since, the last first, and each twice. */
async function deliverAll(events: readonly Delivery[]) {
  for (const event of [...events].reverse())
    for (const { status } of await Promise.all([portal.deliver(event), portal.deliver(event)])) expect(status).toBe(200);
}
const since = (count: number) => portal.standIn.deliveries.slice(count);
const sum = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

describe('a refund made by hand at Stripe', () => {
  it('is in the preview, on the page and in the letter, and is not sent again', async () => {
    const { booking, preview, cancel, page, letters, given, session } = await paid('09:00');
    const { total } = await preview();
    const before = portal.standIn.deliveries.length;
    portal.standIn.refundByHand(session, 1000);
    await deliverAll(since(before));
    expect(await preview()).toMatchObject({ total, covered: 1000, rest: total - 1000, standing: 'part_given' });
    expect(await page()).toContain(`其中 10.00 元 已由支付渠道退给你，还要退 ${sum(total - 1000)} 元`);
    expect(await page('/en')).toMatch(/has given back .*10\.00.* of it already/);

    expect(await cancel()).toMatchObject({ refund: total, covered: 1000, rest: total - 1000, standing: 'part_given' });
    expect(given()).toBe(total);
    await deliverAll(since(before));
    expect(given()).toBe(total);
    const after = await booking();
    expect(after).toMatchObject({ status: 'cancelled', refunds: [{ amount: total, covered: 1000, status: 'sent' }] });
    expect(after.receipts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', PAID],
      ['refund', 1000],
      ['refund', total],
      ['void', 1000],
    ]);
    const told = (await letters())
      .filter(({ kind }) => kind.startsWith('refund_') || kind === 'booking_cancelled')
      .filter(({ kind }) => kind !== 'refund_arrived');
    expect(told).toMatchObject([{ kind: 'refund_part_given' }]);
    expect(told[0]?.text).toContain(sum(total - 1000));
    expect(await page()).toContain(`还要退 ${sum(total - 1000)} 元`);
  });

  it('of everything leaves nothing to send', async () => {
    const { booking, cancel, given, session } = await paid('10:00');
    const before = portal.standIn.deliveries.length;
    portal.standIn.refundByHand(session, PAID);
    await deliverAll(since(before));
    expect(await cancel()).toMatchObject({ rest: 0 });
    expect(given()).toBe(PAID);
    expect((await booking()).refunds).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a dispute at the payer’s bank', () => {
  it('holds the refund; lost, nothing is paid twice, whichever of its events comes first', async () => {
    const { booking, cancel, page, letters, given, session, dispute } = await paid('11:00');
    const before = portal.standIn.deliveries.length;
    expect(await portal.deliver(portal.standIn.openDispute(session))).toEqual({ status: 200 });
    expect(await cancel()).toMatchObject({ covered: 0, standing: 'disputed' });
    expect(given()).toBe(0);
    expect((await booking()).refunds).toMatchObject([{ status: 'requested' }]);
    expect(await page()).toContain('向银行提出了争议');
    expect(await letters()).toContainEqual(expect.objectContaining({ kind: 'refund_disputed' }));

    portal.standIn.closeDispute(dispute(), 'lost');
    await deliverAll(since(before));
    expect(given()).toBe(0);
    const [refund] = (await booking()).refunds;
    expect(refund).toMatchObject({ status: 'sent', covered: refund?.amount });
  });

  it('won, what is owed is sent, once; only then can the family close its account', async () => {
    const { sent, booking, cancel, given, session, dispute } = await paid('12:00');
    const before = portal.standIn.deliveries.length;
    await portal.deliver(portal.standIn.openDispute(session));
    const { refund } = await cancel();
    const close = { token: sent.token, body: { sure: true } };
    expect(await portal.api.refused(operations.closeAccount, close)).toMatchObject({ status: 409, code: 'money_open' });
    const page = await fetch(`${portal.server.origin}/account/data/erase`, {
      headers: { authorization: `Bearer ${sent.token}` },
    });
    const text = await page.text();
    expect(text).toContain('付款在银行有争议');
    expect(text).not.toContain('name="sure"');
    portal.standIn.closeDispute(dispute(), 'won');
    await deliverAll(since(before));
    expect(given()).toBe(refund);
    expect((await booking()).refunds).toMatchObject([{ status: 'sent', covered: 0, amount: refund }]);
    expect((await portal.api.call(operations.closeAccount, close)).body).toEqual({ ok: true });
    expect(await portal.api.refused(operations.getBooking, sent)).toMatchObject({ status: 401 });
  });

  it('that is the bank’s mere question, or that Stripe did not sign, does nothing', async () => {
    const { preview, session } = await paid('13:00');
    expect(await portal.deliver(portal.standIn.openDispute(session, { inquiry: true }))).toEqual({ status: 200 });
    const { rawBody } = portal.standIn.openDispute(session);
    const payload = rawBody.toString();
    const timestamp = portal.standIn.account.seconds();
    const forged = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_other', timestamp });
    const answer = await portal.deliver({ rawBody: payload, headers: { 'stripe-signature': forged } });
    expect(answer).toEqual({ status: 400, code: 'bad_signature' });
    expect(await preview()).toMatchObject({ covered: 0, standing: 'whole' });
  });
});

it('money in another currency than was asked for confirms nothing and goes back as it came', async () => {
  const { session, sent, page, letters } = await portal.atCheckout('14:00');
  const { sessions, intents, charges, refunds } = portal.standIn.account;
  const asked = sessions.get(session);
  if (asked) asked.currency = 'usd';
  const event = portal.standIn.complete(session);
  const charge = charges.get(intents.get(asked?.payment_intent ?? '')?.latest_charge ?? '');
  await deliverAll([event]);
  const booking = (await portal.api.call(operations.getBooking, sent)).body;
  expect(booking).toMatchObject({
    status: 'signed',
    receipts: [],
    refunds: [{ amount: PAID, currency: 'USD', status: 'sent', cause: 'other_amount' }],
  });
  expect([...refunds.values()].filter((one) => one.charge === charge?.id)).toMatchObject([{ amount: PAID }]);
  expect(await page()).toContain('收到的是 26.00 美元，应付的是 26.00 元');
  const [letter] = (await letters()).filter(({ kind }) => kind === 'other_amount_returned');
  expect(letter?.text).toContain('26.00 美元');
});
