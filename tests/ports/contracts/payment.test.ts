import { describe, it } from 'vitest';
import { paymentContract } from './payment.contract.ts';
import { pretendHarness, standInHarness, stripeTestModeHarness } from './payment-harness.ts';

paymentContract('the pretend provider', pretendHarness);
paymentContract('Stripe (stand-in)', standInHarness);

const key = process.env.STRIPE_TEST_KEY;
if (key) {
  paymentContract('Stripe (test mode)', () => stripeTestModeHarness(key), { payer: false });
} else {
  describe('payment by Stripe (test mode)', () => {
    it.skip('skipped: STRIPE_TEST_KEY is not set', () => undefined);
  });
}
