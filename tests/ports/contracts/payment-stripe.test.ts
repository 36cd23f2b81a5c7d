import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutRequest } from '#cms/ports/payment/port.ts';
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
});
