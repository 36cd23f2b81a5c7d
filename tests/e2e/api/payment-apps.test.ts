import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { operations } from '#site/api/operations.ts';
import { type AlipayStandIn, startAlipayStandIn } from '../../alipay-stand-in/index.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { startWechatStandIn, type WechatStandIn } from '../../wechat-pay-stand-in/index.ts';
import { type ApiClient, apiClient } from './client.ts';
import { holdAndSign, holdOf, hourly } from './family.ts';

const NOW = '2026-11-23T07:02:00.000Z';
const DAY = '2026-12-01';
const PHONE = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

let standIn: WechatStandIn;
let alipay: AlipayStandIn;
let server: TestServer;
let api: ApiClient;
beforeAll(async () => {
  const started = Date.now();
  const now = () => Date.parse(NOW) + Date.now() - started;
  standIn = await startWechatStandIn({ now });
  alipay = await startAlipayStandIn({ now, certificates: true });
  const { mchid, appid, serial, apiV3Key, privateKey } = standIn.options;
  server = await startServer({
    PORTAL_NOW: NOW,
    WECHAT_PAY_MCHID: mchid,
    WECHAT_PAY_APPID: appid,
    WECHAT_PAY_SERIAL: serial,
    WECHAT_PAY_API_V3_KEY: apiV3Key,
    WECHAT_PAY_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    WECHAT_PAY_API_HOST: standIn.url,
    ALIPAY_APP_ID: alipay.options.appId,
    ALIPAY_SELLER_ID: alipay.options.sellerId,
    ALIPAY_PRIVATE_KEY: alipay.options.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ALIPAY_PUBLIC_KEY: alipay.pems.alipay,
    ALIPAY_APP_CERT: alipay.pems.app,
    ALIPAY_ROOT_CERT: alipay.pems.root,
    ALIPAY_GATEWAY: alipay.options.gateway,
    STRIPE_SECRET_KEY: 'sk_test_example',
    STRIPE_WEBHOOK_SECRET: 'whsec_example',
    STRIPE_API_HOST: 'http://127.0.0.1:9',
  });
  api = apiClient(server.origin);
});
afterAll(async () => {
  await server?.stop();
  await standIn?.close();
  await alipay?.close();
});

async function deliver({ rawBody, headers }: Delivery, to = 'wechat') {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: rawBody.toString() };
  const answer = await fetch(`${server.origin}/api/v1/payments/${to}`, init);
  if (to === 'alipay' && answer.ok) expect(await answer.text()).toBe('success');
  return answer.status;
}

const pathOf = ({ url }: { url: string | null }) => (url ? new URL(url).pathname : '');

