import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#cms/ports/payment/direct.ts';
import type { CheckoutRequest } from '#cms/ports/payment/port.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { AUTHORISED } from '../../alipay-stand-in/index.ts';
import { type AlipayHarness, alipayHarness, DESKTOP, PHONE } from './payment-harness.ts';

let harness: AlipayHarness;
beforeEach(async () => {
  harness = await alipayHarness();
});
afterEach(() => harness.close?.());

const asked = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  reference: `P2026112300${Math.floor(Math.random() * 1e6)}-1`,
  amount: 26_00,
  currency: 'CNY',
  description: '近托示例托育中心 B20261123001',
  returnUrl: 'https://example.org/bookings/1?lang=zh',
  cancelUrl: 'https://example.org/bookings/1',
  expiresAt: plusMinutes(harness.now(), 15),
  lang: 'zh',
  ...change,
});
const started = async (change: Partial<CheckoutRequest> = {}) => (await harness.port.startCheckout(asked(change))).providerRef;
/** The address that our page sends a payer to. */
const sentTo = async (ref: string, caller: Caller = DESKTOP): Promise<string> => {
  const opening = await harness.port.open(ref, caller);
  if (opening.kind !== 'go') throw new Error(opening.kind);
  return opening.url;
};
const arrived = async (ref: string, caller?: Caller) => harness.standIn.arrive(await sentTo(ref, caller));
const paid = async (change: Partial<CheckoutRequest> = {}) => {
  const ref = await started(change);
  await arrived(ref);
  return { ref, told: harness.standIn.pay(ref) };
};
const giveBack = (providerRef: string, amount: number, key: string = randomUUID()) =>
  harness.port.refund({ providerRef, amount, key, reason: 'cancelled' });
const said = (url: string) => {
  const { biz_content = '', ...params } = Object.fromEntries(new URL(url).searchParams);
  return { ...params, ...(JSON.parse(biz_content) as Record<string, string>) };
};
const statuses = () => [...harness.standIn.account.trades.values()].map(({ no, status }) => `${no.slice(-1)} ${status}`);

