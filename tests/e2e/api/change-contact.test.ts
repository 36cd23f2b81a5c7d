import { expect, inject, it } from 'vitest';
import { readCode } from '../kit/sign-in.ts';
import { apiClient } from './client.ts';
import { familyForms } from './family-forms.ts';

const origin = inject('origin');
const api = apiClient(origin);

const { form, page } = familyForms(origin);

it('a family changes its number by forms alone, with both codes, and signs in by the new one', async () => {
  const [old, to] = ['13655550001', '13655550002'];
  const token = await api.signIn(old);
  expect(await page(token, '/account')).toContain('href="/account/contact"');
  expect(await page(token, '/en/account/contact')).toContain('New phone or e-mail');

  const same = await form(token, '/account/contact', { to: old });
  expect([same.status, same.text]).toEqual([409, expect.stringContaining('请填另一个')]);
  const sent = await form(token, '/account/contact', { to });
  expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('name="oldCode"')]);
  const [oldCode, newCode] = [await readCode(origin, old), await readCode(origin, to)];
  const wrong = await form(token, '/en/account/contact', { to, oldCode, newCode: newCode === '000000' ? '1' : '000000' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('wrong or has expired')]);
  const changed = await form(token, '/account/contact', { to, oldCode, newCode });
  expect([changed.status, changed.location]).toEqual([303, '/account?contact=changed']);
  expect(await page(token, '/account?contact=changed')).toContain(`下次请用 ${to} 登录`);
  expect((await api.signIn(to)).length).toBeGreaterThan(20);
});

it('nobody changes one who is not signed in', async () => {
  const answer = await form('nobody', '/account/contact', { to: '13655550003' });
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/account\?next=/)]);
});
