import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { startWechatAccount, wechatSettings } from '../../wechat-stand-in/index.ts';
import { apiClient } from './client.ts';

const IN_WECHAT = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0';

let standIn: Awaited<ReturnType<typeof startWechatAccount>>;
let server: TestServer;
beforeAll(async () => {
  standIn = await startWechatAccount();
  server = await startServer(wechatSettings(standIn.url));
});
afterAll(async () => {
  await server?.stop();
  await standIn?.close();
});

it.each([
  ['', '发到你的微信', '改成发到微信', '先关注公众号'],
  ['/en', 'go to you in WeChat', 'Send them to WeChat instead', 'follow the official account'],
])(
  'a family chooses in WeChat itself that its messages come there, and goes back by one tap: %j',
  async (prefix, there, start, elsewhere) => {
    const { origin } = server;
    const token = await apiClient(origin).signIn(prefix ? '13945550002' : '13945550001');
    const headers = { authorization: `Bearer ${token}`, 'user-agent': IN_WECHAT };
    const get = (path: string, agent = IN_WECHAT) =>
      fetch(new URL(path, origin), { headers: { ...headers, 'user-agent': agent }, redirect: 'manual' });
    const months = async (agent?: string) => (await get(`${prefix}/account/months`, agent)).text();
    expect(await months('Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0')).toContain(elsewhere);
    expect(await months()).toMatch(new RegExp(`href="${prefix}/account/wechat"[^>]*>${start}`));

    const led = await get(`${prefix}/account/wechat`);
    expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringContaining(`${standIn.url}/connect/oauth2/`)]);
    const came = await fetch(led.headers.get('location') ?? '', { redirect: 'manual' });
    const back = new URL(came.headers.get('location') ?? '');
    expect([back.origin, back.pathname]).toEqual([origin, `${prefix}/account/wechat`]);
    const done = await get(back.pathname + back.search);
    expect(done.headers.get('location')).toBe(`${prefix}/account/months?wechat=bound#wechat`);
    expect(await months()).toContain(there);
    const again = await get(back.pathname + back.search);
    expect(again.headers.get('location')).toContain('wechat=failed');
    expect(await months()).toContain(there);

    const form = { 'content-type': 'application/x-www-form-urlencoded', origin };
    const body = new URLSearchParams({ action: 'leave-wechat' });
    const left = await fetch(`${origin}${prefix}/account/months`, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { ...headers, ...form },
    });
    expect([left.status, left.headers.get('location')]).toEqual([303, `${prefix}/account/months?wechat=ended#wechat`]);
    expect(await months()).not.toContain(there);
    expect(standIn.wrong).toEqual([]);
  },
);

it('nothing of it is there for who is not signed in, nor where the portal sends nothing to WeChat', async () => {
  const signedOut = await fetch(`${server.origin}/account/wechat`, { redirect: 'manual' });
  expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, expect.stringContaining('/account?next=')]);
  const without = inject('origin');
  const token = await apiClient(without).signIn('13945550003');
  const headers = { authorization: `Bearer ${token}`, 'user-agent': IN_WECHAT };
  expect((await fetch(`${without}/account/wechat`, { headers, redirect: 'manual' })).status).toBe(404);
  expect(await (await fetch(`${without}/account/months`, { headers })).text()).not.toContain('微信');
});
