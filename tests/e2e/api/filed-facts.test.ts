import { beforeAll, expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';

/** A head who would change what is filed without anybody’s approval, by every door there is. */
const origin = inject('origin');
const API = `${origin}/admin/api`;
const api = apiClient(origin);
const PASSWORD = 'wisteria-on-the-wall-26';
const NEW = { name: '不经批准的新名', institution: 'hub', lat: 32.48, lng: 119.93, places: 999 };
const MOVED = { districtCode: '321204', townshipCode: '321204001' };

let head: string;
let district: string;
let elsewhere: string;
let centre: { id: string; slug: string };
let before: Record<string, unknown>;

async function signIn(email: string, password = DEMO_PASSWORD): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${API}/users/login`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

const send = (cookie: string, method: string, path: string, body?: object, more: Record<string, string> = {}) =>
  fetch(path.startsWith('/') ? `${origin}${path}` : `${API}/${path}`, {
    method,
    headers: {
      cookie,
      origin,
      'if-unmodified-since': new Date().toUTCString(),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...more,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const read = async (cookie: string) => (await send(cookie, 'GET', `facilities/${centre.id}?depth=0&locale=zh`)).json();
async function save(cookie: string, data: object, query = 'depth=0&locale=zh') {
  const { edition } = (await read(cookie)) as { edition: string };
  return send(cookie, 'PATCH', `facilities/${centre.id}?${query}`, { ...data, edition });
}
/** What families see of it: its page’s facts, and where it stands on the map. */
async function seen() {
  const { body } = await api.call(operations.getFacility, { params: { slug: centre.slug } });
  const { name, type, location, places, districtCode } = body;
  return { name, type, location, places, districtCode };
}

beforeAll(async () => {
  const admin = await signIn('admin@demo.example');
  const where = 'where[districtCode][equals]=321202&where[listing][equals]=claimed&where[slug][not_equals]=hailing-sample';
  const found = await send(admin, 'GET', `facilities?${where}&sort=-slug&limit=1&depth=0`);
  centre = ((await found.json()) as { docs: (typeof centre)[] }).docs[0] as typeof centre;
  const account = { password: PASSWORD, name: '示例' };
  const own = { ...account, email: 'attacking-head@demo.example', roles: ['head'], facility: centre.id };
  const other = { ...account, email: 'jiangyan@demo.example', roles: ['supervisor'], territory: '321204' };
  for (const user of [own, other]) expect((await send(admin, 'POST', 'users', user)).status).toBe(201);
  [head, district, elsewhere] = [
    await signIn(own.email, PASSWORD),
    await signIn('district@demo.example'),
    await signIn(other.email, PASSWORD),
  ];
  before = await seen();
});

const DOORS: Record<string, () => Promise<Response>> = {
  'a save': () => save(head, { ...NEW, phone: '0523-8600 5555' }),
  'a save in English': () => save(head, { name: 'Unapproved' }, 'depth=0&locale=en'),
  'a save in every language': () => save(head, { name: { zh: '甲', en: 'A' } }, 'depth=0&locale=all'),
  'a move': () => save(head, MOVED),
  'a draft': () => save(head, NEW, 'draft=true&autosave=true'),
  'a save that says it is approved': () =>
    save(head, { ...NEW, filedChange: 'approved', proposed: { status: 'approved' } }, 'filedChange=approved&overrideAccess=true'),
  'many at once': () => send(head, 'PATCH', `facilities?where[id][equals]=${centre.id}`, NEW),
  'a method by its header': () =>
    send(head, 'POST', `facilities/${centre.id}`, NEW, {
      'x-http-method-override': 'PATCH',
      'x-payload-http-method-override': 'PATCH',
    }),
  'a copy': () => send(head, 'POST', `facilities/${centre.id}/duplicate`, NEW),
  'a version': () => send(head, 'POST', `facilities/versions/${centre.id}`, {}),
  'a proposal made approved': () => send(head, 'POST', 'filed-changes', { facility: centre.id, status: 'approved', facts: NEW }),
  'another account': () => send(district, 'PATCH', `users/${centre.id}`, { roles: ['administrator'] }),
  'another district': () => send(elsewhere, 'PATCH', `facilities/${centre.id}`, { ...NEW, ...MOVED }),
  'its own district, out of it': () => save(district, MOVED),
};

it.each(Object.keys(DOORS))('is not changed for families by %s', async (door) => {
  const answer = await DOORS[door]?.();
  expect(answer?.status).not.toBe(201);
  expect(await seen()).toEqual(before);
  const { name, address, lat, lng, places, districtCode, townshipCode } = (await read(district)) as Record<string, unknown>;
  expect({ name, lat, lng, places, districtCode }).toMatchObject({
    lat: (before.location as { lat: number }).lat,
    places: before.places,
  });
  expect([address, townshipCode]).not.toContain(undefined);
});

it('has the rest of such a save take effect, and is told what waits', async () => {
  const { body } = await api.call(operations.getFacility, { params: { slug: centre.slug } });
  expect(body.phone).toBe('0523-8600 5555');
  const { proposed } = (await read(head)) as { proposed: { status: string; rows: { fact: string }[] } };
  expect(proposed.status).toBe('waiting');
  expect(proposed.rows.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['name', 'institution', 'lat', 'lng', 'places']));
});

it('puts the proposal before the districts that decide it, and nobody else', async () => {
  const shows = async (cookie: string) => (await (await send(cookie, 'GET', '/admin/filed')).text()).includes(NEW.name);
  // The move is part of it, and so the other district is asked too, by page and by REST.
  expect([await shows(head), await shows(district), await shows(elsewhere)]).toEqual([false, true, true]);
  const list = await send(elsewhere, 'GET', `filed-changes?where[facility][equals]=${centre.id}`);
  expect(((await list.json()) as { totalDocs: number }).totalDocs).toBe(1);
});
