import { describe, expect, it } from 'vitest';
import { choosePayment } from '#cms/ports/payment/choose.ts';
import { startStripeStandIn } from '../../stripe-stand-in/index.ts';
import { createMemoryStore } from './memory-stores.ts';

const deps = { store: createMemoryStore(), now: () => new Date().toISOString(), baseUrl: '' };

describe('the choice of payment', () => {
  it('is the pretend provider when nothing is set', () => {
    expect(choosePayment({}, deps).name).toBe('pretend');
    expect(choosePayment({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: ' ' }, deps).name).toBe('pretend');
  });

  it('is Stripe when key and webhook secret are set, at the host that is named', async () => {
    const standIn = await startStripeStandIn({ webhookSecret: 'whsec_example' });
    const env = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_example', STRIPE_API_HOST: standIn.url };
    const payment = choosePayment(env, deps);
    expect(payment.name).toBe('stripe');
    expect(await payment.state('cs_test_nothing')).toBeUndefined();
    await standIn.close();
  });

  it('is an error when only half of Stripe is set', () => {
    expect(() => choosePayment({ STRIPE_SECRET_KEY: 'sk_test_1' }, deps)).toThrow(/STRIPE_WEBHOOK_SECRET/);
    expect(() => choosePayment({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, deps)).toThrow(/STRIPE_SECRET_KEY/);
  });
});