let families = 0;
/** A family that has signed for an hour, and what its browser does. */
async function signed(from: string) {
  const token = await api.signIn(`1394444${String(++families).padStart(4, '0')}`);
  const to = `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:00`;
  const booking = await holdAndSign(api, token, holdOf(hourly(DAY, from, to)));
  const sent = { token, params: { id: booking.id } };
  const get = (path: string, agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0') =>
    fetch(new URL(path, server.origin), {
      headers: { authorization: `Bearer ${token}`, 'user-agent': agent },
      redirect: 'manual',
    });
  const status = async () => (await api.call(operations.getBooking, sent)).body.status;
  return { booking, sent, get, status };
}

describe('a payment by WeChat Pay', () => {
  it('shows a code, goes on once it is paid, confirms the booking, and gives a part of it back', async () => {
    const { booking, sent, get, status } = await signed('09:00');
    const page = await (await get(`/bookings/${booking.id}`)).text();
    expect(page).toMatch(/name="by" value="wechat"[^>]*checked[\s\S]*name="by" value="stripe"/);
    const checkout = (await api.call(operations.pay, sent)).body;
    const path = pathOf(checkout);
    expect(path).toMatch(/^\/pay\/wx[0-9a-f]{26}$/);
    expect((await api.call(operations.pay, sent)).body).toEqual(checkout);

    const shown = await (await get(path)).text();
    expect(shown).toMatch(/扫一扫[\s\S]*<svg[^>]*aria-label="微信支付付款码"/);
    expect(shown).toMatch(/26\.00\s元/);
    expect((await get(`${path}?ask=1`)).status).toBe(204);
    const ref = path.split('/').at(-1) ?? '';
    const told = standIn.pay(ref);
    // The message is late: the page asks by itself, and leads on.
    const on = await get(`${path}?ask=1`);
    expect([on.status, new URL(on.headers.get('location') ?? '', server.origin).pathname]).toEqual([
      303,
      `/bookings/${booking.id}`,
    ]);
    expect(await status()).toBe('confirmed');
    expect([await deliver(told), await deliver(told), await deliver(standIn.tellAgain(ref))]).toEqual([200, 200, 200]);

    const preview = (await api.call(operations.refundPreview, sent)).body;
    await api.call(operations.cancel, { ...sent, body: { expect: preview.total } });
    const [refund] = standIn.account.refunds.values();
    expect(refund).toMatchObject({ amount: preview.total, status: 'SUCCESS', order: { total: 2600 } });
    const after = (await api.call(operations.getBooking, sent)).body;
    expect(after).toMatchObject({ status: 'cancelled', payments: [{ status: 'paid' }], refunds: [{ status: 'sent' }] });
    expect(after.receipts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 2600],
      ['refund', preview.total],
    ]);
  });

  it('gives back less than all of it when the family cancels late, and the rest stays', async () => {
    const { sent, get } = await signed('10:00');
    const path = pathOf((await api.call(operations.pay, sent)).body);
    await get(path);
    const ref = path.split('/').at(-1) ?? '';
    expect(await deliver(standIn.pay(ref))).toBe(200);
    expect(await deliver(standIn.refundByHand(ref, 1000))).toBe(200);
    expect((await api.call(operations.getBooking, sent)).body).toMatchObject({ status: 'confirmed' });
    const back = (await api.call(operations.cancel, { ...sent, body: {} })).body;
    const made = [...standIn.account.refunds.values()].filter(({ order }) => order.no.startsWith(ref));
    expect(made.map(({ amount }) => amount)).toEqual([1000, back.refund - 1000]);
  });

  it('opens the app on a phone, and in the app itself says how to go on', async () => {
    const { sent, get } = await signed('11:00');
    const path = pathOf((await api.call(operations.pay, sent)).body);
    expect(await (await get(path, PHONE)).text()).toMatch(
      /href="https:\/\/wx\.tenpay\.com\/[^"]*redirect_url=[^"]*" referrerpolicy="origin"/,
    );
    const before = standIn.account.orders.size;
    expect(await (await get(path, `${PHONE} MicroMessenger/8.0`)).text()).toContain('在浏览器打开');
    expect((await get(`/en${path}`, PHONE)).status).toBe(303);
    expect(standIn.account.orders.size).toBe(before);
  });

  it('is confirmed by a true message alone: forged ones, and other families, get nowhere', async () => {
    const { sent, get, status } = await signed('12:00');
    const other = await signed('13:00');
    const path = pathOf((await api.call(operations.pay, sent)).body);
    await get(path);
    expect((await other.get(path)).status).toBe(404);
    const told = standIn.pay(path.split('/').at(-1) ?? '');
    const forged = standIn.sign(told.rawBody.toString(), standIn.stranger);
    const stale = standIn.sign(told.rawBody.toString(), undefined, Date.parse(NOW) - 400_000);
    expect([await deliver(forged), await deliver(stale), await deliver({ ...told, headers: {} })]).toEqual([400, 400, 400]);
    expect(await deliver(told, 'stripe')).toBe(400);
    expect(await deliver(told, 'pretend')).toBe(404);
    expect(await deliver(told)).toBe(200);
    expect(await status()).toBe('confirmed');
  });

  it('gives way to another way: what was open is closed, and not paid any more', async () => {
    const { sent, get } = await signed('14:00');
    const path = pathOf((await api.call(operations.pay, sent)).body);
    await get(path);
    const ref = path.split('/').at(-1) ?? '';
    expect(await api.refused(operations.pay, { ...sent, body: { by: 'stripe' } })).toMatchObject({ code: 'payment_unavailable' });
    expect(standIn.orderOf(ref).state).toBe('CLOSED');
    const again = (await api.call(operations.pay, { ...sent, body: { by: 'wechat' } })).body;
    expect(pathOf(again)).toMatch(/^\/pay\/wx/);
    expect(pathOf(again)).not.toBe(path);
  });

  it('that cannot be reached says so on the page, and can be tried again', async () => {
    const { sent, get } = await signed('15:00');
    const path = pathOf((await api.call(operations.pay, sent)).body);
    standIn.faults.fail = 1;
    expect(await (await get(path)).text()).toContain('现在连不上微信支付');
    expect(await (await get(path)).text()).toContain('扫一扫');
  });
});

