import { describe, expect, it } from 'vitest';
import type { CentrePayment } from '#cms/ports/payment/pretend.ts';
import { severalWays } from '#cms/ports/payment/several-ways.ts';
import { paymentContract } from './payment.contract.ts';
import { centreHarness, pretendHarness, standInHarness, stripeTestModeHarness } from './payment-harness.ts';

paymentContract('the pretend provider', pretendHarness);
paymentContract('the centre’s counter', centreHarness);

describe('several ways to pay', () => {
  it('are one port: each checkout is asked, closed and paid back by the way that opened it', async () => {
    const [online, centre] = [await pretendHarness(), await centreHarness()];
    const port = severalWays(online.port, centre.port as CentrePayment);
    const request = {
      ...{ reference: 'P-1', amount: 2600, currency: 'CNY', description: 'x', lang: 'zh' as const },
      ...{ returnUrl: 'https://example.org/b', cancelUrl: 'https://example.org/b', expiresAt: '2026-11-02T02:00:00Z' },
    };
    const there = await port.startCheckout({ ...request, by: 'centre' });
    const usual = await port.startCheckout(request);
    expect([there.provider, usual.provider]).toEqual(['centre', 'pretend']);
    expect(await centre.port.state(there.providerRef)).toMatchObject({ reference: 'P-1', status: 'open' });
    expect(await online.port.state(there.providerRef)).toBeUndefined();
    expect(await port.cancelCheckout(there.providerRef)).toMatchObject({ status: 'expired' });
    expect(await port.state(usual.providerRef)).toMatchObject({ status: 'open' });
    await expect(async () => port.startCheckout({ ...request, by: 'stripe' })).rejects.toMatchObject({ code: 'conflict' });
  });
});
paymentContract('Stripe (stand-in)', standInHarness);

const key = process.env.STRIPE_TEST_KEY;
if (key) {
  paymentContract('Stripe (test mode)', () => stripeTestModeHarness(key), { payer: false });
} else {
  describe('payment by Stripe (test mode)', () => {
    it.skip('skipped: STRIPE_TEST_KEY is not set', () => undefined);
  });
}
