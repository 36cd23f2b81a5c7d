import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import list from './advisories.json' with { type: 'json' };

let server: TestServer;
/** What another host is asked: nothing ever. */
let asked = 0;
const elsewhere = createServer((_, response) => {
  asked += 1;
  response.end('<svg/>');
});
let other = '';
beforeAll(async () => {
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/a.svg`;
  server = await startServer();
});
afterAll(async () => {
  elsewhere.close();
  await server?.stop();
});

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The address goes out as it is written. */
function raw(path: string, { method = 'GET', headers = {}, body = '' }: Sent = {}) {
  const { port } = new URL(server.origin);
  const all = { host: `localhost:${port}`, 'content-length': String(Buffer.byteLength(body)), ...headers };
  return new Promise<{ status: number; text: string; location: string; cookie: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers: all }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => {
        const { location = '', 'set-cookie': cookies = [] } = response.headers;
        resolve({ status: response.statusCode ?? 0, text, location, cookie: (cookies[0] ?? '').split(';', 1)[0] ?? '' });
      });
    });
    call.once('error', reject);
    call.end(body);
  });
}

const json = (body: object, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: server.origin, ...headers },
  body: JSON.stringify(body),
});
const signIn = async (who: string) =>
  (await raw('/admin/api/users/login', json({ email: `${who}@demo.example`, password: DEMO_PASSWORD }))).cookie;

const ATTACKS: Record<string, () => Promise<void>> = {
  'server call with prototype': async () => {
    const boundary = 'x';
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const chunk = [
      '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":',
      `{"_prefix":"process.mainModule.require('fs').writeFileSync('var/owned','x');",`,
      '"_formData":{"get":"$1:constructor:constructor"}}}',
    ].join('');
    const body = `${part('0', chunk)}${part('1', '"$@0"')}--x--\r\n`;
    const headers = { 'next-action': 'x', origin: server.origin, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await raw('/admin/login', { method: 'POST', headers, body });
    expect(answer.status).toBeLessThan(500);
    expect(existsSync('var/owned')).toBe(false);
  },
  'large island': async () => {
    const answer = await raw(
      '/_server-islands/Any',
      json({ componentExport: 'default', encryptedProps: 'x'.repeat(20_000_000) }),
    );
    expect(answer.status).toBe(413);
  },
  'island with HTML': async () => {
    for (const path of [
      '/_server-islands/Any',
      '/_server-islands/Page?e=default&p=&s=<img src=x onerror=alert(1)>'.replaceAll(' ', '%20'),
    ]) {
      const answer = await raw(path, path.includes('?') ? {} : json({ slots: { default: '<img src=x onerror=alert(1)>' } }));
      expect([400, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('<img src=x');
    }
  },
  'escaped address': async () => {
    for (const path of ['/%61dmin/api/guardians', '/admin/api/%67uardians', '/%61%64min/api/guardians'])
      expect([path, (await raw(path)).status]).toEqual([path, 403]);
  },
  'address escaped many times': async () => {
    let letter = '%61';
    for (let n = 0; n < 14; n++) {
      letter = letter.replaceAll('%', '%25');
      const answer = await raw(`/${letter}dmin/api/guardians`);
      expect([n, [400, 404].includes(answer.status)]).toEqual([n, true]);
    }
  },
  'picture of another host': async () => {
    for (const path of ['/_image', '/en/_image', '/admin/_next/image', '/_next/image'])
      for (const href of [other, other.replace('http:', ''), encodeURIComponent(other)]) {
        const answer = await raw(`${path}?href=${href}&url=${href}&w=64&q=75&f=svg`);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    expect(asked).toBe(0);
  },
  'forwarded host': async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '1',
      forwarded: 'host=evil.example',
    };
    for (const path of ['/', '/account', '/en/', '/sitemap.xml', '/admin/login', '/api/v1/openapi.json'])
      expect([path, (await raw(path, { headers })).text.includes('evil.example')]).toEqual([path, false]);
  },
  'doubled slash': async () => {
    for (const path of [
      '//evil.example/',
      '//evil.example',
      '/\\evil.example/',
      '/en//evil.example/',
      '/%2f%2fevil.example/',
      '///evil.example/',
    ]) {
      const { location } = await raw(path);
      expect(new URL(location || '/', server.origin).host).toBe(new URL(server.origin).host);
    }
  },
  'token after signing out': async () => {
    const cookie = await signIn('counter');
    const me = async () =>
      (JSON.parse((await raw('/admin/api/users/me', { headers: { cookie } })).text) as { user: unknown }).user;
    expect(await me()).toBeTruthy();
    expect((await raw('/admin/api/users/logout', json({}, { cookie }))).status).toBe(200);
    expect(await me()).toBeNull();
  },
  'preferences of others': async () => {
    const [mine, others] = [await signIn('head'), await signIn('author')];
    const path = '/admin/api/payload-preferences/articles-list';
    expect((await raw(path, json({ value: { limit: 25 } }, { cookie: others }))).status).toBe(200);
    expect((await raw(path, { headers: { cookie: mine } })).text).not.toContain('25');
    await raw(path, { method: 'DELETE', headers: { cookie: mine, origin: server.origin } });
    expect((await raw(path, { headers: { cookie: others } })).text).toContain('25');
    expect((await raw('/admin/api/payload-preferences', { headers: { cookie: mine } })).text).not.toContain('articles-list');
  },
};

/** The version that is locked, of a package and of whatever else brings one of its own. */
function lockedVersions(name: string): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version: string }> };
  return Object.entries(packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) ? [version] : []));
}

const parts = (version: string) => version.split('.').map(Number);
const isAtLeast = (version: string, least: string) => {
  const [a, b] = [parts(version), parts(least)];
  const at = a.findIndex((part, n) => part !== b[n]);
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0);
};

describe.each(list.advisories)('$id of $package: $what', ({ package: name, mended, attack }) => {
  it('is mended in what is locked', () => {
    const versions = lockedVersions(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, mended))).toEqual([]);
  });

  it('does nothing here', async () => {
    await ATTACKS[attack]?.();
    expect(Object.keys(ATTACKS)).toContain(attack);
    expect((await raw('/healthz')).status).toBe(200);
  });
});
