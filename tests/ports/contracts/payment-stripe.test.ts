import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutRequest } from '#cms/ports/payment/port.ts';
import { createStripePayment } from '#cms/ports/payment/stripe.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type StandInHarness, standInHarness } from './payment-harness.ts';

describe('payment by Stripe, beyond the contract', () => {
  let harness: StandInHarness;
  beforeEach(async () => {
    harness = await standInHarness();
  });
  afterEach(() => harness.close?.());

  const asked = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
    reference: randomUUID(),
    amount: 80_00,
    currency: 'CAD',
    description: 'Example centre, temporary care',
    returnUrl: 'https://example.org/done',
    cancelUrl: 'https://example.org/back',
    expiresAt: plusMinutes(harness.now(), 15),
    lang: 'en',
    ...change,
  });
  const paid = async () => {
    const { providerRef } = await harness.port.startCheckout(asked());
    harness.standIn.complete(providerRef);
    return providerRef;
  };

  it.each([1, 15, 120, 22 * 60, 48 * 60])('asks for a closing time Stripe accepts: hold of %i minutes', async (minutes) => {
    const request = asked({ expiresAt: plusMinutes(harness.now(), minutes) });
    const { providerRef } = await harness.port.startCheckout(request);
    const session = harness.standIn.account.sessions.get(providerRef);
    expect(session).toMatchObject({ currency: 'cad', client_reference_id: request.reference, status: 'open' });
  });

  it('gets the same checkout for a retry minutes later', async () => {
    const request = asked();
    const first = await harness.port.startCheckout(request);
    harness.payer?.later(10);
    expect(await harness.port.startCheckout(request)).toEqual(first);
  });

  it('tries again when Stripe stumbles', async () => {
    const ref = await paid();
    harness.standIn.faults.fail = 2;
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
  });

  it('says so when Stripe stays away', async () => {
    const ref = await paid();
    harness.standIn.faults.fail = 3;
    await expect(harness.port.state(ref)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('refunds once when the answer is lost on the way', async () => {
    const ref = await paid();
    const { refunds } = harness.standIn.account;
    const request = { providerRef: ref, amount: 30_00, key: randomUUID(), reason: 'cancelled' };
    harness.standIn.faults.lose = 2;
    expect(await harness.port.refund(request)).toMatchObject({ status: 'succeeded' });
    expect(harness.standIn.faults.lose).toBe(0);
    expect(refunds.size).toBe(1);
    expect(await harness.port.state(ref)).toMatchObject({ refunded: 30_00 });
  });

  it('recognises a refund made by hand at Stripe', async () => {
    const ref = await paid();
    await harness.port.refund({ providerRef: ref, amount: 10_00, key: 'k1', reason: 'cancelled' });
    for (const refund of harness.standIn.account.refunds.values()) refund.metadata = {};
    const readings = await Promise.all(harness.standIn.deliveries.slice(-2).map((each) => harness.port.readEvent(each)));
    for (const reading of readings)
      expect(reading).toMatchObject({ type: 'refund', providerRef: ref, amount: 10_00, currency: 'CAD' });
  });

  it('tells of a dispute, how it ends, and not of a bank’s mere question', async () => {
    const ref = await paid();
    const about = { type: 'dispute', providerRef: ref, amount: 80_00, currency: 'CAD' };
    const [asks, opened] = [harness.standIn.openDispute(ref, { inquiry: true }), harness.standIn.openDispute(ref)];
    expect(await harness.port.readEvent(asks)).toMatchObject({ ignored: true });
    expect(await harness.port.readEvent(opened)).toMatchObject({ ...about, status: 'open' });
    const id = [...harness.standIn.account.disputes.keys()].at(-1) ?? '';
    expect(await harness.port.readEvent(harness.standIn.closeDispute(id, 'lost'))).toMatchObject({ ...about, status: 'lost' });
    // What counts is how it stands, not which message came.
    expect(await harness.port.readEvent(opened)).toMatchObject({ disputeRef: id, status: 'lost' });
  });

  it('tells of a refund by hand as one that nobody here asked for', async () => {
    const ref = await paid();
    const reading = await harness.port.readEvent(harness.standIn.refundByHand(ref, 25_00));
    expect(reading).toMatchObject({ type: 'refund', providerRef: ref, amount: 25_00, status: 'succeeded' });
    expect(reading).not.toHaveProperty('key');
  });

  it('tells of an expired checkout', async () => {
    const { providerRef } = await harness.port.startCheckout(asked());
    await harness.port.cancelCheckout(providerRef);
    const last = harness.standIn.deliveries.at(-1);
    expect(last && (await harness.port.readEvent(last))).toMatchObject({ type: 'payment', providerRef, status: 'expired' });
  });

  it('leaves alone the checkouts of another shop on the same account', async () => {
    const ref = await paid();
    const session = harness.standIn.account.sessions.get(ref);
    if (session) session.metadata = {};
    const last = harness.standIn.deliveries.at(-1);
    expect(await harness.port.state(ref)).toBeUndefined();
    expect(last && (await harness.port.readEvent(last))).toMatchObject({ ignored: true });
  });

  describe('with a centre’s own account', () => {
    const merchant = { stripe: 'acct_centre1' };
    const own = () => {
      const found = harness.standIn.connected.get('acct_centre1');
      if (!found) throw new Error('no such account');
      return found;
    };
    const start = async (change: Partial<CheckoutRequest> = {}) =>
      (await harness.port.startCheckout(asked({ merchant, ...change }))).providerRef;

    it('charges directly there: payment, refund and dispute are the centre’s, and nothing is on the city’s', async () => {
      const ref = await start();
      expect(ref).toMatch(/^acct_centre1:cs_/);
      const told = harness.standIn.complete(ref, { method: 'wechat_pay' });
      expect(JSON.parse(told.rawBody.toString())).toMatchObject({ account: 'acct_centre1' });
      expect(await harness.port.readEvent(told)).toMatchObject({ account: 'acct_centre1', providerRef: ref, status: 'paid' });
      const refund = { providerRef: ref, amount: 30_00, key: 'k1', reason: 'cancelled' };
      expect(await harness.port.refund(refund)).toMatchObject({ status: 'succeeded' });
      expect(await harness.port.refund(refund), 'asked for again it is the same').toMatchObject({ status: 'succeeded' });
      expect([own().charges.size, own().refunds.size]).toEqual([1, 1]);
      const byHand = await harness.port.readEvent(harness.standIn.refundByHand(ref, 5_00));
      expect(byHand).toMatchObject({ type: 'refund', account: 'acct_centre1', providerRef: ref, amount: 5_00 });
      const disputed = await harness.port.readEvent(harness.standIn.openDispute(ref));
      expect(disputed).toMatchObject({ type: 'dispute', account: 'acct_centre1', providerRef: ref, status: 'open' });
      expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 35_00, method: 'wechat_pay' });
      const { sessions, charges, refunds } = harness.standIn.account;
      expect([sessions.size, charges.size, refunds.size], 'on the city’s account').toEqual([0, 0, 0]);
    });

    it('closes its checkout there', async () => {
      const ref = await start();
      expect(await harness.port.cancelCheckout(ref)).toMatchObject({ status: 'expired', providerRef: ref });
      expect([...own().sessions.values()].map(({ status }) => status)).toEqual(['expired']);
    });

    it('believes its events by their own secret alone, and says of the city’s that they are on none', async () => {
      const told = harness.standIn.complete(await start());
      const { host, port, protocol } = harness.standIn;
      const deaf = { secretKey: 'sk_test_1', webhookSecrets: ['whsec_example'], host, port, protocol, now: harness.now };
      expect(await createStripePayment(deaf).readEvent(told)).toEqual({ error: 'bad_signature' });
      const ofCity = harness.standIn.complete((await harness.port.startCheckout(asked())).providerRef);
      expect(await harness.port.readEvent(ofCity)).toMatchObject({ account: null, status: 'paid' });
    });

    it('is refused where it is not connected to the city’s', async () => {
      await expect(start({ merchant: { stripe: 'acct_stranger' } })).rejects.toMatchObject({ code: 'refused' });
    });
  });

  it('lists what was taken on a day, on the city’s account and on the centres’, and nothing of another shop’s', async () => {
    const own = await harness.port.startCheckout(asked({ amount: 10_00 }));
    const centres = await harness.port.startCheckout(asked({ amount: 20_00, merchant: { stripe: 'acct_centre1' } }));
    const strangers = await harness.port.startCheckout(asked());
    const session = harness.standIn.account.sessions.get(strangers.providerRef);
    if (session) session.metadata = {};
    await harness.port.startCheckout(asked());
    for (const { providerRef } of [own, centres, strangers]) harness.standIn.complete(providerRef);
    const day = { date: '2026-11-02', from: '2026-11-01T16:00:00.000Z', to: '2026-11-02T16:00:00.000Z' };
    const taken = await harness.port.listTaken?.({ ...day, accounts: ['acct_centre1', '1900000109'] });
    expect(taken?.map(({ amount, currency }) => [amount, currency])).toEqual([
      [10_00, 'CAD'],
      [20_00, 'CAD'],
    ]);
    expect((await harness.port.state(own.providerRef))?.reference).toBe(taken?.[0]?.reference);
    const before = { date: '2026-11-01', from: '2026-10-31T16:00:00.000Z', to: '2026-11-01T16:00:00.000Z', accounts: [] };
    expect(await harness.port.listTaken?.(before)).toEqual([]);
  });

  it('reads a list of more than one page', async () => {
    for (let n = 0; n < 103; n += 1)
      harness.standIn.complete((await harness.port.startCheckout(asked({ reference: `P-${n}` }))).providerRef);
    const day = { date: '2026-11-02', from: '2026-11-01T16:00:00.000Z', to: '2026-11-02T16:00:00.000Z', accounts: [] };
    expect(new Set((await harness.port.listTaken?.(day))?.map(({ reference }) => reference)).size).toBe(103);
  });

  describe('the ways to pay on Stripe’s page', () => {
    const port = (methods?: string[]) => {
      const { host, port: at, protocol } = harness.standIn;
      const webhookSecrets = ['whsec_example'];
      return createStripePayment({ secretKey: 'sk_test_1', webhookSecrets, host, port: at, protocol, now: harness.now, methods });
    };
    const offered = async (methods: string[] | undefined, currency: string) => {
      const { providerRef } = await port(methods).startCheckout(asked({ currency }));
      return harness.standIn.account.sessions.get(providerRef)?.payment_method_types;
    };

    it('are card, Alipay and WeChat Pay, each where the account has it and it takes the currency', async () => {
      const { account } = harness.standIn;
      account.methods = ['card', 'alipay', 'wechat_pay', 'klarna'];
      expect(await offered(undefined, 'CNY')).toEqual(['card', 'alipay', 'wechat_pay']);
      expect(await offered(undefined, 'BRL')).toEqual(['card']);
      account.methods = ['card', 'klarna'];
      expect(await offered(undefined, 'CNY'), 'what it has not is left out').toEqual(['card']);
      account.methods = ['klarna'];
      await expect(offered(undefined, 'CNY')).rejects.toMatchObject({ code: 'refused' });
    });

    it('are those that the operator names, or all that the account has', async () => {
      harness.standIn.account.methods = ['card', 'alipay', 'klarna'];
      expect(await offered(['alipay', 'wechat_pay'], 'CNY')).toEqual(['alipay']);
      expect(await offered([], 'CNY')).toEqual(['card', 'alipay', 'klarna']);
      await expect(offered(['weixin'], 'CNY'), 'a name that Stripe does not know').rejects.toMatchObject({ code: 'refused' });
    });
  });
});
