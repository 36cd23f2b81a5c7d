import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { operations } from '#site/api/operations.ts';
import { eventually } from '../support/eventually.ts';
import { givenServers } from '../support/given-servers.ts';
import { type StaffClient, staffClient } from '../support/staff-client.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { type ApiClient, apiClient } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly, WEDNESDAY } from './api/family.ts';

const CENTRE = `/facilities/${EXAMPLE_SLUG}`;
const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';
const HIT = 'portal; hit';
const t = createTranslator('zh');

let folder: string;
/** Two on one folder: everything is done through the first, and pages are kept by the second. */
let first: TestServer;
let second: TestServer;
let api: ApiClient;
let staff: Record<'admin' | 'district' | 'head' | 'reviewer', StaffClient>;
let facility: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-kept-'));
  const env = { DATA_DIR: folder, PORTAL_NOW: TEST_NOW };
  first = await startServer(env, { seconds: 500 });
  second = await startServer(env, { seconds: 500 });
  api = apiClient(first.origin);
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

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(second.origin + path, { headers });
  return { text: await answer.text(), status: answer.status, isStored: answer.headers.get('cache-status') === HIT };
}

/** The page as the second sends it from its store. */
async function stored(path: string): Promise<string> {
  let text = '';
  await eventually(
    async () => {
      const answer = await ask(path);
      text = answer.text;
      return answer.isStored;
    },
    { what: `a kept ${path}` },
  );
  return text;
}

interface Kind {
  collection: string;
  path?: string;
  /** What the page says of it. */
  reads: (page: string) => string | number | boolean;
  /** Does it at the first, and says how it is undone. */
  change: () => Promise<() => Promise<unknown>>;
}

const has = (words: string) => (page: string) => page.includes(words);

/** Sets one field of a document, and sets it back. */
async function set(who: StaffClient, collection: string, where: Record<string, string>, to: Record<string, unknown>) {
  const doc = await who.get(collection, where);
  await who.change(collection, doc.id, to);
  return () => who.change(collection, doc.id, Object.fromEntries(Object.keys(to).map((name) => [name, doc[name]])));
}

async function add(who: StaffClient, collection: string, doc: object) {
  const { id } = await who.add(collection, doc);
  return () => who.remove(collection, id);
}