describe('a payment by Alipay', () => {
  const byAlipay = async (from: string) => {
    const family = await signed(from);
    const path = pathOf((await api.call(operations.pay, { ...family.sent, body: { by: 'alipay' } })).body);
    return { ...family, path, ref: path.split('/').at(-1) ?? '' };
  };
  /** Where the page's one button leads. */
  const addressIn = (page: string): string =>
    (/href="([^"]*gateway\.do[^"]*)" referrerpolicy="origin"/.exec(page)?.[1] ?? '').replaceAll(/&(amp|#38);/g, '&');

  it('leads to Alipay’s page, goes on once it is paid, confirms the booking, and gives a part of it back', async () => {
    const { booking, sent, get, status, path, ref } = await byAlipay('16:00');
    expect(path).toMatch(/^\/pay\/al[0-9a-f]{26}$/);
    const page = await (await get(path)).text();
    expect(page).toMatch(/用支付宝付款[\s\S]*去支付宝付款/);
    const trade = alipay.arrive(addressIn(page));
    expect(trade).toMatchObject({ total: 2600 });
    const told = alipay.pay(ref);
    const on = await get(path);
    expect([on.status, new URL(on.headers.get('location') ?? '', server.origin).pathname]).toEqual([
      303,
      `/bookings/${booking.id}`,
    ]);
    expect(await status()).toBe('confirmed');
    expect([await deliver(told, 'alipay'), await deliver(told, 'alipay')]).toEqual([200, 200]);
    const preview = (await api.call(operations.refundPreview, sent)).body;
    await api.call(operations.cancel, { ...sent, body: { expect: preview.total } });
    const [refund] = alipay.account.refunds.values();
    expect(refund).toMatchObject({ amount: preview.total, isMade: true, trade: { no: `${ref}_1` } });
    const after = (await api.call(operations.getBooking, sent)).body;
    expect(after).toMatchObject({ status: 'cancelled', payments: [{ status: 'paid' }], refunds: [{ status: 'sent' }] });
  });

  it('is confirmed by a true message alone, which may come by itself; on a phone it opens the app', async () => {
    const { get, status, path, ref } = await byAlipay('08:00');
    const page = await (await get(path, PHONE)).text();
    expect(addressIn(page)).toContain('alipay.trade.wap.pay');
    expect(await (await get(path, `${PHONE} MicroMessenger/8.0`)).text()).toContain('微信里打不开支付宝');
    const trade = alipay.arrive(addressIn(page));
    const forged = alipay.notify({ ...trade, status: 'TRADE_SUCCESS' }, {}, alipay.stranger.privateKey);
    expect(await deliver(forged, 'alipay')).toBe(400);
    expect(await status()).not.toBe('confirmed');
    const told = alipay.pay(ref);
    expect(await deliver(told, 'wechat')).toBe(400);
    expect(await deliver(told, 'alipay')).toBe(200);
    expect(await status()).toBe('confirmed');
  });
});
