import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT } from '../../sms-stand-in/account.ts';
import { type SmsStandIn, startSmsStandIn } from '../../sms-stand-in/index.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

const PUBLIC = 'https://portal.example';

let sms: SmsStandIn;
let server: TestServer;
beforeAll(async () => {
  sms = await startSmsStandIn('aliyun');
  server = await startServer({
    PORTAL_MODE: 'live',
    RATE_LIMITS: 'on',
    TRUSTED_PROXIES: '1',
    PUBLIC_ORIGIN: PUBLIC,
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    STRIPE_SECRET_KEY: 'sk_test_example',
    STRIPE_WEBHOOK_SECRET: 'whsec_example',
    // Nothing listens there: no mail goes out.
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMS_PROVIDER: 'aliyun',
    SMS_ENDPOINT: sms.url,
    SMS_KEY_ID: ACCOUNT.keyId,
    SMS_KEY_SECRET: ACCOUNT.keySecret,
    SMS_SIGN_NAME: ACCOUNT.signName,
    SMS_TEMPLATES: 'sign_in_code=SMS_154950909',
  });
});
afterAll(async () => {
  await server?.stop();
  await sms?.close();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** As a proxy sends it on, the address as it was written. */
function post(path: string, { type, body, from }: { type: string; body: string; from: string }): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  const headers = {
    host: 'portal.example',
    origin: PUBLIC,
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    'x-forwarded-for': from,
  };
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method: 'POST', path, headers }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    call.once('error', reject);
    call.end(body);
  });
}
const form = (path: string, fields: Record<string, string>, from: string) =>
  post(path, { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString(), from });
const json = (path: string, body: object, from: string) =>
  post(path, { type: 'application/json', body: JSON.stringify(body), from });

/** How often each answer was given. */
async function statuses(times: number, ask: (n: number) => Promise<Answer>): Promise<Record<number, number>> {
  const found: Record<number, number> = {};
  for (let n = 0; n < times; n++) {
    const { status } = await ask(n);
    found[status] = (found[status] ?? 0) + 1;
  }
  return found;
}

describe('a telephone', () => {
  it('signs in with the code that it was sent', async () => {
    const [to, from] = ['13800000007', '203.0.113.70'];
    expect((await json('/api/v1/session/code', { to }, from)).status).toBe(200);
    const sent = sms.sent.find(({ number }) => number === to);
    const code = sent?.values.find((value) => value.startsWith('code='))?.slice(5) ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect((await json('/api/v1/session', { to, code }, from)).status).toBe(201);
  });

  it('is told when it cannot be sent one', async () => {
    sms.answerNext('isv.BUSINESS_LIMIT_CONTROL');
    const refused = await form('/account', { action: 'code', to: '13800000008' }, '203.0.113.71');
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('过一会儿再试')]);
    expect((await form('/account', { action: 'code', to: '+8816 1234 56789' }, '203.0.113.72')).status).toBe(422);
  });
});

describe('what is done too often from one address', () => {
  it('is stopped: codes to one contact after another, by form or by call, wherever they go', async () => {
    const from = '203.0.113.1';
    const byForm = (n: number) => form('/account', { action: 'code', to: `139${String(n).padStart(8, '0')}` }, from);
    const before = sms.sent.length;
    const answers = await statuses(430, byForm);
    // The minute may have turned meanwhile.
    expect(answers[200]).toBeGreaterThanOrEqual(20);
    expect(answers[200]).toBeLessThanOrEqual(60);
    expect((answers[200] ?? 0) + (answers[429] ?? 0)).toBe(430);
    expect([sms.sent.length - before, sms.wrong]).toEqual([answers[200], []]);
    const refused = await form('/en/account', { action: 'code', to: 'one-more@example.org' }, from);
    expect([refused.status, refused.text]).toEqual([429, expect.stringMatching(/Try again|Go back/)]);
    expect((await json('/api/v1/session/code', { to: 'one-more@example.org' }, from)).status).toBe(429);
    expect((await json('/api/v1/session', { to: 'one-more@example.org', code: '123456' }, from)).status).toBe(429);
    expect((await form('/account', { action: 'code', to: 'neighbour@example.org' }, '203.0.113.2')).status).toBe(422);
  });

  it('is stopped for every form: a page says so, and when to come again', async () => {
    const from = '203.0.113.3';
    const verify = () => form('/verify', { hash: 'x' }, from);
    const answers = await statuses(70, verify);
    expect(answers[200]).toBeGreaterThanOrEqual(60);
    expect(answers[429]).toBeGreaterThan(0);
    const refused = await form('/en/verify', { hash: 'x' }, from);
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('Too often')]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each([
    '/admin/api/users/login',
    '/admin/api/users/%6cogin',
    '/admin/api/users/LOGIN',
    '/admin/./api/users/login',
    '/admin//api/users//login/',
    '/admin/api/x/../users/login?a=1',
    '/admin\\api\\users\\login',
    '/admin/api/users/forgot-password',
    '/admin/api/users/Forgot-Password/',
    '/admin/api/users/reset-password',
    '/admin/api/users/unlock',
  ])('is stopped for staff’s passwords, however it is spelt: %s', async (path) => {
    const from = `198.51.100.${path.length + path.charCodeAt(path.length - 1)}`;
    const ask = () => json(path, { email: 'nobody@portal.example', password: 'wrong', token: 'x' }, from);
    const answers = await statuses(45, ask);
    // What is sent on to the plain spelling, or leads nowhere, has reached no account.
    const { 308: moved = 0, 404: nowhere = 0, 429: stopped = 0, ...reached } = answers;
    expect(Object.values(reached).reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(40);
    expect(Object.keys(reached).every((status) => Number(status) < 500)).toBe(true);
    if (moved + nowhere === 45) return;
    expect(stopped).toBeGreaterThanOrEqual(5);
    // The other spelling of the same is no way round it.
    const other = await json('/admin/api/users/login', { email: 'nobody@portal.example', password: 'wrong' }, from);
    expect([other.status, other.headers['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  });
});
