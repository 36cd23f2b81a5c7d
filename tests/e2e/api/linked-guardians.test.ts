import { expect, inject, it } from 'vitest';
import { apiClient } from './client.ts';

const origin = inject('origin');
const api = apiClient(origin);
const here = '/account/family';

/** As a browser without scripts sends a form. */
async function form(token: string, fields: Record<string, string>, path = here) {
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `jt_session=${token}`, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}
const page = async (path: string, token: string) =>
  (await fetch(origin + path, { headers: { cookie: `jt_session=${token}` } })).text();
const codeIn = (html: string) => /invite-code"[^>]*>\s*([2-9A-Z]{4} [2-9A-Z]{4})/.exec(html)?.[1] ?? '';

it('one parent invites the other by a code; they are one family, see it said, and part again, by forms alone', async () => {
  const [one, other, third] = [await api.signIn('13655550021'), await api.signIn('13655550022'), await api.signIn('13655550023')];
  expect(await page('/account', one)).toContain('href="/account/family"');
  expect(await page(`/en${here}`, one)).toContain('Invite the other guardian');
  const invited = await form(one, { action: 'invite' });
  const code = codeIn(invited.text);
  expect([invited.status, code]).toEqual([200, expect.stringMatching(/^.{4} .{4}$/)]);
  expect(await page(here, one)).not.toContain(code);

  const own = await form(one, { action: 'look', code });
  expect([own.status, own.text]).toEqual([422, expect.stringContaining('这是你自己的邀请码')]);
  const wrong = await form(other, { action: 'look', code: 'AAAA AAAA' }, `/en${here}`);
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('This code is not right')]);
  const looked = await form(other, { action: 'look', code });
  expect([looked.status, looked.text]).toEqual([200, expect.stringContaining('136****0021')]);
  expect(looked.text).toContain('谁订的，谁签字');
  const joined = await form(other, { action: 'accept', code });
  expect([joined.status, joined.location]).toEqual([303, `${here}?done=1`]);
  expect((await form(third, { action: 'accept', code })).status).toBe(422);
  expect(await page(here, one)).toContain('和136****0022一起管孩子');
  expect(await page('/account', other)).toContain('和136****0021一起管孩子');
  expect(await page('/account/data', other)).toContain('关联的家长');
  expect(await page(here, third)).toContain('邀请另一位家长');

  const parted = await form(one, { action: 'part' });
  expect([parted.status, parted.location]).toEqual([303, `${here}?parted=1`]);
  expect(await page(here, other)).toContain('邀请另一位家长');
});

it('nobody is invited by one who is not signed in', async () => {
  const answer = await form('nobody', { action: 'invite' });
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/account\?next=/)]);
});
