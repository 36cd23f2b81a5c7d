import { setTimeout } from 'node:timers/promises';
import type { SanitizedConfig } from 'payload';
import { describe, expect, it } from 'vitest';
import { knownCall } from '#cms/staff/known-call.ts';

const config = {
  collections: [
    { slug: 'articles', versions: {} },
    { slug: 'users', auth: {} },
    { slug: 'payload-migrations', endpoints: false },
  ],
} as unknown as SanitizedConfig;
const call = knownCall(async (request) => new Response(await request.text(), { status: 200 }), config);

/** As long as a browser's. */
const BOUNDARY = '----WebKitFormBoundary0123456789abcdef';

const asked = (path: string, { body, type = 'application/json' }: { body?: string; type?: string } = {}) =>
  call(
    new Request(`https://portal.example/admin/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
    }),
    { params: Promise.resolve({ slug: path.split('?', 1)[0]?.split('/').map(decodeURIComponent) }) },
  );

describe('a call of the staff’s API', () => {
  it.each([
    'constructor',
    '__proto__',
    'toString/x',
    'users/versions',
    'users/versions/1',
    'articles/a%00b',
    'users/verify/x',
    'payload-migrations',
  ])('is not found: %s', async (path) => {
    expect((await asked(path)).status).toBe(404);
  });

  it.each(['users', 'articles/versions', 'articles/1', 'access', 'payload-preferences/x'])('is passed on: %s', async (path) => {
    expect((await asked(path)).status).toBe(200);
  });

  it.each(['null', '"x"', '[]', '5', 'true'])('has no body %s', async (body) => {
    expect((await asked('articles', { body })).status).toBe(400);
  });

  it('comes with its document as it was sent, or what Payload itself refuses', async () => {
    expect(await (await asked('articles', { body: '{"title":"x"}' })).text()).toBe('{"title":"x"}');
    expect(await (await asked('articles', { body: '{bad' })).text()).toBe('{bad');
    const form = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="_payload"\r\n\r\n{"title":"x"}\r\n--${BOUNDARY}--\r\n`;
    expect(await (await asked('articles', { body: form, type: `multipart/form-data; boundary=${BOUNDARY}` })).text()).toBe(form);
  });

  it.each([
    ['text', 'null', 'text/plain'],
    ['a form of another kind', 'a=1', 'application/x-www-form-urlencoded'],
    ['a form without its parts', 'x', 'multipart/form-data'],
    ['a form that breaks off', `--${BOUNDARY}\r\ncontent-disposition: form-`, `multipart/form-data; boundary=${BOUNDARY}`],
    [
      'a form whose document is none',
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="_payload"\r\n\r\nnull\r\n--${BOUNDARY}--\r\n`,
      `multipart/form-data; boundary=${BOUNDARY}`,
    ],
    [
      'a form whose document is no JSON',
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="_payload"\r\n\r\n{\r\n--${BOUNDARY}--\r\n`,
      `multipart/form-data; boundary=${BOUNDARY}`,
    ],
  ])('is refused when its body is %s', async (_, body, type) => {
    expect((await asked('articles', { body, type })).status).toBe(400);
  });

  it('with pictures is one at a time, and others go on meanwhile', async () => {
    let underWay = 0;
    let most = 0;
    const slow = knownCall(
      async () => {
        most = Math.max(most, ++underWay);
        await setTimeout(20);
        underWay -= 1;
        return new Response();
      },
      { collections: [{ slug: 'media', upload: {} }, { slug: 'articles' }] } as unknown as SanitizedConfig,
    );
    const send = (slug: string) => {
      const headers = { 'content-type': 'application/json' };
      const request = new Request(`https://portal.example/admin/api/${slug}`, { method: 'POST', body: '{}', headers });
      return slow(request, { params: Promise.resolve({ slug: [slug] }) });
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('media')));
    expect([most, ...answers.map(({ status }) => status)]).toEqual([1, 200, 200, 200, 200, 200, 200]);
    await Promise.all(Array.from({ length: 3 }, () => send('articles')));
    expect(most).toBe(3);
  });

  it('is refused when its filter is no JSON', async () => {
    expect((await asked('articles?where=x')).status).toBe(400);
    expect((await asked('articles?where[id][equals]=x')).status).toBe(200);
  });
});
