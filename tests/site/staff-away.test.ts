import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEnvironment } from '#cms/core/environment.ts';
import { createStaff } from '#site/server/staff.ts';

const staff = createStaff({
  root: process.cwd(),
  environment: readEnvironment(),
  dev: false,
  isAway: () => true,
  leadsTo: async () => undefined,
});
const server = createServer((request, response) => void staff.answer(request, response, request.url ?? '/'));
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('staff are told that the database is away, on a page that asks again by itself', async () => {
  const page = await fetch(`${origin}/admin/collections/facilities`, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('retry-after'), page.headers.get('refresh')]).toEqual([503, '5', '5']);
  expect(await page.text()).toContain('现在暂时办不了');
  const english = await fetch(page.url, { headers: { accept: 'text/html', 'accept-language': 'en-GB,en' } });
  expect(await english.text()).toContain('Not possible just now');
});

it('so are their programs, and the staff pages when they save', async () => {
  const answer = await fetch(`${origin}/admin/api/users/login`, { method: 'POST', body: '{}', headers: { accept: 'text/html' } });
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    503,
    '5',
    { errors: [{ message: expect.stringContaining('连不上') }] },
  ]);
});
