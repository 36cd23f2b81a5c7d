import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { findPortal } from '../../morning/find-portal.ts';
import { type StripeStandIn, startStripeStandIn } from '../../stripe-stand-in/index.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

const PUBLIC = 'https://portal.example';

let standIn: StripeStandIn;
let server: TestServer;
beforeAll(async () => {
  standIn = await startStripeStandIn({ webhookSecret: 'whsec_example' });
  server = await startServer({
    PORTAL_MODE: 'live',
    PUBLIC_ORIGIN: PUBLIC,
    TRUSTED_PROXIES: '1',
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    STRIPE_SECRET_KEY: 'sk_test_example',
    STRIPE_WEBHOOK_SECRET: 'whsec_example',
    STRIPE_API_HOST: standIn.url,
    // Nothing listens there: no mail goes out.
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
});
afterAll(async () => {
  await server?.stop();
  await standIn?.close();
});

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** As a proxy sends it on: at the public address, without TLS. */
function behindProxy(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const { hostname, port } = new URL(server.origin);
  const sent = {
    host: 'portal.example',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const call = request({ hostname, port, method, path, headers: sent }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    call.once('error', reject);
    call.end(body);
  });
}

const json = (body: unknown, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const form = (body: string, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body,
});

describe('a portal that is live', () => {
  it('begins with nothing made up, and says so on its pages', async () => {
    for (const path of ['/', '/facilities', '/guidance', '/activities', '/calendar', '/policy', '/en/', '/en/facilities'])
      expect([path, (await behindProxy(path)).status]).toEqual([path, 200]);
    expect(JSON.parse((await behindProxy('/api/v1/facilities')).text)).toMatchObject({ total: 0 });
    const login = json({ email: 'admin@demo.example', password: DEMO_PASSWORD }, { origin: PUBLIC });
    expect((await behindProxy('/admin/api/users/login', login)).status).toBe(401);
  });

  it('shows nobody the messages it sends', async () => {
    expect((await behindProxy('/api/v1/outbox')).status).toBe(404);
    expect((await behindProxy('/outbox')).status).toBe(404);
    await expect(findPortal(server.origin), 'no morning is played to it').rejects.toThrow(/is a live portal/);
  });

  it('says on the sign-in page that no telephone gets a code, before anybody asks for one', async () => {
    const [zh, en] = [await behindProxy('/account'), await behindProxy('/en/account')];
    expect([zh.text, en.text]).toEqual([
      expect.stringMatching(/手机号收不到验证码.*type="email"/s),
      expect.stringMatching(/a phone number gets no code.*type="email"/s),
    ]);
    const phone = await behindProxy('/account', form('action=code&to=13900000001', { origin: PUBLIC }));
    expect([phone.status, phone.text]).toEqual([422, expect.stringContaining('请换成邮箱地址')]);
    expect(phone.text).not.toContain('name="code"');
  });

  it('says so when a code cannot be sent, instead of letting a family wait for it', async () => {
    const phone = await behindProxy('/api/v1/session/code', json({ to: '13900000001' }, { 'accept-language': 'en' }));
    expect([phone.status, JSON.parse(phone.text)]).toEqual([
      422,
      {
        error: { code: 'send_no_channel', message: 'Messages go out by e-mail here. Please use an e-mail address.', field: 'to' },
      },
    ]);
    const mail = await behindProxy('/api/v1/session/code', json({ to: 'family@example.com' }));
    expect([mail.status, JSON.parse(mail.text).error.code]).toEqual([422, 'send_unavailable']);
  });

  it('takes forms from its own public address, although TLS ends at the proxy', async () => {
    const own = await behindProxy('/account', form('action=sign-out', { origin: PUBLIC, 'sec-fetch-site': 'same-origin' }));
    expect(own.status).toBe(303);
    expect(String(own.headers['set-cookie'])).toMatch(/__Host-jt_session=deleted;.*Secure/);
    expect((await behindProxy('/account', form('action=sign-out', { origin: PUBLIC }))).status).toBe(303);
    expect(own.headers['strict-transport-security']).toContain('max-age=');
  });

  it.each<[what: string, headers: Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['our address without TLS', { origin: 'http://portal.example' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another site that names itself ours to the proxy', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('takes no form from %s', async (_, headers) => {
    const refused = await behindProxy('/account', form('action=sign-out', headers));
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('别的网站')]);
  });

  it('takes no form that does not say how long it is, and no host that is not its own', async () => {
    const chunked = {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked', 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await behindProxy('/account', chunked)).status).toBe(411);
    const elsewhere = await behindProxy('/api/v1/facilities', { headers: { host: 'evil.example' } });
    expect([elsewhere.status, JSON.parse(elsewhere.text).error.code]).toEqual([421, 'unknown_host']);
  });
});
