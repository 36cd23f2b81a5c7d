import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePayments } from '#cms/ports/payment/choose.ts';
import { startStripeStandIn } from '../../stripe-stand-in/index.ts';
import { startWechatStandIn, type WechatStandIn } from '../../wechat-pay-stand-in/index.ts';
import { createMemoryDirectStore, createMemoryStore } from './memory-stores.ts';

const deps = {
  ...{ store: createMemoryStore(), direct: createMemoryDirectStore() },
  ...{ now: () => new Date().toISOString(), baseUrl: '', origin: 'https://example.org' },
};

describe('the choice of payment', () => {
  it('is the pretend provider when nothing is set', () => {
    expect(choosePayments({}, deps)[0].name).toBe('pretend');
    expect(choosePayments({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: ' ' }, deps)[0].name).toBe('pretend');
  });

  it('is Stripe when key and webhook secret are set, at the host that is named', async () => {
    const standIn = await startStripeStandIn({ webhookSecret: 'whsec_example' });
    const env = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_example', STRIPE_API_HOST: standIn.url };
    const [payment] = choosePayments(env, deps);
    expect(payment.name).toBe('stripe');
    expect(await payment.state('cs_test_nothing')).toBeUndefined();
    await standIn.close();
  });

  it('is an error when only half of Stripe is set', () => {
    expect(() => choosePayments({ STRIPE_SECRET_KEY: 'sk_test_1' }, deps)).toThrow(/STRIPE_WEBHOOK_SECRET/);
    expect(() => choosePayments({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, deps)).toThrow(/STRIPE_SECRET_KEY/);
  });

  it('is WeChat Pay, and Stripe beside it, when both are set; keys may be a file or one line', async () => {
    const standIn = await startWechatStandIn();
    const pem = standIn.options.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const env = wechatEnv(standIn, pem.replaceAll('\n', '\\n'));
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    expect(choosePayments({ ...env, ...stripe }, deps).map(({ name }) => name)).toEqual(['wechat', 'stripe']);
    const file = join(mkdtempSync(join(tmpdir(), 'jintuo-key-')), 'apiclient_key.pem');
    writeFileSync(file, pem);
    const [payment] = choosePayments({ ...env, WECHAT_PAY_PRIVATE_KEY: file }, deps);
    expect(await payment.state('wx00000000000000000000000000')).toBeUndefined();
    await standIn.close();
  });

  it('is an error when WeChat Pay is set in part, or by a key that is none', async () => {
    const standIn = await startWechatStandIn();
    const pem = standIn.options.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const env = wechatEnv(standIn, pem);
    for (const name of Object.keys(env).filter((one) => one !== 'WECHAT_PAY_API_HOST'))
      expect(() => choosePayments({ ...env, [name]: '' }, deps), name).toThrow(name);
    expect(() => choosePayments({ ...env, WECHAT_PAY_PRIVATE_KEY: '/nowhere.pem' }, deps)).toThrow(/WECHAT_PAY_PRIVATE_KEY/);
    expect(() => choosePayments({ ...env, WECHAT_PAY_API_V3_KEY: 'short' }, deps)).toThrow(/32/);
    await standIn.close();
  });
});

function wechatEnv({ options, url }: WechatStandIn, pem: string): Record<string, string> {
  return {
    WECHAT_PAY_MCHID: options.mchid,
    WECHAT_PAY_APPID: options.appid,
    WECHAT_PAY_SERIAL: options.serial,
    WECHAT_PAY_PRIVATE_KEY: pem,
    WECHAT_PAY_API_V3_KEY: options.apiV3Key,
    WECHAT_PAY_API_HOST: url,
  };
}
