import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FoundNothing } from '#cms/portal/found-nothing.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { WaitEnd } from '#cms/records/shapes/waitlist.ts';
import { tasksOf } from '#cms/staff/home/tasks-of.ts';
import { createSearchCounter } from '#cms/supervision/unmet/count-searches.ts';
import { forgetSavedSearches, forgetWaits } from '#cms/supervision/unmet/forget-into-sums.ts';
import { daysOfPeriod, seesUnmet, unmetIn } from '#cms/supervision/unmet/unmet-in.ts';
import { countWords, kindTable, unmetTables } from '#cms/supervision/unmet/unmet-tables.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { UnmetSum } from '#domain/supervision/unmet.ts';
import { waitingFamily } from '../alerts/waiting.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const PHONE = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36';
const PERIOD = TODAY.slice(0, 7);
const WHEN = { kind: 'window', date: '2026-11-25', from: 600, to: 720 } as const;
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let n = 8100;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  for (const collection of ['unmet-demand', 'waits', 'saved-searches'] as const)
    await demo.portal.payload.db.deleteMany({ collection, where: {} });
});

const search = ({ wish = {}, ...over }: Partial<Omit<FoundNothing, 'wish'>> & { wish?: object } = {}): FoundNothing => ({
  ...{ address: '203.0.113.7', agent: PHONE, purpose: '', ...over },
  wish: { township: '321202001', ageMonths: 8, form: ['hourly'], when: WHEN, page: 1, perPage: 20, ...wish },
});
const counter = (over: object = {}) => createSearchCounter(demo.portal, { everyMs: 3_600_000, ...over });
const rows = async () => demo.portal.unmet.listIn(PERIOD);
const times = async () => (await rows()).reduce((sum, one) => sum + one.times, 0);
const seen = (who: StaffName, over: object = {}) => unmetIn(demo.portal, { period: PERIOD, user: { ...staff[who], ...over } });

describe('searches that found nothing', () => {
  it('are counted once an hour for a visitor and a wish, for no program, and anew after an hour', async () => {
    let at = 0;
    const searches = counter({ clock: () => at });
    for (const one of [search(), search(), search({ agent: 'bingbot/2.0' }), search({ purpose: 'prefetch' })]) searches.note(one);
    searches.note(search({ wish: { page: 2 } }));
    at = 59 * 60_000;
    searches.note(search());
    await searches.flush();
    expect(await times()).toBe(1);
    // Past the turn of the hour that is remembered, and an hour after the first.
    at = 61 * 60_000;
    searches.note(search());
    at = 90 * 60_000;
    searches.note(search());
    searches.note(search({ agent: `${PHONE} other` }));
    await searches.stop();
    expect(await times()).toBe(3);
  });

  it('are known again past the turn of an hour of memory, as long as an hour is not over', async () => {
    let at = 0;
    const searches = counter({ clock: () => at });
    searches.note(search({ wish: { ageMonths: 20 } }));
    at = 50 * 60_000;
    searches.note(search());
    at = 70 * 60_000;
    searches.note(search());
    await searches.stop();
    expect(await times()).toBe(2);
  });

  it('leave of whoever searched nothing, of the place its township, and ask the database and the index for nothing', async () => {
    const { facility } = infants(demo.portal);
    const here = (await demo.portal.search.allFacilities({ bookable: true })).find(({ id }) => id === facility.id)?.document;
    const asked: string[] = [];
    const away = (what: string) => async () => {
      asked.push(what);
      throw new Error('away');
    };
    const portal = { ...demo.portal, unmet: { ...demo.portal.unmet, add: away('add') } };
    const deaf = createSearchCounter(portal, { everyMs: 3_600_000 });
    deaf.note(search());
    expect(asked).toEqual([]);

    const searches = counter();
    searches.note(search({ wish: { township: undefined, near: here?.location ?? undefined, siblings: [26] } }));
    await searches.stop();
    const found = (await rows()).toSorted((a, b) => a.age.localeCompare(b.age));
    const same = { kind: 'search', day: TODAY, area: here?.townshipCode, care: 'hourly', part: 'morning', times: 1 };
    expect(found).toEqual([
      { ...same, age: 'two' },
      { ...same, age: 'under_one' },
    ]);
    const { docs } = await demo.portal.payload.find({ collection: 'unmet-demand', pagination: false });
    const said = JSON.stringify(docs);
    for (const secret of [
      '203.0.113',
      'Android',
      String(here?.location?.lat).slice(0, 5),
      String(here?.location?.lng).slice(0, 6),
    ])
      expect(said).not.toContain(secret);
  });

  it('without a time or a place, or outside the city, are no demand of it or of no known place', async () => {
    const searches = counter();
    searches.note(search({ wish: { when: undefined } }));
    searches.note(search({ wish: { township: undefined } }));
    await searches.flush();
    expect(await rows()).toEqual([]);
    searches.note(search({ wish: { township: undefined, near: { lat: 39.9, lng: 116.4 } } }));
    searches.note(search({ wish: { township: undefined, district: '321202' } }));
    searches.note(search({ wish: { township: 'nowhere' } }));
    await searches.stop();
    expect((await rows()).map(({ area, times: count }) => [area, count]).sort()).toEqual([
      ['', 2],
      ['321202', 1],
    ]);
  });

  it('of one address and in memory are bounded', async () => {
    const searches = counter({ mostFromOne: 3 });
    for (let one = 0; one < 20; one++) searches.note(search({ address: `2001:db8:0:1::${one + 1}`, wish: { ageMonths: one } }));
    await searches.stop();
    expect(await times()).toBe(3);
    const small = counter({ mostWaiting: 2 });
    for (const form of ['full_day', 'half_day', 'temporary', 'temporary'])
      small.note(search({ address: '198.51.100.9', wish: { form: [form] } }));
    await small.stop();
    expect(
      (await rows())
        .filter(({ care }) => care !== 'hourly')
        .map(({ care }) => care)
        .sort(),
    ).toEqual(['full_day', 'half_day']);
  });

  it('add up over processes that count side by side, twenty at a time', async () => {
    const processes = Array.from({ length: 20 }, () => counter());
    processes.forEach((one, at) => {
      for (let more = 0; more < 3; more++) one.note(search({ address: `203.0.${at}.${more}` }));
    });
    await Promise.all(processes.map((one) => one.stop()));
    expect(await rows()).toHaveLength(1);
    expect(await times()).toBe(60);
  });

  it('that the database does not take now are written down later', async () => {
    const searches = counter();
    const { add } = demo.portal.unmet;
    demo.portal.unmet.add = () => Promise.reject(new Error('away'));
    searches.note(search());
    await searches.flush();
    demo.portal.unmet.add = add;
    searches.note(search({ address: '203.0.113.8' }));
    await searches.stop();
    expect(await times()).toBe(2);
  });
});

