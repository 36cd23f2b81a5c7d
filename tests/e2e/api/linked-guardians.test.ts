import { expect, inject, it } from 'vitest';
import { apiClient } from './client.ts';
import { familyForms } from './family-forms.ts';

const origin = inject('origin');
const api = apiClient(origin);
const here = '/account/family';

const { form, page } = familyForms(origin);
const codeIn = (html: string) => /invite-code"[^>]*>\s*([2-9A-Z]{4} [2-9A-Z]{4})/.exec(html)?.[1] ?? '';

it('one parent invites the other by a code; they are one family, see it said, and part again, by forms alone', async () => {
  const [one, other, third] = [await api.signIn('13655550021'), await api.signIn('13655550022'), await api.signIn('13655550023')];
  expect(await page(one, '/account')).toContain('href="/account/family"');
  expect(await page(one, `/en${here}`)).toContain('Invite the other guardian');
  const invited = await form(one, here, { action: 'invite' });
  const code = codeIn(invited.text);
  expect([invited.status, code]).toEqual([200, expect.stringMatching(/^.{4} .{4}$/)]);
  expect(await page(one, here)).not.toContain(code);

  const own = await form(one, here, { action: 'look', code });
  expect([own.status, own.text]).toEqual([422, expect.stringContaining('这是你自己的邀请码')]);
  const wrong = await form(other, `/en${here}`, { action: 'look', code: 'AAAA AAAA' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('This code is not right')]);
  const looked = await form(other, here, { action: 'look', code });
  expect([looked.status, looked.text]).toEqual([200, expect.stringContaining('136****0021')]);
  expect(looked.text).toContain('谁订的，谁签字');
  const joined = await form(other, here, { action: 'accept', code });
  expect([joined.status, joined.location]).toEqual([303, `${here}?done=1`]);
  expect((await form(third, here, { action: 'accept', code })).status).toBe(422);
  expect(await page(one, here)).toContain('和136****0022一起管孩子');
  expect(await page(other, '/account')).toContain('和136****0021一起管孩子');
  expect(await page(other, '/account/data')).toContain('关联的家长');
  expect(await page(third, here)).toContain('邀请另一位家长');

  const parted = await form(one, here, { action: 'part' });
  expect([parted.status, parted.location]).toEqual([303, `${here}?parted=1`]);
  expect(await page(other, here)).toContain('邀请另一位家长');
});

it('nobody is invited by one who is not signed in', async () => {
  const answer = await form('nobody', here, { action: 'invite' });
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/account\?next=/)]);
});
