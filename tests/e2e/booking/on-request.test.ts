import { expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { operations } from '#site/api/operations.ts';
import { apiClient } from '../api/client.ts';
import { holdOf, hourly } from '../api/family.ts';

const origin = inject('origin');
const api = apiClient(origin);
/** A Thursday of no other test's. */
const DAY = '2027-02-18';

/** A centre of this file's own, the fourth from the end, which answers care by the hour itself. */
async function centreThatAnswers(): Promise<string> {
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${DAY}T16:00`, to: `${DAY}T17:00`, perPage: 50 };
  const { body } = await api.call(operations.searchFacilities, { query });
  const centre = body.hits.filter(({ slug }) => slug !== 'hailing-sample').at(-4);
  if (!centre) throw new Error('no centre has a place');
  const signIn = { email: 'admin@demo.example', password: DEMO_PASSWORD };
  const headers = { 'content-type': 'application/json', origin };
  const login = await fetch(`${origin}/admin/api/users/login`, { method: 'POST', headers, body: JSON.stringify(signIn) });
  const staff = {
    ...headers,
    cookie: login.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; '),
  };
  const list = await fetch(`${origin}/admin/api/classes?where[facility][equals]=${centre.id}&depth=0`, { headers: staff });
  for (const { id } of ((await list.json()) as { docs: { id: string }[] }).docs) {
    const address = `${origin}/admin/api/classes/${id}`;
    const { edition } = (await (await fetch(address, { headers: staff })).json()) as { edition: string };
    const change = { method: 'PATCH', headers: staff, body: JSON.stringify({ onRequest: ['hourly'], edition }) };
    expect((await fetch(address, change)).status).toBe(200);
  }
  return centre.slug;
}

it('a program reads that a centre answers itself, asks, cannot sign before it has, and takes its wish back', async () => {
  const facility = await centreThatAnswers();
  const care = { ...hourly(DAY, '16:00', '17:00'), facility, ageMonths: 8 };
  await expect
    .poll(async () => (await api.call(operations.quote, { body: care })).body.answers, { timeout: 20_000 })
    .toEqual({ withinHours: 8, usualMinutes: null });
  const query = { q: facility, form: 'hourly', ageMonths: 8, from: `${DAY}T16:00`, to: `${DAY}T17:00`, perPage: 50 };
  const { body: all } = await api.call(operations.searchFacilities, { query: { ...query, q: undefined, district: '321281' } });
  const hits = all.hits.filter(({ answers }) => answers !== undefined);
  expect(hits.map(({ slug }) => slug)).toContain(facility);
  const { body: centre } = await api.call(operations.getFacility, { params: { slug: facility } });
  expect(centre.classes.map(({ onRequest }) => onRequest)).toEqual(centre.classes.map(() => ['hourly']));

  const token = await api.signIn('13911118801');
  const asked = (await api.call(operations.hold, { token, body: { ...holdOf(hourly(DAY, '16:00', '17:00')), facility } })).body;
  expect(asked).toMatchObject({ status: 'requested', step: 'requested', may: ['cancel'], holdUntil: null, notAccepted: null });
  expect((asked.replyBy ?? '') > asked.asOf).toBe(true);
  const params = { id: asked.id };
  const sign = { name: '家长接口', readTerms: true };
  expect(await api.refused(operations.sign, { token, params, body: sign })).toMatchObject({
    status: 409,
    code: 'cannot_sign_now',
  });
  expect(await api.refused(operations.pay, { token, params })).toMatchObject({ status: 409 });
  const back = (await api.call(operations.cancel, { token, params, body: {} })).body;
  expect(back).toMatchObject({ booking: { status: 'released', replyBy: null, may: [] }, refund: 0 });
});
