import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';
import { decide, holdAndSign, holdOf, hourly } from './family.ts';
import { familyForms } from './family-forms.ts';

const origin = inject('origin');
const api = apiClient(origin);
const { form } = familyForms(origin);
const OTHER = '爸爸接口';

/** Two guardians of one family. */
async function couple(...contacts: [string, string]): Promise<[string, string]> {
  const [one, other] = [await api.signIn(contacts[0]), await api.signIn(contacts[1])];
  const { text } = await form(one, '/account/family', { action: 'invite' });
  const code = /invite-code"[^>]*>\s*([2-9A-Z]{4} [2-9A-Z]{4})/.exec(text)?.[1] ?? '';
  expect((await form(other, '/account/family', { action: 'accept', code })).status).toBe(303);
  return [one, other];
}

async function paid(token: string, care: ReturnType<typeof hourly>) {
  const body = holdOf(care);
  const booking = await holdAndSign(api, token, body);
  const params = { id: booking.id };
  await decide((await api.call(operations.pay, { token, params })).body.url ?? '', 'approve');
  return { params, name: body.guardian.name, total: booking.total };
}

it('a contract is offered by the one guardian and taken over by the other, once each, and nobody else has a say in it', async () => {
  const [one, other] = await couple('13655550041', '13655550042');
  const stranger = await api.signIn('13655550043');
  const { params, name, total } = await paid(one, hourly('2026-12-08', '09:00', '11:00'));
  const standing = async (token: string) => (await api.call(operations.handOn, { token, params })).body;
  expect(await standing(one)).toMatchObject({ party: true, may: ['offerContract'], offer: null, why: null });
  expect(await standing(other)).toMatchObject({ party: false, may: [], why: { code: 'hand_on_none' } });

  const sign = { name, readTerms: true };
  const take = { name: OTHER, readTerms: true, relation: '爸爸', adult: true };
  expect(await api.refused(operations.takeContract, { token: other, params, body: take })).toMatchObject({
    code: 'hand_on_none',
  });
  expect(await api.refused(operations.offerContract, { token: other, params, body: sign })).toMatchObject({
    code: 'signed_by_other',
  });
  expect(await api.refused(operations.offerContract, { token: one, params, body: { name } })).toMatchObject({
    code: 'terms_not_read',
  });
  for (const operation of [operations.handOn, operations.keepContract])
    expect(await api.refused(operation, { token: stranger, params })).toMatchObject({ status: 404 });
  expect(await api.refused(operations.offerContract, { token: stranger, params, body: sign })).toMatchObject({ status: 404 });
  expect(await api.refused(operations.takeContract, { token: stranger, params, body: take })).toMatchObject({ status: 404 });

  // Offered, taken back, offered again, declined.
  for (const token of [one, other]) {
    await api.call(operations.offerContract, { token: one, params, body: sign });
    expect(await standing(one)).toMatchObject({ may: ['keepContract'], offer: { lapsed: false } });
    await api.call(operations.keepContract, { token, params });
    expect(await standing(one)).toMatchObject({ may: ['offerContract'], offer: null });
  }
  const headers = { 'idempotency-key': randomUUID() };
  const offered = await api.call(operations.offerContract, { token: one, params, body: sign, headers });
  expect((await api.call(operations.offerContract, { token: one, params, body: sign, headers })).body).toEqual(offered.body);
  expect(offered.body).toMatchObject({ contract: { version: 1 } });
  expect(await standing(other)).toMatchObject({
    may: ['takeContract', 'keepContract'],
    changes: [{ field: 'guardian', before: name, after: expect.any(String) }],
  });

  const key = { 'idempotency-key': randomUUID() };
  const taken = await api.call(operations.takeContract, { token: other, params, body: take, headers: key });
  expect(taken.body).toMatchObject({
    status: 'confirmed',
    contract: { version: 2 },
    receipts: [{ kind: 'payment', amount: total, payee: 'city' }],
  });
  expect((await api.call(operations.takeContract, { token: other, params, body: take, headers: key })).body).toEqual(taken.body);
  expect(await standing(other)).toMatchObject({ party: true, may: ['offerContract'] });
  expect(await api.refused(operations.keepContract, { token: one, params })).toMatchObject({ code: 'hand_on_taken' });
  const sha256 = offered.body.contract?.sha256 ?? '';
  expect((await api.call(operations.verify, { body: { hash: sha256 } })).body).toMatchObject({ valid: true, latest: false });
});

it('who has no other guardian has nobody to hand a contract to, and hears that', async () => {
  const token = await api.signIn('13655550044');
  const { params, name } = await paid(token, hourly('2026-12-08', '13:00', '14:00'));
  expect((await api.call(operations.handOn, { token, params })).body).toMatchObject({
    party: true,
    may: [],
    why: { code: 'hand_on_no_other' },
  });
  expect(await api.refused(operations.offerContract, { token, params, body: { name, readTerms: true } })).toMatchObject({
    status: 409,
    code: 'hand_on_no_other',
  });
});