describe('a trade at Alipay', () => {
  it('begins at a signed address: one page for a phone, another for a desktop; in yuan, by the clock of China', async () => {
    const ref = await started({ expiresAt: '2026-11-02T01:15:30.000Z', description: '示例/中心 A&B=1' });
    const common = {
      out_trade_no: `${ref}_1`,
      total_amount: '26.00',
      time_expire: '2026-11-02 09:15:30',
      subject: '示例 中心 A B 1',
    };
    const urls = {
      return_url: 'https://example.org/bookings/1?lang=zh',
      notify_url: 'https://example.org/api/v1/payments/alipay',
    };
    const page = { method: 'alipay.trade.page.pay', product_code: 'FAST_INSTANT_TRADE_PAY' };
    expect(said(await sentTo(ref))).toMatchObject({ ...common, ...urls, ...page });
    const wap = { method: 'alipay.trade.wap.pay', product_code: 'QUICK_WAP_WAY', quit_url: 'https://example.org/bookings/1' };
    expect(said(await sentTo(ref, PHONE))).toMatchObject({ ...common, ...urls, ...wap });
    expect(ref).toMatch(/^al[0-9a-f]{26}$/);
  });

  it('is refused at an address in which anything was changed', async () => {
    const url = new URL(await sentTo(await started()));
    url.searchParams.set('biz_content', url.searchParams.get('biz_content')?.replace('26.00', '0.01') ?? '');
    expect(() => harness.standIn.arrive(url.toString())).toThrow('isv.invalid-signature');
  });

  it('comes to be only when the payer arrives, under one number until then, whatever device the page was opened on', async () => {
    const ref = await started();
    const urls = [await sentTo(ref), await sentTo(ref, PHONE), await sentTo(ref), await sentTo(ref, PHONE)];
    expect(new Set(urls.map((url) => said(url).out_trade_no))).toEqual(new Set([`${ref}_1`]));
    expect(harness.standIn.account.trades.size).toBe(0);
    expect(await harness.port.state(ref)).toMatchObject({ status: 'open', amount: 26_00 });
    // Both addresses are still in a browser somewhere: of one number there is one trade.
    harness.standIn.arrive(urls[0] ?? '');
    expect(() => harness.standIn.arrive(urls[1] ?? '')).toThrow('ACQ.CONTEXT_INCONSISTENT');
    harness.standIn.pay(ref);
    expect(() => harness.standIn.arrive(urls[0] ?? '')).toThrow('ACQ.TRADE_HAS_SUCCESS');
    expect(await harness.port.open(ref, PHONE)).toEqual({ kind: 'over', status: 'paid' });
  });

  it('gives way to another on another device: one alone can be paid', async () => {
    const ref = await started();
    const first = await sentTo(ref);
    harness.standIn.arrive(first);
    await arrived(ref, PHONE);
    expect(statuses()).toEqual(['1 TRADE_CLOSED', '2 WAIT_BUYER_PAY']);
    expect(() => harness.standIn.arrive(first)).toThrow('ACQ.TRADE_HAS_CLOSE');
    expect(await harness.port.readEvent(harness.standIn.pay(ref))).toMatchObject({ status: 'paid', amount: 26_00 });
  });

  it('made by either of two addresses gives way on both devices', async () => {
    const ref = await started();
    await sentTo(ref);
    harness.standIn.arrive(await sentTo(ref, PHONE));
    for (const caller of [PHONE, DESKTOP]) await arrived(ref, caller);
    expect(statuses()).toEqual(['1 TRADE_CLOSED', '2 TRADE_CLOSED', '3 WAIT_BUYER_PAY']);
  });

  it('goes on where it was when the page is opened again', async () => {
    const ref = await started();
    await arrived(ref);
    harness.payer?.later(6);
    await arrived(ref);
    expect(statuses()).toEqual(['1 WAIT_BUYER_PAY']);
  });

  it('that comes to be after its checkout was closed is closed when it is asked about', async () => {
    const ref = await started();
    const url = await sentTo(ref);
    expect(await harness.port.cancelCheckout(ref)).toMatchObject({ status: 'expired' });
    harness.standIn.arrive(url);
    expect(await harness.port.state(ref)).toMatchObject({ status: 'expired' });
    expect(statuses()).toEqual(['1 TRADE_CLOSED']);
    expect(() => harness.standIn.pay(ref)).toThrow('TRADE_CLOSED');
  });

  it('that is paid after its checkout was closed is told as paid, so that it can be given back', async () => {
    const ref = await started();
    const url = await sentTo(ref);
    await harness.port.cancelCheckout(ref);
    harness.standIn.arrive(url);
    expect(await harness.port.readEvent(harness.standIn.pay(ref))).toMatchObject({ status: 'paid', amount: 26_00 });
    expect(await giveBack(ref, 26_00)).toMatchObject({ status: 'succeeded' });
  });

  it('cannot be begun after the hold, nor in its last minute', async () => {
    const ref = await started();
    const url = await sentTo(ref);
    harness.payer?.later(14.5);
    expect(await harness.port.open(ref, DESKTOP)).toEqual({ kind: 'over', status: 'expired' });
    harness.payer?.later(1);
    expect(() => harness.standIn.arrive(url)).toThrow('time_expire');
  });

  it('in another currency is refused, and of another size is told', async () => {
    await expect(started({ currency: 'CAD' })).rejects.toMatchObject({ code: 'refused' });
    const ref = await started();
    await arrived(ref);
    expect(await harness.port.readEvent(harness.standIn.pay(ref, { total: 1 }))).toMatchObject({ status: 'paid', amount: 1 });
  });

  it('of a rare name is cut between characters', async () => {
    await arrived(await started({ description: '𬱖'.repeat(300) }));
    expect(harness.standIn.account.trades.size).toBe(1);
  });

  it.each([1, 10, 99, 100, 623_20, 100_000_00])('is of %i fen, to the fen', async (amount) => {
    const { ref, told } = await paid({ amount });
    expect(harness.standIn.tradeOf(ref)).toMatchObject({ total: amount });
    expect(await harness.port.readEvent(told)).toMatchObject({ status: 'paid', amount });
  });
});

