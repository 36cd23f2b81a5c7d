import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePayments, chooseWays } from '#cms/ports/payment/choose.ts';
import { readCentres } from '#cms/ports/payment/keys.ts';
import { type AlipayStandIn, startAlipayStandIn } from '../../alipay-stand-in/index.ts';
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

  it('is nothing online where families pay at the counters alone, and the keys that are set are for what was paid before', () => {
    const counter = { PAY_AT_CENTRES_ONLY: 'yes' };
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    const said = (env: object) => {
      const { ways, offered } = chooseWays({ ...env }, deps);
      return [ways.map(({ name }) => name), offered];
    };
    expect(said({})).toEqual([['pretend'], ['pretend']]);
    expect(said(counter), 'nothing is pretended either').toEqual([[], []]);
    expect(said(stripe)).toEqual([['stripe'], ['stripe']]);
    expect(said({ ...counter, ...stripe })).toEqual([['stripe'], []]);
    expect(() => said({ ...counter, ...stripe, STRIPE_WEBHOOK_SECRET: '' })).toThrow('STRIPE_WEBHOOK_SECRET is missing');
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

describe('the choice of Alipay', () => {
  const NUMBER = 'al00000000000000000000000000';

  it('is by keys, as Alipay’s own tool writes them too, between WeChat Pay and Stripe', async () => {
    const [standIn, wechat] = [await startAlipayStandIn(), await startWechatStandIn()];
    const env = alipayEnv(standIn);
    const pem = wechat.options.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    const all = choosePayments({ ...stripe, ...env, ...wechatEnv(wechat, pem) }, deps);
    expect(all.map(({ name }) => name)).toEqual(['wechat', 'alipay', 'stripe']);
    const { privateKey, publicKey } = standIn.options;
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      const bare = privateKey.export({ type, format: 'der' }).toString('base64');
      expect(await answers({ ...env, ALIPAY_PRIVATE_KEY: bare, ALIPAY_PUBLIC_KEY: spki }, standIn)).toBe(true);
    }
    expect(await answers(env, standIn)).toBe(true);
    await Promise.all([standIn.close(), wechat.close()]);
  });

  it('is by certificates, as files', async () => {
    const standIn = await startAlipayStandIn({ certificates: true });
    const folder = mkdtempSync(join(tmpdir(), 'jintuo-certificates-'));
    const kept = Object.entries(standIn.pems).map(([name, pem]) => {
      const file = join(folder, `${name}.crt`);
      writeFileSync(file, pem);
      return [name, file];
    });
    const { app = '', alipay = '', root = '' } = Object.fromEntries(kept);
    const env = { ...alipayEnv(standIn), ALIPAY_PUBLIC_KEY: alipay, ALIPAY_APP_CERT: app, ALIPAY_ROOT_CERT: root };
    expect(await answers(env, standIn)).toBe(true);
    for (const name of ['ALIPAY_APP_CERT', 'ALIPAY_ROOT_CERT'])
      expect(() => choosePayments({ ...env, [name]: '' }, deps), name).toThrow('ALIPAY_APP_CERT, ALIPAY_ROOT_CERT');
    const keys = { ...env, ALIPAY_PUBLIC_KEY: alipayEnv(standIn).ALIPAY_PUBLIC_KEY ?? '' };
    expect(() => choosePayments(keys, deps)).toThrow(/ALIPAY_PUBLIC_KEY cannot be used \(there is no certificate in it\)/);
    await standIn.close();
  });

  it('is an error when it is set in part, or by a key that is none', async () => {
    const standIn = await startAlipayStandIn();
    const env = alipayEnv(standIn);
    for (const name of Object.keys(env).filter((one) => one !== 'ALIPAY_GATEWAY'))
      expect(() => choosePayments({ ...env, [name]: '' }, deps), name).toThrow(name);
    for (const name of ['ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'])
      for (const key of ['/nowhere.pem', 'A'.repeat(400)])
        expect(() => choosePayments({ ...env, [name]: key }, deps), name).toThrow(`${name} cannot be used`);
    await standIn.close();
  });

  it('reads which centres have authorised the application, and refuses what is no token', async () => {
    const standIn = await startAlipayStandIn();
    await standIn.close();
    const env = { ...alipayEnv(standIn), ALIPAY_CENTRES: '2088000000000109 202611BBa, 2088000000000110 202611BBb' };
    expect(choosePayments(env, deps)[0].name).toBe('alipay');
    for (const wrong of ['2088000000000109 x-y', '2088000000000109 a\n2089 b', '/nowhere/centres.txt'])
      expect(() => choosePayments({ ...env, ALIPAY_CENTRES: wrong }, deps), wrong).toThrow(/ALIPAY_CENTRES|ENOENT/);
    const text = `# token by token\n2088000000000109 202611BBa\n\n`;
    expect([...readCentres('X', `2088000000000110 202611BBb\n${text}`)]).toEqual([
      ['2088000000000110', '202611BBb'],
      ['2088000000000109', '202611BBa'],
    ]);
  });

  /** Whether what is chosen is understood by Alipay, and understands it: of an unknown trade it hears that there is none. */
  async function answers(env: Record<string, string>, standIn: AlipayStandIn): Promise<boolean> {
    const store = createMemoryDirectStore();
    const lang = 'zh' as const;
    const [expiresAt, url] = [new Date(Date.now() + 900_000).toISOString(), 'https://example.org/b'];
    const request = {
      reference: NUMBER,
      amount: 1,
      currency: 'CNY',
      description: 'x',
      returnUrl: url,
      cancelUrl: url,
      expiresAt,
      lang,
    };
    await store.change(NUMBER, () => ({
      providerRef: NUMBER,
      request,
      orders: [{ no: `${NUMBER}_1`, form: 'desktop' }],
      refunds: [],
    }));
    const before = standIn.asked();
    const [payment] = choosePayments(env, { ...deps, direct: store });
    const state = await payment.state(NUMBER);
    return state?.status === 'open' && standIn.asked() > before;
  }
});

function alipayEnv({ options }: AlipayStandIn): Record<string, string> {
  return {
    ALIPAY_APP_ID: options.appId,
    ALIPAY_SELLER_ID: options.sellerId,
    ALIPAY_PRIVATE_KEY: options.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ALIPAY_PUBLIC_KEY: options.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ALIPAY_GATEWAY: options.gateway,
  };
}

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
