import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { changes } from '../support/eventually.ts';
import { givenServers } from '../support/given-servers.ts';
import { type StaffClient, staffClient } from '../support/staff-client.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { type ApiClient, apiClient } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly, WEDNESDAY, wrongCodes } from './api/family.ts';
import { readCode } from './kit/sign-in.ts';

const NAME = '海陵示例托育园';
const TIME = { form: 'hourly', date: WEDNESDAY, from: '09:00', to: '10:00', ageMonths: 8 };
/** Made for whoever asks, from what the process knows; what it keeps is looked at in `kept-pages.test.ts`. */
const PAGE = `/facilities/${EXAMPLE_SLUG}?form=hourly&date=${WEDNESDAY}&from=09:00&to=10:00&ageMonths=8`;
/** The day after the clock's Monday. */
const TOMORROW = '2026-11-24';
const SHARED = 'this SQLite folder is shared';
const onSqlite = !process.env.MONGODB_TEST_URI;

let folder: string;
let env: Record<string, string>;
/** Two on one folder: everything is done through the first, and looked at in the second. */
let first: TestServer;
let second: TestServer;
let api: { first: ApiClient; second: ApiClient };
let staff: Record<'admin' | 'district' | 'head' | 'reviewer', StaffClient>;
let facility: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-two-'));
  env = { DATA_DIR: folder, PORTAL_NOW: TEST_NOW, RATE_LIMITS: 'on', LOG_LEVEL: 'info' };
  // At once, into an empty folder: one sets it up, the other waits for it.
  const both = await Promise.all([startServer(env, { seconds: 500 }), startServer(env, { seconds: 500 })]);
  const [one, other] = both.toSorted((a, b) => Number(a.said().includes(SHARED)) - Number(b.said().includes(SHARED)));
  if (!one || !other) throw new Error('not two');
  [first, second] = [one, other];
  api = { first: apiClient(first.origin), second: apiClient(second.origin) };
  const names = ['admin', 'district', 'head', 'reviewer'] as const;
  const clients = await Promise.all(names.map((name) => staffClient(first.origin, name)));
  staff = Object.fromEntries(names.map((name, n) => [name, clients[n]])) as typeof staff;
  facility = (await staff.admin.get('facilities', { slug: EXAMPLE_SLUG })).id;
});
afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await rm(folder, { recursive: true, force: true });
  await givenServers(folder).clear();
});

/** What the second says: its page, its search, its quote and its calendar of free places. */
const page = async (path = PAGE) => (await fetch(second.origin + path)).text();
const onPage = (words: string) => async () => (await page()).includes(words);
/** That day; where it has no place, the page leads to other days. */
const offered = async () => new RegExp(`/book/${EXAMPLE_SLUG}\\?[^"]*date=${WEDNESDAY}`).test(await page());
const found = (query: Record<string, string | number | boolean>) => async () =>
  (await api.second.call(operations.searchFacilities, { query })).body.hits.map(({ slug }) => slug);