describe('what claims to be Alipay', () => {
  it.each(['forge', 'unsigned', 'change'] as const)(
    'is not believed: an answer that is not signed as it stands: %s',
    async (fault) => {
      const { ref } = await paid();
      harness.standIn.faults[fault] = 1;
      await expect(harness.port.state(ref)).rejects.toMatchObject({ code: 'unavailable' });
      expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
    },
  );

  it('is not believed: that there is no such trade, said by somebody else', async () => {
    const ref = await started();
    await sentTo(ref);
    harness.standIn.faults.forge = 1;
    await expect(harness.port.state(ref)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is not believed: a true answer about another trade, given again', async () => {
    const [other, { ref }] = [await paid(), await paid()];
    await harness.port.state(other.ref);
    harness.standIn.faults.repeat = 1;
    await expect(harness.port.state(ref)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`${other.ref}_1`),
    });
  });

  it('is believed when its slashes were escaped after it had been signed', async () => {
    const { ref } = await paid();
    harness.standIn.faults.escape = 1;
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', method: 'alipay', paidAt: '2026-11-02T01:00:00.000Z' });
  });

  it('is refused: a notification signed with another key, or with any of it changed, added or taken away', async () => {
    const { ref, told } = await paid();
    const trade = harness.standIn.tradeOf(ref);
    const forged = harness.standIn.notify(trade, {}, harness.standIn.stranger.privateKey);
    const form = () => new URLSearchParams(told.rawBody.toString());
    const changed = [...form().keys()]
      .filter((name) => name !== 'sign_type')
      .map((name) => {
        const one = form();
        one.set(name, `${one.get(name)?.slice(0, -3)}AAA`);
        return one.toString();
      });
    const [more, less] = [form(), form()];
    more.set('out_biz_no', 'x');
    less.delete('seller_id');
    for (const rawBody of [forged.rawBody, more.toString(), less.toString(), ...changed])
      expect(await harness.port.readEvent({ ...told, rawBody })).toEqual({ error: 'bad_signature' });
    expect(await harness.port.readEvent(told)).toMatchObject({ status: 'paid' });
  });

  it.each([
    ['app_id', '2021000000000999'],
    ['seller_id', '2088000000000999'],
    ['total_amount', '0.01'],
    ['out_trade_no', 'al00000000000000000000000000_1'],
  ])('is passed over when it is of another %s', async (name, value) => {
    const { ref } = await paid();
    const notice = harness.standIn.notify(harness.standIn.tradeOf(ref), { [name]: value });
    expect(await harness.port.readEvent(notice)).toMatchObject({ ignored: true });
  });

  it('is malformed with a sum or a time that is none', async () => {
    const { ref } = await paid();
    for (const change of [
      ['total_amount', '-26.00'],
      ['total_amount', '26.001'],
      ['notify_time', 'now'],
    ] as const)
      expect(
        await harness.port.readEvent(harness.standIn.notify(harness.standIn.tradeOf(ref), { [change[0]]: change[1] })),
      ).toEqual({
        error: 'malformed',
      });
  });

  it('said again tells what is so now, as late as Alipay says anything again', async () => {
    const { ref, told } = await paid();
    const first = await harness.port.readEvent(told);
    await giveBack(ref, 10_00);
    harness.payer?.later(25 * 60 + 10);
    expect(await harness.port.readEvent(told)).toEqual({ ...first, refunded: 10_00 });
  });

  it('that a trade was closed in favour of another is of no consequence', async () => {
    const ref = await started();
    const closed = await arrived(ref);
    await arrived(ref, PHONE);
    expect(await harness.port.readEvent(harness.standIn.notify(closed))).toMatchObject({ ignored: true });
  });
});