const IN_FORCE = { effectiveOn: TODAY, source: '测试来源' };
/** Places on Wednesday, as its square in the calendar says for who does not see it; of a full day nothing. */
const wednesdayLeft = (page: string) => /aria-label="11\s*月\s*25\s*日[^"]*?：[^"\d]*(\d+)/.exec(page)?.[1] ?? 'none';

const KINDS: Kind[] = [
  {
    collection: 'facilities',
    reads: has('紫藤萝托育园'),
    change: () => set(staff.district, 'facilities', { slug: EXAMPLE_SLUG }, { name: '紫藤萝托育园' }),
  },
  {
    collection: 'classes',
    reads: has('小鸭测试班'),
    change: () => set(staff.head, 'classes', { facility }, { name: '小鸭测试班' }),
  },
  {
    collection: 'price-items',
    reads: has('31.37'),
    change: () =>
      add(staff.head, 'price-items', {
        ...{ facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 3137, startsOn: TOMORROW },
      }),
  },
  {
    collection: 'closures',
    reads: (page) => page.split(t('reason.closure')).length,
    change: () =>
      add(staff.head, 'closures', { facility, from: '2026-12-26', to: '2026-12-31', reason: '教师培训', confirmed: true }),
  },
  {
    collection: 'special-days',
    reads: has('测试日'),
    change: () =>
      add(staff.admin, 'special-days', { date: WEDNESDAY, kind: 'holiday', name: '测试日', source: '测试', confirmed: true }),
  },
  {
    collection: 'waitlist-rules',
    reads: has('测试来源'),
    change: () => add(staff.admin, 'waitlist-rules', { ...IN_FORCE, rules: [{ kind: 'sibling' }] }),
  },
  {
    collection: 'booking-windows',
    reads: (page) => page.split(t('reason.not_yet_bookable')).length,
    change: () => add(staff.admin, 'booking-windows', { ...IN_FORCE, daysAhead: 3, forms: ['hourly'] }),
  },
  {
    collection: 'place-limits',
    reads: wednesdayLeft,
    change: () => add(staff.admin, 'place-limits', { ...IN_FORCE, facility, most: 0 }),
  },
  {
    collection: 'media',
    reads: has('一张测试照片'),
    change: async () => {
      const { photos } = await staff.admin.get('facilities', { slug: EXAMPLE_SLUG });
      const [photo] = photos as { picture: string }[];
      return set(staff.reviewer, 'media', { id: String(photo?.picture) }, { alt: '一张测试照片' });
    },
  },
  {
    collection: 'place-claims',
    reads: wednesdayLeft,
    change: async () => {
      const token = await api.signIn('13822220011');
      const held = await api.call(operations.hold, { token, body: holdOf(hourly(WEDNESDAY, '09:00', '12:00')) });
      return () => api.call(operations.cancel, { token, params: { id: held.body.id }, body: {} });
    },
  },
  {
    collection: 'family-supports',
    path: '/policy',
    reads: has('测试的支持'),
    change: () => set(staff.admin, 'family-supports', {}, { title: '测试的支持' }),
  },
  {
    collection: 'articles',
    path: '/guidance',
    reads: has('/guidance/separation-anxiety'),
    change: () => set(staff.reviewer, 'articles', { slug: 'separation-anxiety' }, { _status: 'draft' }),
  },
  {
    collection: 'schedule-entries',
    path: '/calendar?month=0',
    reads: has('测试的家访'),
    change: () => set(staff.admin, 'schedule-entries', { code: 'home-visit' }, { what: '测试的家访' }),
  },
];

describe('a page that another process keeps says what is so', () => {
  it.each(KINDS)('after a change of $collection, and after it is undone', async ({ path = CENTRE, reads, change }) => {
    const before = reads(await stored(path));
    const undo = await change();
    let ms = 0;
    try {
      ms = await eventually(async () => reads((await ask(path)).text) !== before, { what: 'so in the second' });
      expect(reads(await stored(path))).not.toBe(before);
    } finally {
      await undo();
    }
    await eventually(async () => reads((await ask(path)).text) === before, { what: 'as before in the second' });
    expect(reads(await stored(path))).toBe(before);
    console.log(`in the other process after ${Math.round(ms)} ms`);
  });
});

it('a sale leaves in the store of the other process what shows no places', async () => {
  const others = ['/calendar?month=10', '/guidance', '/guidance/separation-anxiety', '/growth', '/policy'];
  for (const path of others) await stored(path);
  const before = wednesdayLeft(await stored(CENTRE));
  const token = await api.signIn('13822220012');
  const held = await api.call(operations.hold, { token, body: holdOf(hourly(WEDNESDAY, '09:00', '12:00')) });
  await eventually(async () => wednesdayLeft((await ask(CENTRE)).text) !== before, { what: 'sold in the second' });
  for (const path of others) expect([path, (await ask(path)).isStored]).toEqual([path, true]);
  await api.call(operations.cancel, { token, params: { id: held.body.id }, body: {} });
});

it('whoever asks more than a second after a change sees it, whatever is being made meanwhile', async () => {
  await stored(CENTRE);
  const seen: { from: number; shown: boolean; isStored: boolean }[] = [];
  let goes = true;
  const reader = async () => {
    while (goes) {
      const from = performance.now();
      const { text, isStored } = await ask(CENTRE);
      seen.push({ from, isStored, shown: text.includes('31.37') });
    }
  };
  const readers = Array.from({ length: 4 }, reader);
  const wrong: unknown[] = [];
  for (let times = 0; times < 4; times++) {
    const undo = await add(staff.head, 'price-items', {
      ...{ facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 3137, startsOn: TOMORROW },
    });
    for (const shown of [true, false]) {
      if (!shown) await undo();
      const done = performance.now();
      await setTimeout(2500);
      const until = performance.now();
      wrong.push(...seen.filter((one) => one.from > done + 1000 && one.from < until - 1 && one.shown !== shown));
    }
  }
  goes = false;
  await Promise.all(readers);
  expect(wrong).toEqual([]);
  expect(seen.filter(({ isStored }) => isStored).length, 'most came from the store').toBeGreaterThan(seen.length / 2);
});

describe('nobody sees another’s', () => {
  const KEPT = [
    '/',
    CENTRE,
    `/en${CENTRE}`,
    '/calendar?month=8',
    '/guidance',
    '/guidance/separation-anxiety',
    '/policy',
    '/activities',
  ];

  it('two families that are signed in and a guest get the same kept pages, with nothing of any of them', async () => {
    const families = await Promise.all(
      ['13822220021', '13822220022'].map(async (contact, n) => {
        const token = await api.signIn(contact);
        const names = { guardian: `银杏家长${n}`, child: `银杏宝宝${n}` };
        const body = holdOf(hourly('2026-11-26', n === 0 ? '09:00' : '10:00', n === 0 ? '10:00' : '11:00'), names);
        await api.call(operations.hold, { token, body });
        return { cookie: `jt_session=${token}`, own: [names.guardian, names.child], contact };
      }),
    );
    const all = families.flatMap(({ own, contact }) => [...own, contact]);
    for (const path of KEPT) {
      const guest = await stored(path);
      for (const { cookie } of families) {
        // The minute may turn meanwhile.
        await eventually(async () => (await ask(path, { cookie })).isStored);
        const theirs = await ask(path, { cookie });
        for (const words of all) expect([path, words, theirs.text.includes(words)]).toEqual([path, words, false]);
        if (theirs.isStored) expect([path, theirs.text === (await stored(path))]).toEqual([path, true]);
      }
      for (const words of all) expect([path, words, guest.includes(words)]).toEqual([path, words, false]);
    }
    // They are signed in there: what is theirs is on pages that nobody keeps.
    for (const { cookie, own } of families) {
      for (let times = 0; times < 2; times++) {
        const { text, isStored } = await ask('/account', { cookie });
        expect([isStored, text.includes(own[0] ?? '')]).toEqual([false, true]);
        for (const words of all.filter((one) => one.startsWith('银杏') && !own.includes(one)))
          expect([words, text.includes(words)]).toEqual([words, false]);
      }
    }
  });
});