async function waited(endedBy: WaitEnd, birthDate = '2026-03-10', endedAt = TEST_NOW) {
  const { guardianId, childId } = await newFamily(demo.portal, ++n, birthDate);
  const { facility } = infants(demo.portal);
  const care = { request: { form: 'half_day', date: '2026-12-01', part: 'afternoon', months: 1, meals: false } } as const;
  await demo.portal.work(async (unit) => {
    const wait = await demo.portal.waits.add(
      {
        ...{ facilityId: facility.id, guardianId, care, children: [{ id: childId, birthDate }], joinedAt: TEST_NOW },
        ...{ siblingThere: false, leaveKey: `unmet-${n}` },
      },
      unit,
    );
    const to = { status: 'ended', endedBy, endedAt } as const;
    await demo.portal.waits.change(wait, { type: endedBy, at: endedAt }, to, unit);
  });
}

async function saved(over: Partial<SavedSearch>) {
  const { guardianId } = await newFamily(demo.portal, ++n);
  const { id: _, unsent: __, toldCount = 0, version: ___, ...search } = waitingFamily({ guardianId, stopKey: `unmet-${n}` });
  const wish = { ...search.wish, township: '321202001' };
  await demo.portal.work(async (unit) => {
    const one = await demo.portal.savedSearches.add({ ...search, wish }, unit);
    await demo.portal.savedSearches.change(one, { toldCount, stoppedAt: TEST_NOW, stopReason: 'time_passed', ...over }, unit);
  });
}

const facts = (sums: readonly UnmetSum[]) => sums.map(({ kind, age, care, part }) => [kind, age, care, part].join(' ')).sort();