describe('certificates', () => {
  beforeEach(async () => {
    await harness.close?.();
    harness = await alipayHarness(DESKTOP, { certificates: true });
  });

  it('are named by their serial numbers in every request, and checked there', async () => {
    const { ref } = await paid();
    expect(said(await sentTo(await started()))).toMatchObject({
      app_cert_sn: expect.stringMatching(/^[0-9a-f]{32}$/),
      alipay_root_cert_sn: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
  });

  it('are changed in the middle of it: the new one is fetched once, and what the old one signed is still believed', async () => {
    const { ref, told } = await paid();
    await harness.standIn.rotate();
    const states = await Promise.all([1, 2, 3].map(() => harness.port.state(ref)));
    expect(states).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ status: 'paid' })));
    expect(await harness.port.readEvent(harness.standIn.notify(harness.standIn.tradeOf(ref)))).toMatchObject({ status: 'paid' });
    expect(await harness.port.readEvent(told)).toMatchObject({ status: 'paid' });
    expect(harness.standIn.downloads()).toBe(1);
  });

  it.each(['holder', 'authority', 'over'] as const)('that are not Alipay’s are not believed: another %s', async (kind) => {
    const { ref, told } = await paid();
    await harness.standIn.rotate(kind);
    const forged = harness.standIn.notify(harness.standIn.tradeOf(ref));
    expect(await harness.port.readEvent(forged)).toEqual({ error: 'bad_signature' });
    await expect(harness.port.state(ref)).rejects.toMatchObject({ code: 'unavailable' });
    expect(harness.standIn.downloads()).toBe(1);
    await expect(harness.port.readEvent(told)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('are not fetched for every forged serial number', async () => {
    const { ref } = await paid();
    const before = harness.standIn.asked();
    for (let at = 0; at < 20; at += 1) {
      const forged = new URLSearchParams(harness.standIn.notify(harness.standIn.tradeOf(ref)).rawBody.toString());
      forged.set('alipay_cert_sn', String(at).padStart(32, '0'));
      expect(await harness.port.readEvent({ rawBody: forged.toString(), headers: {} })).toEqual({ error: 'bad_signature' });
    }
    expect(harness.standIn.asked() - before).toBe(1);
  });
});

describe('while Alipay stumbles', () => {
  it.each(['fail', 'limit'] as const)('says so, and goes on where it was: %s', async (fault) => {
    const ref = await started();
    await arrived(ref);
    harness.standIn.faults[fault] = 1;
    await expect(harness.port.open(ref, DESKTOP)).rejects.toMatchObject({ code: 'unavailable' });
    await arrived(ref);
    expect(harness.standIn.account.trades.size).toBe(1);
  });

  it('closes once when the answer is lost on the way', async () => {
    const ref = await started();
    await arrived(ref);
    harness.standIn.faults.lose = 1;
    await expect(harness.port.cancelCheckout(ref)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await harness.port.cancelCheckout(ref)).toMatchObject({ status: 'expired' });
    expect(statuses()).toEqual(['1 TRADE_CLOSED']);
  });

  it.each(['lose', 'fail'] as const)('refunds once when the answer does not come: %s', async (fault) => {
    const { ref } = await paid();
    harness.standIn.faults[fault] = 1;
    await expect(giveBack(ref, 10_00, 'k1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
    expect([...harness.standIn.account.refunds.values()].map(({ amount }) => amount)).toEqual([10_00]);
    expect(await harness.port.state(ref)).toMatchObject({ refunded: 10_00 });
  });

  it('a refund that was taken down and not made is asked for again, under its number', async () => {
    const { ref } = await paid();
    harness.standIn.account.slowRefunds = true;
    await expect(giveBack(ref, 10_00, 'k1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 0 });
    // Nobody may take it for money that is still there.
    expect(await giveBack(ref, 20_00, 'k2')).toMatchObject({ status: 'failed', code: 'exceeds_paid' });
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
    expect(harness.standIn.account.refunds.size).toBe(1);
  });

  it('a refund waits for money in the city’s account, under the same number', async () => {
    const { ref } = await paid();
    harness.standIn.account.balance = 5_00;
    await expect(giveBack(ref, 10_00, 'k1')).rejects.toMatchObject({ code: 'unavailable' });
    harness.standIn.account.balance = 100_00;
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
  });

  it('a trade too old for a refund says so for good', async () => {
    const { ref } = await paid();
    harness.standIn.tradeOf(ref).status = 'TRADE_FINISHED';
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
    expect(await giveBack(ref, 10_00)).toMatchObject({ status: 'failed', code: 'refused' });
  });

  it('what was given back whole, in parts, was paid: Alipay calls it closed', async () => {
    const { ref } = await paid();
    await giveBack(ref, 10_00);
    await giveBack(ref, 16_00);
    const trade = harness.standIn.tradeOf(ref);
    expect(trade.status).toBe('TRADE_CLOSED');
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 26_00 });
    // Also where it does not say when it was paid any more.
    delete trade.paidAt;
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 26_00 });
  });

  it('a refund in the merchant’s console is told of, and counts', async () => {
    const { ref } = await paid();
    const reading = await harness.port.readEvent(harness.standIn.refundByHand(ref, 25_00));
    expect(reading).toMatchObject({ type: 'refund', providerRef: ref, amount: 25_00, status: 'succeeded' });
    expect(reading).not.toHaveProperty('key');
    expect(await harness.port.state(ref)).toMatchObject({ refunded: 25_00 });
    expect(await giveBack(ref, 2_00)).toMatchObject({ status: 'failed', code: 'exceeds_paid' });
  });
});

describe('a centre that has authorised the city’s application', () => {
  const merchant = { alipay: AUTHORISED.pid };

  it('is asked for, paid, given back and closed in its own name, and its trades are nobody else’s', async () => {
    const { ref, told } = await paid({ merchant });
    expect(said(await sentTo(await started({ merchant })))).toMatchObject({ app_auth_token: AUTHORISED.token });
    expect(harness.standIn.tradeOf(ref).seller).toBe(AUTHORISED.pid);
    expect(new URLSearchParams(told.rawBody.toString()).get('seller_id')).toBe(AUTHORISED.pid);
    expect(await harness.port.readEvent(told)).toMatchObject({ type: 'payment', status: 'paid', providerRef: ref });
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 10_00 });
    expect(() => harness.standIn.account.query({ out_trade_no: `${ref}_1` }, harness.standIn.options.sellerId)).toThrow();
    const open = await started({ merchant });
    await arrived(open);
    expect(await harness.port.cancelCheckout(open)).toMatchObject({ status: 'expired' });
    expect(statuses().at(-1)).toBe('1 TRADE_CLOSED');
  });

  it('cannot be paid without its token, and the city is not paid in its place', async () => {
    const ref = await started({ merchant: { alipay: '2088000000000999' } });
    await expect(sentTo(ref)).rejects.toMatchObject({ code: 'unavailable' });
    expect(harness.standIn.account.trades.size).toBe(0);
  });
});
