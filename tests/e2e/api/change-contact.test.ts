import { expect, inject, it } from 'vitest';
import { readCode } from '../kit/sign-in.ts';
import { apiClient } from './client.ts';

const origin = inject('origin');
const api = apiClient(origin);

/** As a browser without scripts sends a form. */
async function form(path: string, token: string, fields: Record<string, string>) {
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

it('a family changes its number by forms alone, with both codes, and signs in by the new one', async () => {
  const [old, to] = ['13655550001', '13655550002'];
  const token = await api.signIn(old);
  expect(await page('/account', token)).toContain('href="/account/contact"');
  expect(await page('/en/account/contact', token)).toContain('New phone or e-mail');

  const same = await form('/account/contact', token, { to: old });
  expect([same.status, same.text]).toEqual([409, expect.stringContaining('请填另一个')]);
  const sent = await form('/account/contact', token, { to });
  expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('name="oldCode"')]);
  const [oldCode, newCode] = [await readCode(origin, old), await readCode(origin, to)];
  const wrong = await form('/en/account/contact', token, { to, oldCode, newCode: newCode === '000000' ? '1' : '000000' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('wrong or has expired')]);
  const changed = await form('/account/contact', token, { to, oldCode, newCode });
  expect([changed.status, changed.location]).toEqual([303, '/account?contact=changed']);
  expect(await page('/account?contact=changed', token)).toContain(`下次请用 ${to} 登录`);
  expect((await api.signIn(to)).length).toBeGreaterThan(20);
});

it('nobody changes one who is not signed in', async () => {
  const answer = await form('/account/contact', 'nobody', { to: '13655550003' });
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/account\?next=/)]);
});