const foundThen = found({ q: NAME, ageMonths: 8, form: 'hourly', from: `${WEDNESDAY}T09:00`, to: `${WEDNESDAY}T10:00` });
/** In minor units, or why there is none; for a day without places too, which then leaves none. */
async function quoted(): Promise<number | string> {
  const { body } = await api.second.ask(operations.quote, { body: { facility: EXAMPLE_SLUG, ...TIME } });
  const answer = body as { total?: number; left?: number; error?: { code: string } };
  if (answer.left === 0) return 'none left';
  return answer.total ?? answer.error?.code ?? 'neither';
}
/** Places at nine, or why there is none. */
async function left(): Promise<number | string> {
  const query = { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' };
  const { body } = await api.second.ask(operations.getAvailability, { params: { slug: EXAMPLE_SLUG }, query });
  const answer = body as { days?: { reason?: string; slots: { from: string; left: number }[] }[]; error?: { code: string } };
  const day = answer.days?.[0];
  return answer.error?.code ?? day?.reason ?? day?.slots.find(({ from }) => from === '09:00')?.left ?? 'neither';
}

describe('two that start at once on one empty folder', () => {
  it('are set up by one of them, and the other says that it shares the folder', async () => {
    // Of MongoDB nobody has a part that others could not have.
    expect(second.said().includes(SHARED)).toBe(onSqlite);
    if (onSqlite) expect(second.said()).toContain(`"pid":${first.pid}`);
    expect(first.said()).not.toContain(SHARED);
    for (const one of [api.first, api.second])
      expect((await one.call(operations.searchFacilities)).body.total, 'seeded once').toBe(120);
  });
});

describe('what is done through one is so in the other, without anything else being touched', () => {
  it('a centre is suspended, and takes up its work again', async () => {
    const [total, free] = [await quoted(), await left()];
    expect([typeof total, typeof free, await offered(), await foundThen()]).toEqual(['number', 'number', true, [EXAMPLE_SLUG]]);
    await staff.district.change('facilities', facility, { operating: 'paused' });
    await changes(quoted, { from: total, to: 'not_bookable.not_operating' });
    await changes(offered, { from: true, to: false });
    await changes(foundThen, { from: [EXAMPLE_SLUG], to: [] });
    await changes(left, { from: free, to: 'not_operating' });
    await staff.district.change('facilities', facility, { operating: 'normal' });
    await changes(quoted, { from: 'not_bookable.not_operating', to: total });
    await changes(offered, { from: false, to: true });
    await changes(foundThen, { from: [], to: [EXAMPLE_SLUG] });
    await changes(left, { from: 'not_operating', to: free });
  });

  it('a price begins tomorrow, and is taken back before anybody has used it', async () => {
    const price = await staff.head.get('price-items', { facility, form: 'hourly', kind: 'care' });
    const amount = Number(price.amount);
    const shown = onPage('31.37');
    const inSearch = async () =>
      (await api.second.call(operations.searchFacilities, { query: { q: NAME } })).body.hits[0]?.prices.hourly;
    const total = await quoted();
    expect([await shown(), await inSearch()]).toEqual([false, amount]);
    const next = { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 3137, startsOn: TOMORROW };
    const { id } = await staff.head.add('price-items', next);
    await changes(shown, { from: false, to: true });
    await changes(quoted, { from: total, to: 3137 });
    expect(await inSearch(), 'what is asked for today').toBe(amount);
    await staff.head.remove('price-items', id);
    await changes(shown, { from: true, to: false });
    await changes(quoted, { from: 3137, to: total });
    await expect(staff.head.change('price-items', price.id, { amount: 3137 })).rejects.toThrow(/answered 400/);
  });

  it('the city has a holiday, and then none', async () => {
    const [total, free] = [await quoted(), await left()];
    // Children are booked that day, so it is confirmed.
    const holiday = { date: WEDNESDAY, kind: 'holiday', name: '测试日', source: '测试', confirmed: true };
    const { id } = await staff.admin.add('special-days', holiday);
    await changes(left, { from: free, to: 'holiday' });
    await changes(offered, { from: true, to: false });
    await changes(foundThen, { from: [EXAMPLE_SLUG], to: [] });
    await changes(quoted, { from: total, to: 'none left' });
    await staff.admin.remove('special-days', id);
    await changes(left, { from: 'holiday', to: free });
    await changes(offered, { from: false, to: true });
    await changes(foundThen, { from: [], to: [EXAMPLE_SLUG] });
    await changes(quoted, { from: 'none left', to: total });
  });

  it('a place is held, and a family sees its booking wherever it looks', async () => {
    const free = Number(await left());
    const token = await api.first.signIn('13822220001');
    const held = await api.first.call(operations.hold, { token, body: holdOf(hourly(WEDNESDAY, '09:00', '10:00')) });
    await changes(left, { from: free, to: free - 1 });
    const params = { id: held.body.id };
    expect((await api.second.call(operations.getBooking, { token, params })).body.id).toBe(held.body.id);
    await api.second.call(operations.cancel, { token, params, body: {} });
    await changes(left, { from: free - 1, to: free });
  });

  it('a centre gets another name', async () => {
    const renamed = '紫藤萝托育园';
    await staff.district.change('facilities', facility, { name: renamed });
    await changes(onPage(renamed), { from: false, to: true });
    await changes(found({ q: renamed }), { from: [], to: [EXAMPLE_SLUG] });
    await staff.district.change('facilities', facility, { name: NAME });
    await changes(onPage(renamed), { from: true, to: false });
    await changes(found({ q: renamed }), { from: [EXAMPLE_SLUG], to: [] });
  });

  it('an article is withdrawn, and published again', async () => {
    const { id } = await staff.admin.get('articles', { slug: 'separation-anxiety' });
    const status = async () => (await fetch(`${second.origin}/guidance/separation-anxiety`)).status;
    const listed = async () => (await page('/guidance')).includes('/guidance/separation-anxiety');
    expect([await status(), await listed()]).toEqual([200, true]);
    await staff.reviewer.change('articles', id, { _status: 'draft' });
    await changes(status, { from: 200, to: 404 });
    await changes(listed, { from: true, to: false });
    await staff.reviewer.change('articles', id, { _status: 'published' });
    await changes(status, { from: 404, to: 200 });
    await changes(listed, { from: false, to: true });
  });

  it('a list of places is imported, by a command beside both', async () => {
    const path = join(folder, 'places.csv');
    const row = '旁观园,Onlooker Garden,,社区,321202,32.49,119.92,WGS-84,测试地名库';
    await writeFile(path, `名称,英文名,别名,类型,区县代码,纬度,经度,坐标系,来源\n${row}\n`);
    const command = ['--disable-warning=ExperimentalWarning', 'cms/commands/import.ts', 'places', path];
    await promisify(execFile)('node_modules/.bin/node', command, { env: { ...process.env, ...env, NODE_ENV: 'production' } });
    const places = async () => {
      const { suggestions } = (await api.second.call(operations.suggest, { query: { q: '旁观园' } })).body;
      return suggestions.map(({ kind, name }) => `${kind} ${name}`);
    };
    await changes(places, { from: [], to: ['place 旁观园'] });
  });
});

describe('a limit that is reached at one is reached at the other', () => {
  it('of codes for one contact', async () => {
    const body = { to: '13822220002' };
    for (let n = 0; n < 3; n++) for (const one of [api.first, api.second]) await one.call(operations.sendCode, { body });
    for (const one of [api.first, api.second]) expect((await one.refused(operations.sendCode, { body })).status).toBe(429);
  });

  it('of tries with a code, after which the right one opens nothing either', async () => {
    const to = '13822220003';
    await api.first.call(operations.sendCode, { body: { to } });
    const body = { to, code: await readCode(second.origin, to) };
    expect(await wrongCodes(api.first, to, 3)).toEqual([422, 422, 422]);
    expect(await wrongCodes(api.second, to, 2)).toEqual([422, 422]);
    for (const one of [api.first, api.second]) expect((await one.refused(operations.signIn, { body })).status).toBe(429);
  });
});
