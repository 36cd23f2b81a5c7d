import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { bringCity } from '../../support/kept-cities.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';
import { apiClient } from './client.ts';
import { decide, holdAndSign, holdOf } from './family.ts';

/** The same city later: on the last day on which it cannot be paid for yet, and on the first on which it can. */
const [EARLY, OPEN] = ['2026-12-31T02:00:00.000Z', '2027-01-01T02:00:00.000Z'];
const FAMILY = '13911117701';
let folder: string;
let server: TestServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-ahead-'));
  await bringCity({ PORTAL_NOW: TEST_NOW }, folder);
});
afterEach(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function at(now: string) {
  await server?.stop();
  server = await startServer({ DATA_DIR: folder, PORTAL_NOW: now });
  const api = apiClient(server.origin);
  return { api, token: await api.signIn(FAMILY) };
}

it('what follows three prepaid months is signed now, refused before its day, paid for on it, and paid once', async () => {
  const first = await at(TEST_NOW);
  const care = { form: 'full_day', date: '2026-12-01', months: 3, meals: false };
  const paid = await holdAndSign(first.api, first.token, holdOf(care));
  const checkout = (await first.api.call(operations.pay, { token: first.token, params: { id: paid.id } })).body;
  await decide(checkout.url ?? '', 'approve');

  const of = { token: first.token, params: { id: paid.id } };
  const { body: offered } = await first.api.call(operations.renewal, of);
  const pays = { from: '2027-01-01', to: '2027-02-26' };
  expect(offered).toMatchObject({ from: '2027-03-01', months: 0 });
  expect(offered.ahead[0]).toEqual({ months: 1, pays });
  expect(await first.api.refused(operations.renew, { ...of, body: { months: 3 } })).toMatchObject({ code: 'not_renewed' });
  const headers = { 'idempotency-key': randomUUID() };
  const { body: held } = await first.api.call(operations.renew, { ...of, body: { months: 1 }, headers });
  expect((await first.api.call(operations.renew, { ...of, body: { months: 1 }, headers })).body).toEqual(held);
  const params = { id: held.id };
  const body = { name: '家长接口', readTerms: true };
  const { body: signed } = await first.api.call(operations.sign, { token: first.token, params, body });
  expect(signed).toMatchObject({ status: 'signed', pays, holdUntil: '2027-02-26T16:00:00.000Z', receipts: [] });

  const later = await at(EARLY);
  const refused = await later.api.refused(operations.pay, { token: later.token, params });
  expect(refused).toMatchObject({ status: 409, code: 'pays_later' });

  const open = await at(OPEN);
  const sent = { token: open.token, params };
  const [one, other] = await Promise.all([open.api.call(operations.pay, sent), open.api.call(operations.pay, sent)]);
  expect(other.body.url).toBe(one.body.url);
  await Promise.all(['approve', 'approve'].map(() => decide(one.body.url ?? '', 'approve')));
  const { body: after } = await open.api.call(operations.getBooking, sent);
  expect(after).toMatchObject({ status: 'confirmed', receipts: [{ kind: 'payment', amount: held.total }] });
  expect(after.payments.filter(({ status }) => status === 'paid')).toHaveLength(1);
  expect(await open.api.refused(operations.pay, sent)).toMatchObject({ code: 'already_paid' });
});

it('other care is looked at and held over HTTP, counts when it is paid for, and leaves all as it was when it is not', async () => {
  const { api } = await at(TEST_NOW);
  const token = await api.signIn('13911117702');
  const paid = await holdAndSign(api, token, holdOf({ form: 'full_day', date: '2026-12-01', months: 3, meals: false }));
  const checkout = (await api.call(operations.pay, { token, params: { id: paid.id } })).body;
  await decide(checkout.url ?? '', 'approve');
  const of = { token, params: { id: paid.id } };
  const { body: may } = await api.call(operations.changeable, of);
  expect(may).toMatchObject({ days: ['2027-01-01', '2027-02-01'], after: '2027-03-01', quote: null });
  const half = may.options.find(({ part }) => part === 'morning');
  const wanted = { from: '2027-01-01', class: half?.class.id ?? '', form: 'half_day', part: 'morning', months: 2 } as const;
  const { body: looked } = await api.call(operations.changeable, { ...of, query: { ...wanted, months: '2' } });
  expect(looked.quote).toMatchObject({ total: 2 * (half?.monthly ?? 0), lastDay: '2026-12-31', pays: { to: '2026-12-29' } });
  expect(looked.quote?.left).toBeGreaterThan(0);
  const wrong = { ...wanted, from: '2027-01-02' };
  expect(await api.refused(operations.changeCare, { ...of, body: wrong })).toMatchObject({ status: 422, code: 'change_day' });
  const stranger = await api.signIn('13911117703');
  expect(await api.refused(operations.changeable, { ...of, token: stranger })).toMatchObject({ status: 404 });

  const headers = { 'idempotency-key': randomUUID() };
  const hold = async () =>
    (await api.call(operations.changeCare, { ...of, body: wanted, headers: { 'idempotency-key': randomUUID() } })).body;
  const { body: held } = await api.call(operations.changeCare, { ...of, body: wanted, headers });
  expect((await api.call(operations.changeCare, { ...of, body: wanted, headers })).body).toEqual(held);
  expect(held).toMatchObject({ status: 'held', replaces: paid.id });
  const sign = (id: string) => api.call(operations.sign, { token, params: { id }, body: { name: '家长接口', readTerms: true } });
  await sign(held.id);
  const before = (await api.call(operations.getBooking, of)).body;
  expect(before).toMatchObject({ status: 'confirmed', ending: null, refunds: [] });
  expect(await api.refused(operations.changeable, of)).toMatchObject({ status: 409, code: 'change_waits' });
  await api.call(operations.cancel, { token, params: { id: held.id }, body: {} });
  const after = (await api.call(operations.getBooking, of)).body;
  expect(after).toMatchObject({ status: 'confirmed', ending: null, refunds: [], occasions: before.occasions });

  const again = await hold();
  await sign(again.id);
  const own = { token, params: { id: again.id } };
  await decide((await api.call(operations.pay, own)).body.url ?? '', 'approve');
  expect((await api.call(operations.getBooking, own)).body).toMatchObject({ status: 'confirmed', replaces: paid.id });
  const ended = (await api.call(operations.getBooking, of)).body;
  expect(ended).toMatchObject({ status: 'confirmed', ending: { lastDay: '2026-12-31', by: 'family' } });
  expect(ended.refunds.map(({ amount }) => amount)).toEqual([looked.quote?.back]);
});
