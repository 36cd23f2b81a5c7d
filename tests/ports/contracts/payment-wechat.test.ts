import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutRequest, Delivery } from '#cms/ports/payment/port.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { DESKTOP, PHONE, type WechatHarness, wechatHarness } from './payment-harness.ts';

let harness: WechatHarness;
beforeEach(async () => {
  harness = await wechatHarness(DESKTOP, { subMerchants: ['1900000109'] });
});
afterEach(() => harness.close?.());

const asked = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  reference: `P2026112300${Math.floor(Math.random() * 1e6)}-1`,
  amount: 26_00,
  currency: 'CNY',
  description: '近托示例托育中心 B20261123001',
  returnUrl: 'https://example.org/bookings/1',
  cancelUrl: 'https://example.org/bookings/1',
  expiresAt: plusMinutes(harness.now(), 15),
  lang: 'zh',
  ...change,
});
const started = async (change: Partial<CheckoutRequest> = {}) => (await harness.port.startCheckout(asked(change))).providerRef;
const paid = async (change: Partial<CheckoutRequest> = {}) => {
  const ref = await started(change);
  await harness.port.open(ref, DESKTOP);
  return { ref, told: harness.standIn.pay(ref) };
};
const giveBack = (providerRef: string, amount: number, key: string = randomUUID()) =>
  harness.port.refund({ providerRef, amount, key, reason: 'cancelled' });

