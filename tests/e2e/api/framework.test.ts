import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';
import { decide, holdAndSign, holdOf, hourly } from './family.ts';

const api = apiClient(inject('origin'));

it('a second hourly stay is agreed over JSON with an empty body, and its paper is known as an annex', async () => {
  const token = await api.signIn('13911110077');
  const first = await holdAndSign(api, token, holdOf(hourly('2026-12-04', '14:00', '15:00')));
  const { body: open } = await api.call(operations.pay, { token, params: { id: first.id } });
  await decide(open.url ?? '', 'approve');

  const { body: held } = await api.call(operations.hold, { token, body: holdOf(hourly('2026-12-18', '14:00', '15:00')) });
  expect(held.signing).toMatchObject({ how: 'one_tap', why: null });
  const params = { id: held.id };
  const { body: agreed } = await api.call(operations.sign, { token, params, body: {} });
  expect(agreed).toMatchObject({ status: 'signed', signing: null, contract: { version: 1 } });
  const verified = async (hash = '') => (await api.call(operations.verify, { body: { hash } })).body;
  expect(await verified(agreed.contract?.sha256)).toMatchObject({ valid: true, annex: { order: 1, whole: true } });
  expect(await verified(first.contract?.sha256)).toMatchObject({ valid: true, framework: { until: '2027-05-23', ended: false } });

  // Nobody has signed anything for the other child yet.
  const other = holdOf(hourly('2026-12-18', '14:00', '15:00'), { child: '宝宝二号' });
  const { body: second } = await api.call(operations.hold, { token, body: other });
  expect(second.signing).toMatchObject({ how: 'typed_name', why: null, terms: expect.stringMatching(/^.+\.\d+\.\d+$/) });
  expect(await api.refused(operations.sign, { token, params: { id: second.id }, body: {} })).toMatchObject({
    status: 422,
    code: 'terms_not_read',
  });
});
