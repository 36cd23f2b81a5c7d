import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import type { StripeStandIn } from '../../stripe-stand-in/index.ts';
import type { TestServer } from '../../support/start-server.ts';
import { type ApiClient, jsonPost } from './client.ts';
import { holdAndSign, holdOf, hourly } from './family.ts';
import { DAY, SECRET, type StripePortal, startStripePortal } from './stripe-portal.ts';

let portal: StripePortal;
let standIn: StripeStandIn;
let server: TestServer;
let api: ApiClient;
beforeAll(async () => {
  portal = await startStripePortal('1393333');
  ({ standIn, server, api } = portal);
});
afterAll(() => portal?.close());

const deliver: StripePortal['deliver'] = (delivery) => portal.deliver(delivery);
const atCheckout: StripePortal['atCheckout'] = (from) => portal.atCheckout(from);

describe('a payment by Stripe', () => {
  it('is made at Stripe’s page, and Stripe’s word alone confirms the booking, once', async () => {
    const { sent, checkout, session, told } = await atCheckout('09:00');
    expect(checkout).toMatchObject({ status: 'open', amount: 2600, currency: 'CNY', url: `${standIn.url}/c/pay/${session}` });
    expect(standIn.account.sessions.get(session)).toMatchObject({
      amount_total: 2600,
      currency: 'cny',
      client_reference_id: checkout.reference,
    });
    expect((await api.call(operations.pay, sent)).body).toEqual(checkout);

    const paid = standIn.complete(session, { method: 'alipay' });
    expect(await told()).toBe(0);
    expect(await deliver(paid)).toEqual({ status: 200 });
    expect(await told()).toBe(1);

    const again = await Promise.all(Array.from({ length: 5 }, () => deliver(paid)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await told()).toBe(1);
    const booking = (await api.call(operations.getBooking, sent)).body;
    expect(booking).toMatchObject({
      status: 'confirmed',
      payments: [{ status: 'paid', url: null }],
      receipts: [{ kind: 'payment' }],
    });
    expect(booking.receipts).toHaveLength(1);
  });

  it('is seen by a family that is back before Stripe’s word, and the word changes nothing then', async () => {
    const { sent, session, told } = await atCheckout('10:00');
    const paid = standIn.complete(session);
    expect((await api.call(operations.getBooking, sent)).body.status).toBe('confirmed');
    expect(await deliver(paid)).toEqual({ status: 200 });
    expect(await told()).toBe(1);
  });

  it('that is declined leaves the page open for another card', async () => {
    const { sent, checkout, session } = await atCheckout('11:00');
    expect(await deliver(standIn.decline(session))).toEqual({ status: 200 });
    const still = (await api.call(operations.getBooking, sent)).body;
    expect(still).toMatchObject({ status: 'signed', payments: [{ status: 'declined', url: checkout.url }] });
    await deliver(standIn.complete(session));
    expect((await api.call(operations.getBooking, sent)).body.status).toBe('confirmed');
  });

  it('that takes its time has no page left, and confirms when it comes', async () => {
    const { sent, session } = await atCheckout('12:00');
    await deliver(standIn.complete(session, { delayed: true }));
    const waiting = (await api.call(operations.pay, sent)).body;
    expect(waiting).toMatchObject({ status: 'pending', url: null });
    await deliver(standIn.settle(session, 'succeed'));
    expect((await api.call(operations.getBooking, sent)).body.status).toBe('confirmed');
  });
});

describe('what claims to be Stripe', () => {
  it('is refused with a changed byte, a wrong signature, an old one, or none, and does nothing', async () => {
    const { sent, session, told } = await atCheckout('13:00');
    const { rawBody, headers } = standIn.complete(session);
    const body = rawBody.toString();
    const signedAt = (timestamp: number, secret = SECRET) => ({
      rawBody: body,
      headers: { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) },
    });
    const seconds = standIn.account.seconds();
    expect(await deliver({ rawBody: body.replace('evt_', 'evt-'), headers })).toEqual({ status: 400, code: 'bad_signature' });
    expect(await deliver(signedAt(seconds, 'whsec_other'))).toEqual({ status: 400, code: 'bad_signature' });
    expect(await deliver(signedAt(seconds - 360))).toEqual({ status: 400, code: 'stale' });
    expect(await deliver({ rawBody: body, headers: {} })).toEqual({ status: 400, code: 'bad_signature' });
    expect(await told()).toBe(0);
    expect(await deliver({ rawBody: body, headers })).toEqual({ status: 200 });
    expect((await api.call(operations.getBooking, sent)).body.status).toBe('confirmed');
  });

  it('may be about other business, or about nothing', async () => {
    const other = { id: 'evt_other', type: 'customer.created', created: 1, data: { object: { id: 'cus_1' } } };
    expect(await deliver(standIn.sign(JSON.stringify(other)))).toEqual({ status: 200 });
    const foreign = {
      id: 'evt_foreign',
      type: 'checkout.session.completed',
      created: 1,
      data: { object: { id: 'cs_test_other_shop' } },
    };
    expect(await deliver(standIn.sign(JSON.stringify(foreign)))).toEqual({ status: 200 });
    expect(await deliver(standIn.sign('not json'))).toEqual({ status: 400, code: 'malformed' });
    expect(await deliver(standIn.sign('{}'))).toEqual({ status: 400, code: 'malformed' });
  });

  it('finds no pretend provider, and no page of one', async () => {
    expect((await api.send('/payments/pretend', jsonPost({}))).status).toBe(404);
    expect((await fetch(`${server.origin}/pretend-payment/pp_0`)).status).toBe(404);
  });
});