describe('an order at WeChat Pay', () => {
  it('is a code on a desktop, and opens the app on a phone, which comes back to the booking', async () => {
    const ref = await started();
    expect(await harness.port.open(ref, DESKTOP)).toEqual({ kind: 'scan', text: expect.stringMatching(/^weixin:\/\/wxpay\//) });
    const other = await harness.port.open(await started(), PHONE);
    const back = encodeURIComponent('https://example.org/bookings/1');
    expect(other).toMatchObject({ kind: 'go', url: expect.stringMatching(`^https://wx.tenpay.com/.*&redirect_url=${back}$`) });
  });

  it('ends when the hold does, by the clock of China, and is for the sum in fen', async () => {
    const ref = await started({ expiresAt: '2026-11-02T01:15:30.000Z' });
    await harness.port.open(ref, DESKTOP);
    const order = harness.standIn.orderOf(ref);
    expect(order).toMatchObject({ total: 26_00, expiresAt: Date.parse('2026-11-02T01:15:30Z') });
    expect(order.asked).toContain('2026-11-02T09:15:30+08:00');
    expect(order.no).toMatch(/^wx[0-9a-f]{26}_1$/);
  });

  it('is asked for again in the same words, for an address that still works', async () => {
    const ref = await started();
    const first = await harness.port.open(ref, PHONE);
    harness.payer?.later(6);
    const second = await harness.port.open(ref, PHONE);
    expect(second).toMatchObject({ kind: 'go' });
    expect(second).not.toEqual(first);
    expect(harness.standIn.account.orders.size).toBe(1);
  });

  it('gives way to another on another device: one alone can be paid', async () => {
    const ref = await started();
    for (const caller of [DESKTOP, PHONE, { ...PHONE, ip: '2001:db8::1' }, DESKTOP]) await harness.port.open(ref, caller);
    const states = [...harness.standIn.account.orders.values()].map(({ scene, state }) => `${scene} ${state}`);
    expect(states).toEqual(['native CLOSED', 'h5 CLOSED', 'h5 CLOSED', 'native NOTPAY']);
    expect(await harness.port.readEvent(harness.standIn.pay(ref))).toMatchObject({ status: 'paid', amount: 26_00 });
  });

  it('is not made beside one that was paid just now on the other device', async () => {
    const { ref } = await paid();
    expect(await harness.port.open(ref, PHONE)).toEqual({ kind: 'over', status: 'paid' });
    expect(harness.standIn.account.orders.size).toBe(1);
  });

  it('is not begun in the last minute: it would outlast the hold', async () => {
    const ref = await started();
    harness.payer?.later(14.5);
    expect(await harness.port.open(ref, DESKTOP)).toEqual({ kind: 'over', status: 'expired' });
    expect(harness.standIn.account.orders.size).toBe(0);
  });

  it('that nobody could pay, and then somebody does: declined attempts leave it open', async () => {
    const ref = await started();
    await harness.port.open(ref, DESKTOP);
    harness.standIn.decline(ref);
    expect(await harness.port.state(ref)).toMatchObject({ status: 'open', amount: 26_00 });
    expect(await harness.port.readEvent(harness.standIn.pay(ref))).toMatchObject({ status: 'paid' });
  });

  it('in another currency is refused, and of another size is told', async () => {
    await expect(started({ currency: 'CAD' })).rejects.toMatchObject({ code: 'refused' });
    const ref = await started();
    await harness.port.open(ref, DESKTOP);
    expect(await harness.port.readEvent(harness.standIn.pay(ref, { total: 1 }))).toMatchObject({ status: 'paid', amount: 1 });
  });

  it('of a rare name is cut between characters', async () => {
    const ref = await started({ description: '𬱖'.repeat(200) });
    expect(await harness.port.open(ref, DESKTOP)).toMatchObject({ kind: 'scan' });
  });
});

describe('a centre with an account of its own', () => {
  const merchant = { wechat: '1900000109' };

  it('is paid, asked about, paid back and closed as a sub-merchant', async () => {
    const { ref, told } = await paid({ merchant });
    expect(harness.standIn.orderOf(ref)).toMatchObject({ sub: '1900000109', mchid: harness.standIn.options.mchid });
    expect(await harness.port.readEvent(told)).toMatchObject({ status: 'paid', providerRef: ref });
    harness.standIn.account.slowRefunds = true;
    const refund = await giveBack(ref, 10_00, 'k1');
    expect(refund).toMatchObject({ status: 'pending' });
    const settled = harness.standIn.settleRefund(refund.refundRef ?? '', 'succeed');
    expect(await harness.port.readEvent(settled)).toMatchObject({ type: 'refund', key: 'k1', status: 'succeeded' });
    const open = await started({ merchant });
    await harness.port.open(open, DESKTOP);
    expect(await harness.port.cancelCheckout(open)).toMatchObject({ status: 'expired' });
  });

  it('that is not the city’s cannot be paid', async () => {
    const ref = await started({ merchant: { wechat: '1900000999' } });
    await expect(harness.port.open(ref, DESKTOP)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a day’s bill', () => {
  const day = (date: string) => ({ date, from: `${date}T00:00:00.000Z`, to: `${date}T23:59:59.000Z`, accounts: [] });

  it('says what was paid for orders with numbers of ours, whoever has them now', async () => {
    const { ref } = await paid({ amount: 31_50 });
    await paid({ amount: 20_00, merchant: { wechat: '1900000109' } });
    const { account } = harness.standIn;
    const other = account.orderOf(`${ref}_1`);
    account.orders.set('shop-7', { ...other, no: 'shop-7', transaction: '4200000000000000007' });
    account.orders.set('lost', { ...other, no: `wx${'0'.repeat(26)}_1`, total: 5_00, transaction: '4200000000000000008' });
    const taken = (await harness.port.listTaken?.(day('2026-11-02'))) ?? [];
    expect(taken.map(({ amount, currency, reference }) => [amount, currency, reference !== undefined])).toEqual([
      [31_50, 'CNY', true],
      [20_00, 'CNY', true],
      [5_00, 'CNY', false],
    ]);
    expect(taken[0]?.reference).toBe((await harness.port.state(ref))?.reference);
    expect(await harness.port.listTaken?.(day('2026-11-01')), 'a day without money has no bill').toEqual([]);
  });

  it('is not believed where it is not the one that was signed', async () => {
    await paid();
    harness.standIn.faults.bill = 1;
    await expect(harness.port.listTaken?.(day('2026-11-02'))).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('what claims to be WeChat Pay', () => {
  it('is not believed: an answer signed by somebody else, or by nobody', async () => {
    const { ref } = await paid();
    for (const fault of ['forge', 'unsigned'] as const) {
      harness.standIn.faults[fault] = 1;
      await expect(harness.port.state(ref)).rejects.toMatchObject({ code: 'unavailable' });
    }
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
  });

  it('is refused: a notification signed with another key, or with a serial number nobody knows', async () => {
    const { told } = await paid();
    const body = told.rawBody.toString();
    const known = told.headers['Wechatpay-Serial'] ?? '';
    const { stranger } = harness.standIn;
    for (const by of [stranger, { ...stranger, serial: known }])
      expect(await harness.port.readEvent(harness.standIn.sign(body, by))).toEqual({ error: 'bad_signature' });
  });

  it('is refused: a nonce or a time that was changed', async () => {
    const { told } = await paid();
    for (const name of ['Wechatpay-Nonce', 'Wechatpay-Timestamp'])
      expect(await harness.port.readEvent({ ...told, headers: { ...told.headers, [name]: '1793581201' } })).toEqual({
        error: 'bad_signature',
      });
  });

  it('is refused: a notification that cannot be opened with our key', async () => {
    const { told } = await paid();
    const notice = JSON.parse(told.rawBody.toString());
    notice.resource.associated_data = 'other';
    expect(await harness.port.readEvent(harness.standIn.sign(JSON.stringify(notice)))).toEqual({ error: 'malformed' });
  });

  it.each(['appid', 'mchid'] as const)('is passed over when it is of another %s', async (name) => {
    const ref = await started();
    await harness.port.open(ref, DESKTOP);
    expect(await harness.port.readEvent(harness.standIn.pay(ref, { [name]: '1900000999' }))).toMatchObject({ ignored: true });
  });

  it('is passed over when it is of an order that nobody here made', async () => {
    const about = { mchid: harness.standIn.options.mchid, appid: harness.standIn.options.appid, out_trade_no: 'wx0_1' };
    const notice = harness.standIn.notify('TRANSACTION.SUCCESS', 'transaction', about);
    expect(await harness.port.readEvent(notice)).toMatchObject({ ignored: true });
  });

  it('said twice has the same effect, under numbers of its own', async () => {
    const { ref, told } = await paid();
    const again = harness.standIn.tellAgain(ref);
    const [first, second] = [await harness.port.readEvent(told), await harness.port.readEvent(again)];
    expect(second).toMatchObject({ status: 'paid', refunded: 0 });
    expect('id' in first && 'id' in second && first.id !== second.id).toBe(true);
  });
});

describe('certificates', () => {
  it('are changed in the middle of it: answers and notifications of the new one are believed', async () => {
    const { ref, told } = await paid();
    expect(await harness.port.readEvent(told)).toMatchObject({ status: 'paid' });
    harness.payer?.later(2);
    await harness.standIn.rotate();
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid' });
    expect(await harness.port.readEvent(harness.standIn.tellAgain(ref))).toMatchObject({ status: 'paid' });
    // One that was sent before the change, and is late.
    const late: Delivery = harness.standIn.deliveries[0] as Delivery;
    expect(await harness.port.readEvent(late)).toMatchObject({ status: 'paid' });
  });

  it('that are not listed any more are not believed', async () => {
    const { told } = await paid();
    await harness.port.readEvent(told);
    harness.payer?.later(2);
    await harness.standIn.rotate({ keepOld: false });
    await harness.port.readEvent(harness.standIn.sign('{}'));
    expect(await harness.port.readEvent(told)).toEqual({ error: 'bad_signature' });
  });

  it('are not fetched for every forged serial number', async () => {
    const { told } = await paid();
    await harness.port.readEvent(told);
    const before = harness.standIn.asked();
    const forged = Array.from({ length: 20 }, (_, at) =>
      harness.standIn.sign('{}', { ...harness.standIn.stranger, serial: `${at}` }),
    );
    for (const one of forged) expect(await harness.port.readEvent(one)).toEqual({ error: 'bad_signature' });
    expect(harness.standIn.asked() - before).toBeLessThanOrEqual(1);
  });

  it('give way to WeChat Pay’s own public key, where the account has one', async () => {
    const keyed = await wechatHarness(DESKTOP, { publicKey: true });
    const { providerRef } = await keyed.port.startCheckout(asked());
    const told = await keyed.payer?.approve(providerRef);
    expect(told?.headers['Wechatpay-Serial']).toMatch(/^PUB_KEY_ID_/);
    expect(told && (await keyed.port.readEvent(told))).toMatchObject({ status: 'paid' });
    await keyed.close?.();
  });
});

describe('while WeChat Pay stumbles', () => {
  it.each(['fail', 'limit', 'lose'] as const)('says so, and goes on where it was: %s', async (fault) => {
    const ref = await started();
    harness.standIn.faults[fault] = 1;
    await expect(harness.port.open(ref, DESKTOP)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await harness.port.open(ref, DESKTOP)).toMatchObject({ kind: 'scan' });
    expect(harness.standIn.account.orders.size).toBe(1);
  });

  it('refunds once when the answer is lost on the way, or we are killed before we have written it down', async () => {
    const { ref } = await paid();
    harness.standIn.faults.lose = 1;
    await expect(giveBack(ref, 10_00, 'k1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
    expect(harness.standIn.account.refunds.size).toBe(1);
    expect(await harness.port.state(ref)).toMatchObject({ refunded: 10_00 });
  });

  it('a refund waits for money in the city’s account, under the same number', async () => {
    const { ref } = await paid();
    harness.standIn.account.balance = 5_00;
    await expect(giveBack(ref, 10_00, 'k1')).rejects.toMatchObject({ code: 'unavailable' });
    harness.standIn.account.balance = 100_00;
    expect(await giveBack(ref, 10_00, 'k1')).toMatchObject({ status: 'succeeded' });
    expect(harness.standIn.account.refunds.size).toBe(1);
  });

  it('a refund of which the message was lost is found when it is asked about', async () => {
    const { ref } = await paid();
    harness.standIn.account.slowRefunds = true;
    const refund = await giveBack(ref, 10_00, 'k1');
    harness.standIn.settleRefund(refund.refundRef ?? '', 'fail');
    expect(await harness.port.state(ref)).toMatchObject({ status: 'paid', refunded: 0 });
    expect(await giveBack(ref, 26_00, 'k2')).toMatchObject({ status: 'pending' });
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
