import type { SanitizedConfig } from 'payload';
import { describe, expect, it } from 'vitest';
import { knownCall } from '#cms/staff/known-call.ts';

const config = { collections: [{ slug: 'articles', versions: {} }, { slug: 'users' }] } as unknown as SanitizedConfig;
const call = knownCall(async (request) => new Response(await request.text(), { status: 200 }), config);

const asked = (path: string, { body, type = 'application/json' }: { body?: string; type?: string } = {}) =>
  call(
    new Request(`https://portal.example/admin/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
    }),
    { params: Promise.resolve({ slug: path.split('/').map(decodeURIComponent) }) },
  );

describe('a call of the staff’s API', () => {
  it.each(['constructor', '__proto__', 'toString/x', 'users/versions', 'users/versions/1', 'articles/a%00b'])(
    'is not found: %s',
    async (path) => {
      expect((await asked(path)).status).toBe(404);
    },
  );

  it.each(['users', 'articles/versions', 'articles/1', 'access', 'payload-preferences/x'])('is passed on: %s', async (path) => {
    expect((await asked(path)).status).toBe(200);
  });

  it.each(['null', '"x"', '[]', '5', 'true'])('has no body %s', async (body) => {
    expect((await asked('articles', { body })).status).toBe(400);
  });

  it('comes with its document as it was sent, or what Payload itself refuses', async () => {
    expect(await (await asked('articles', { body: '{"title":"x"}' })).text()).toBe('{"title":"x"}');
    expect(await (await asked('articles', { body: '{bad' })).text()).toBe('{bad');
    expect(await (await asked('articles', { body: 'null', type: 'text/plain' })).text()).toBe('null');
  });
});
