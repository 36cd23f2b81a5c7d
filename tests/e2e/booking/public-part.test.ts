import { expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { operations } from '#site/api/operations.ts';
import { apiClient } from '../api/client.ts';
import { holdOf, hourly } from '../api/family.ts';

const origin = inject('origin');
const api = apiClient(origin);
/** A Friday of no other test's. */
const DAY = '2027-02-26';
const CODE = 'PART-3XPA-82';
const hours = hourly(DAY, '16:00', '17:00');

async function staff(): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', origin };
  const signIn = { email: 'admin@demo.example', password: DEMO_PASSWORD };
  const login = await fetch(`${origin}/admin/api/users/login`, { method: 'POST', headers, body: JSON.stringify(signIn) });
  const cookies = login.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  return { ...headers, cookie: cookies.join('; ') };
}

/** A centre of this file's own, the sixth from the end, which is an employer's and has one place of each class for the public. */
async function centreThatDivides(): Promise<string> {
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${DAY}T16:00`, to: `${DAY}T17:00`, perPage: 50 };
  const { body } = await api.call(operations.searchFacilities, { query });
  const centre = body.hits.filter(({ slug }) => slug !== 'hailing-sample').at(-6);
  if (!centre) throw new Error('no centre has a place');
  const headers = await staff();
  const change = async (path: string, data: object) => {
    const address = `${origin}/admin/api/${path}`;
    const { edition } = (await (await fetch(address, { headers })).json()) as { edition: string };
    const saved = await fetch(address, { method: 'PATCH', headers, body: JSON.stringify({ ...data, edition }) });
    expect(saved.status, await saved.text()).toBe(200);
  };
  await change(`facilities/${centre.id}`, { institution: 'employer', openToPublic: 'no' });
  const listed = await fetch(`${origin}/admin/api/employee-lists`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ facility: centre.id, name: '职工', code: CODE }),
  });
  expect(listed.status, await listed.text()).toBe(201);
  const list = await fetch(`${origin}/admin/api/classes?where[facility][equals]=${centre.id}&depth=0`, { headers });
  const publicParts = [{ from: '2026-11-01', places: 1, source: '园务会 2026-10-20' }];
  for (const { id } of ((await list.json()) as { docs: { id: string }[] }).docs) await change(`classes/${id}`, { publicParts });
  return centre.slug;
}

it('a stranger sees and books the place for the public, an employee the others, and each hears which part is full', async () => {
  const facility = await centreThatDivides();
  const care = { ...hours, facility, ageMonths: 8 };
  const quote = async (party?: 'employee' | 'public') => (await api.call(operations.quote, { body: { ...care, party } })).body;
  await expect.poll(async () => (await quote()).left, { timeout: 20_000 }).toBe(1);
  expect(await quote('public')).toMatchObject({ left: 1, party: 'public', employeesOnly: false });
  const before = await quote('employee');
  expect(before).toMatchObject({ party: 'employee', employeesOnly: true });
  expect(before.left).toBeGreaterThan(0);

  const page = async (also = '') => {
    const address = new URLSearchParams({ form: 'hourly', ageMonths: '8', date: DAY, from: '16:00', to: '17:00' });
    const answer = await fetch(`${origin}/facilities/${facility}?${address}${also}`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  expect(await page()).toContain('下面是给附近家庭的');
  expect(await page()).toContain('其中 1 个给附近家庭');
  expect(await page('&for=employee')).toContain('下面是给职工的');
  await expect
    .poll(async () => (await api.call(operations.getFacility, { params: { slug: facility } })).body.openToPublic, {
      timeout: 20_000,
    })
    .toBe(true);

  const stranger = await api.signIn('13911118901');
  const body = { ...holdOf(hours), facility };
  const held = (await api.call(operations.hold, { token: stranger, body })).body;
  expect(held).toMatchObject({ status: 'held' });
  expect(await quote()).toMatchObject({ left: 0, reason: 'public_part' });
  expect((await quote('employee')).left).toBe(before.left);
  const another = await api.signIn('13911118902');
  expect(await api.refused(operations.hold, { token: another, body })).toMatchObject({
    status: 409,
    code: 'no_place.public_part',
  });
  await expect.poll(() => page(), { timeout: 10_000 }).toContain('给附近家庭的名额已到');
  const asEmployee = { ...body, employeeCode: CODE };
  expect((await api.call(operations.hold, { token: another, body: asEmployee })).body).toMatchObject({ status: 'held' });
  expect((await quote('employee')).left).toBe(before.left - 1);
  const { body: days } = await api.call(operations.getAvailability, {
    params: { slug: facility },
    query: { from: DAY, to: DAY, ageMonths: 8, form: 'hourly', party: 'employee' },
  });
  const slot = days.days[0]?.slots.find(({ from }) => from === '16:00');
  expect(slot?.left).toBe(before.left - 1);
});