describe('while Stripe does not answer', () => {
  it('the family keeps its place and can try again', async () => {
    const token = await api.signIn('13933339999');
    const booking = await holdAndSign(api, token, holdOf(hourly(DAY, '14:00', '15:00')));
    const sent = { token, params: { id: booking.id }, headers: { 'idempotency-key': 'pay-once' } };
    standIn.faults.fail = 3;
    expect(await api.refused(operations.pay, sent)).toMatchObject({ status: 409, code: 'payment_unavailable' });
    expect((await api.call(operations.pay, sent)).body.status).toBe('open');
  });

  it('an event is asked for again', async () => {
    const { sent, session } = await atCheckout('15:00');
    const paid = standIn.complete(session);
    standIn.faults.fail = 3;
    expect(await deliver(paid)).toEqual({ status: 503, code: 'provider_unreachable' });
    expect(await deliver(paid)).toEqual({ status: 200 });
    expect((await api.call(operations.getBooking, sent)).body.status).toBe('confirmed');
  });
});

describe('money back', () => {
  it('goes by the way it came, exactly what the contract says, once', async () => {
    const { sent, session } = await atCheckout('16:00');
    await deliver(standIn.complete(session));
    const preview = (await api.call(operations.refundPreview, sent)).body;
    const events = standIn.deliveries.length;
    const cancelled = (await api.call(operations.cancel, { ...sent, body: { expect: preview.total } })).body;
    await api.call(operations.cancel, { ...sent, body: {} });
    expect(cancelled).toMatchObject({
      refund: preview.total,
      booking: { status: 'cancelled', refunds: [{ amount: preview.total, status: 'sent' }] },
    });

    const intent = standIn.account.sessions.get(session)?.payment_intent;
    const back = [...standIn.account.refunds.values()].filter((refund) => refund.payment_intent === intent);
    expect(back).toMatchObject([{ amount: preview.total, currency: 'cny', status: 'succeeded' }]);
    for (const event of standIn.deliveries.slice(events)) expect(await deliver(event)).toEqual({ status: 200 });
    const after = (await api.call(operations.getBooking, sent)).body;
    expect(after.receipts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 2600],
      ['refund', preview.total],
    ]);
  });

  it('that bounces is not taken for paid back', async () => {
    const { sent, session } = await atCheckout('17:00');
    await deliver(standIn.complete(session));
    standIn.account.slowRefunds = true;
    await api.call(operations.cancel, { ...sent, body: {} });
    standIn.account.slowRefunds = false;
    const refund = [...standIn.account.refunds.values()].at(-1);
    expect(refund?.status).toBe('pending');
    const bounced = standIn.settleRefund(refund?.id ?? '', 'fail');
    expect(await deliver(bounced)).toEqual({ status: 200 });
    expect(await deliver(bounced)).toEqual({ status: 200 });
    expect((await api.call(operations.getBooking, sent)).body.refunds).toMatchObject([{ status: 'failed' }]);
  });
});

describe('too many calls', () => {
  it('from one address are stopped, and other addresses do not notice', async () => {
    const from = (address: string) => jsonPost({ to: 'nobody' }, { 'x-forwarded-for': address });
    let reply = await api.send('/session/code', from('203.0.113.9'));
    for (let count = 0; count < 500 && reply.status !== 429; count++)
      reply = await api.send('/session/code', from(`198.51.100.${count % 250}, 203.0.113.9`));
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(reply.body).toMatchObject({ error: { code: 'too_many_requests' } });
    expect((await api.send('/session/code', from('203.0.113.10'))).status).toBe(400);
    expect((await api.send('/facilities', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200);
  });
});