describe('what ended without a place', () => {
  it('is counted from waits, saved searches and declined requests, and not what was had or refused', async () => {
    for (const end of ['left', 'booked', 'declined', 'time_passed'] as const) await waited(end);
    await saved({});
    await saved({ stopReason: 'booked' });
    await saved({ toldCount: 1 });
    const family = await newFamily(demo.portal, ++n, '2025-03-10');
    const held = await hold(demo.portal, family, { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } });
    if (!held.ok) throw new Error(held.code);
    const { id, actions } = await demo.portal.bookings.get(held.booking.id);
    const decline = { type: 'decline', at: TEST_NOW, by: { kind: 'staff', id: 'head' }, reason: '满了' } as const;
    const data = { status: 'declined', replyBy: '2026-11-24T07:00:00.000Z', actions: [...actions, decline] };
    await demo.portal.payload.db.updateOne({ collection: 'bookings', id, data });
    expect(facts(await seen('city'))).toEqual([
      ...['declined one hourly morning', 'saved under_one hourly morning'],
      ...['wait under_one half_day afternoon', 'wait under_one half_day afternoon'],
    ]);
    await demo.portal.payload.db.deleteMany({ collection: 'bookings', where: { id: { equals: id } } });
  });

  it('becomes a number when it is thrown away, and is neither lost nor counted twice', async () => {
    for (let one = 0; one < 3; one++) await waited('left');
    await waited('booked');
    await saved({});
    const before = facts(await seen('city'));
    await forgetWaits(demo.portal, TEST_NOW);
    expect(facts(await seen('city'))).toEqual(before);
    const later = '2026-11-24T00:00:00.000Z';
    await Promise.all([forgetWaits(demo.portal, later), forgetSavedSearches(demo.portal, later)]);
    await forgetWaits(demo.portal, later);
    const after = await seen('city');
    expect(after.map(({ kind, times: count, day }) => [kind, count, day]).sort()).toEqual([
      ['saved', 1, TODAY],
      ['wait', 3, TODAY],
    ]);
    expect(await demo.portal.waits.listEndedSince('2026-01-01T00:00:00.000Z')).toEqual([]);
    await demo.portal.unmet.removeBefore('2026-11-24');
    expect(await rows()).toEqual([]);
  });

  it('belongs to the month in which it ended', async () => {
    await waited('left', '2026-03-10', '2026-10-31T17:00:00.000Z');
    await waited('left', '2026-03-10', '2026-10-31T15:00:00.000Z');
    expect((await seen('city')).map(({ day }) => day)).toEqual(['2026-11-01']);
    expect(daysOfPeriod('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });
});

describe('a supervisor', () => {
  const add = (area: string, count: number, over: Partial<UnmetSum> = {}) =>
    demo.portal.unmet.add({
      ...{ kind: 'search', day: TODAY, area, age: 'one', care: 'hourly', part: 'morning', times: count, ...over },
    } as UnmetSum);
  const areas = async (who: StaffName, over: object = {}) => (await seen(who, over)).map(({ area }) => area).sort();

  it('sees what was looked for in its own territory, the city all, and others nothing', async () => {
    for (const area of ['321202001', '321202002', '321202', '321204', '']) await add(area, 6);
    expect(await areas('city')).toEqual(['', '321202', '321202001', '321202002', '321204']);
    expect(await areas('admin')).toHaveLength(5);
    expect(await areas('district', { territory: '321202' })).toEqual(['321202', '321202001', '321202002']);
    expect(await areas('district', { territory: '321202001' })).toEqual(['321202001']);
    expect(await areas('district', { territory: null })).toEqual([]);
    const others = Object.entries(staff).filter(([, user]) => !seesUnmet(user));
    expect(others.map(([name]) => name).sort()).toEqual([
      ...['author', 'counter', 'head', 'legal', 'nurse', 'organiser', 'reviewer'],
    ]);
    for (const [name] of others) expect(await areas(name as StaffName), name).toEqual([]);
  });

  it('hears at home how many searches of this month found nothing, and not how few', async () => {
    const t = createTranslator('zh');
    const home = async (who: StaffName, over: object = {}) => {
      const user = { ...staff[who], ...over };
      const session = { portal: demo.portal, user, facilityId: undefined, lang: 'zh' } as unknown as Parameters<
        typeof tasksOf
      >[0];
      return (await tasksOf(session, t)).filter(({ href }) => href === '/admin/unmet').map(({ title }) => title);
    };
    expect(await home('city')).toEqual([]);
    await add('321202001', 4);
    expect(await home('city')).toEqual(['本月有人找托位没有找到（不足 5 次）']);
    await add('321202001', 2);
    expect(await home('city')).toEqual(['本月有 6 次找托位，没有一家有位']);
    expect(await home('district', { territory: '321204' })).toEqual([]);
    expect(await home('head')).toEqual([]);
  });

  it('reads each kind by itself, with small counts hidden in every table', () => {
    const t = createTranslator('zh');
    const one = { kind: 'search', day: TODAY, area: '321202001', age: 'one', care: 'hourly', part: 'morning' } as const;
    const sums: UnmetSum[] = [
      { ...one, times: 20 },
      { ...one, area: '321204', age: 'two', care: 'any', times: 2 },
      { ...one, area: '', times: 7 },
      { ...one, kind: 'wait', times: 3 },
    ];
    expect(kindTable(sums, t).map((row) => countWords(row, t))).toEqual(['29', '0', '不足 5', '0']);
    const searches = sums.filter(({ kind }) => kind === 'search');
    const telling = { t, lang: 'zh', areas: demo.portal.city.areas, today: TODAY } as const;
    const tables = unmetTables(searches, { ...telling, period: PERIOD });
    expect(tables.map(({ by }) => by)).toEqual(['area', 'township', 'age', 'care', 'part', 'day']);
    const words = (at: number) => tables[at]?.rows.map((row) => `${row.name} ${countWords(row, t)}`);
    expect(words(1)).toEqual(['地点不详 不显示', '城东街道 20', '姜堰区，街道不详 不足 5']);
    expect(words(3)).toContain('计时托 不显示');
    expect(words(5)?.at(-1)).toBe(`${TODAY} 29`);
    expect(unmetTables(searches, { ...telling, period: '2026' }).at(-1)).toMatchObject({ by: 'month' });
    expect(unmetTables(sums.slice(3), { ...telling, period: PERIOD })).toEqual([]);
  });
});
