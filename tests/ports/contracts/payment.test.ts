import { describe, expect, it } from 'vitest';
import type { CentrePayment, PretendPayment } from '#cms/ports/payment/pretend.ts';
import { severalWays } from '#cms/ports/payment/several-ways.ts';
import { AUTHORISED } from '../../alipay-stand-in/index.ts';
import { paymentContract } from './payment.contract.ts';
import {
  alipayHarness,
  centreHarness,
  DESKTOP,
  PHONE,
  pretendHarness,
  standInHarness,
  stripeTestModeHarness,
  wechatHarness,
} from './payment-harness.ts';

paymentContract('the pretend provider', pretendHarness);
paymentContract('the centre’s counter', centreHarness);

describe('several ways to pay', () => {
  it('are one port: each checkout is asked, closed and paid back by the way that opened it', async () => {
    const [wechat, online, centre] = [await wechatHarness(), await pretendHarness(), await centreHarness()];
    const port = severalWays([wechat.port, online.port as PretendPayment], centre.port as CentrePayment);
    const request = {
      ...{ reference: 'P-1', amount: 2600, currency: 'CNY', description: 'x', lang: 'zh' as const },
      ...{ returnUrl: 'https://example.org/b', cancelUrl: 'https://example.org/b', expiresAt: '2026-11-02T02:00:00Z' },
    };
    const there = await port.startCheckout({ ...request, by: 'centre' });
    const usual = await port.startCheckout({ ...request, by: 'pretend' });
    const app = await port.startCheckout(request);
    expect([there.provider, usual.provider, app.provider]).toEqual(['centre', 'pretend', 'wechat']);
    expect(await wechat.port.state(app.providerRef)).toMatchObject({ reference: 'P-1', status: 'open' });
    expect(await port.cancelCheckout(app.providerRef)).toMatchObject({ status: 'expired' });
    expect(await centre.port.state(there.providerRef)).toMatchObject({ reference: 'P-1', status: 'open' });
    expect(await online.port.state(there.providerRef)).toBeUndefined();
    expect(await port.cancelCheckout(there.providerRef)).toMatchObject({ status: 'expired' });
    expect(await port.state(usual.providerRef)).toMatchObject({ status: 'open' });
    await expect(async () => port.startCheckout({ ...request, by: 'stripe' })).rejects.toMatchObject({ code: 'conflict' });
    const paid = await online.payer?.approve(usual.providerRef);
    expect(paid && (await port.readEvent({ ...paid, to: 'pretend' }))).toMatchObject({ status: 'paid' });
    expect(paid && (await port.readEvent({ ...paid, to: 'wechat' }))).toEqual({ error: 'bad_signature' });
    await wechat.close?.();
  });
});
paymentContract('Stripe (stand-in)', () => standInHarness());
paymentContract('Stripe on a centre’s own account (stand-in)', () => standInHarness('acct_centre1'));
paymentContract('WeChat Pay by code (stand-in)', () => wechatHarness(), { tells: 'paid' });
paymentContract('WeChat Pay on a phone (stand-in)', () => wechatHarness(PHONE), { tells: 'paid' });
const ALIPAY = { tells: 'paid', refunds: 'at once', oldest: 26 * 60 } as const;
paymentContract('Alipay on a phone, by keys (stand-in)', () => alipayHarness(PHONE), ALIPAY);
paymentContract('Alipay on a desktop, by certificates (stand-in)', () => alipayHarness(DESKTOP, { certificates: true }), ALIPAY);
paymentContract('Alipay in a centre’s name (stand-in)', () => alipayHarness(DESKTOP, { merchant: AUTHORISED.pid }), ALIPAY);

const key = process.env.STRIPE_TEST_KEY;
if (key) {
  paymentContract('Stripe (test mode)', () => stripeTestModeHarness(key), { payer: false });
} else {
  describe('payment by Stripe (test mode)', () => {
    it.skip('skipped: STRIPE_TEST_KEY is not set', () => undefined);
  });
}
