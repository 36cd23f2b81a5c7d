import { handleEndpoints } from 'payload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import config from '#cms/payload.config.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

it('nobody becomes administrator of an empty portal over the web, however the address is written', async () => {
  const { payload } = demo.portal;
  expect(await countOf(payload, 'users')).toBe(0);
  for (const path of ['/admin/api/users/first-register', '/admin/api/users']) {
    const request = new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'first@example.org', password: 'a-long-password', name: 'First', roles: ['administrator'] }),
    });
    const { status } = await handleEndpoints({ config, request, path });
    expect(status, path).toBe(403);
  }
  expect(await countOf(payload, 'users')).toBe(0);
});
