import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seesArea } from '#cms/access/sees-area.ts';
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
  it('are counted once a day for a visitor and what it needs, for no program and no name, and anew the day after', async () => {
    const searches = counter();
    for (const one of [search(), search(), search({ agent: 'bingbot/2.0' }), search({ purpose: 'prefetch' })]) searches.note(one);
    searches.note(search({ wish: { page: 2 } }));
    searches.note(search({ wish: { q: '蒙特梭利' } }));
    searches.note(search({ wish: { when: { ...WHEN, from: 570, to: 690 } } }));
    searches.note(search({ wish: { when: { ...WHEN, date: '2026-11-27' }, ageMonths: 9 } }));
    demo.setNow('2026-11-23T15:30:00.000Z');
    searches.note(search());
    await searches.flush();
    expect(await times()).toBe(1);
    searches.note(search({ wish: { when: { ...WHEN, from: 840, to: 960 } } }));
    searches.note(search({ wish: { ageMonths: 14 } }));
    searches.note(search({ agent: `${PHONE} other` }));
    await searches.flush();
    expect(await times()).toBe(4);
    demo.setNow('2026-11-23T16:30:00.000Z');
    searches.note(search());
    searches.note(search());
    await searches.stop();
    expect((await rows()).filter(({ day }) => day === '2026-11-24').map((one) => one.times)).toEqual([1]);
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
    for (let one = 0; one < 20; one++)
      searches.note(search({ address: `2001:db8:0:1::${one + 1}`, wish: { township: `3212020${10 + one}` } }));
    await searches.stop();
    expect(await times()).toBe(3);
    const small = counter({ mostWaiting: 2 });
    for (const form of ['full_day', 'half_day', 'temporary', 'temporary'])
      small.note(search({ address: '198.51.100.9', wish: { form: [form] } }));
    await small.stop();
    const others = (await rows()).filter(({ care }) => care !== 'hourly');
    expect(others.map(({ care }) => care).sort()).toEqual(['full_day', 'half_day']);
    const before = await times();
    const busy = counter({ mostADay: 7 });
    for (let one = 0; one < 200; one++) busy.note(search({ address: `198.51.100.${one}` }));
    await busy.stop();
    expect(await times()).toBe(before + 7);
  });

  it('never make more rows of a day than there are townships, bands, kinds of care and parts, whoever makes them', async () => {
    const searches = counter();
    for (let one = 0; one < 300; one++) {
      const near = { lat: 32.4 + one / 9000, lng: 119.9 + one / 9000 };
      const when = { ...WHEN, date: `2026-12-${String(1 + (one % 28)).padStart(2, '0')}`, from: 540 + (one % 2) * 30 };
      searches.note(search({ address: `192.0.2.${one % 250}`, wish: { township: undefined, near, when, ageMonths: one % 12 } }));
    }
    await searches.stop();
    const made = await rows();
    expect(made.length).toBeLessThan(20);
    expect(new Set(made.map(({ area }) => area)).size).toBe(made.length);
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

  it('that the database does not take now are written down later, none twice', async () => {
    const searches = counter();
    const { add } = demo.portal.unmet;
    let taken = 0;
    demo.portal.unmet.add = (sum) => (taken++ < 2 ? add(sum) : Promise.reject(new Error('away')));
    for (const ageMonths of [2, 14, 26, undefined]) searches.note(search({ wish: { ageMonths } }));
    await searches.flush();
    expect(await times()).toBe(2);
    // Nothing more is tried where one has failed.
    expect(taken).toBe(3);
    demo.portal.unmet.add = add;
    searches.note(search({ address: '203.0.113.8', wish: { ageMonths: 26 } }));
    await searches.stop();
    expect((await rows()).map(({ age, times: count }) => `${age} ${count}`).sort()).toEqual([
      ...['any 1', 'one 1', 'two 2', 'under_one 1'],
    ]);
  });

  it('whose township the index cannot tell now are written down once it can', async () => {
    const searches = counter();
    const { searchFacilities } = demo.portal.search;
    demo.portal.search.searchFacilities = () => Promise.reject(new Error('away'));
    const near = { lat: 32.4931, lng: 119.9147 };
    searches.note(search({ wish: { township: undefined, near } }));
    await searches.flush();
    expect(await rows()).toEqual([]);
    demo.portal.search.searchFacilities = searchFacilities;
    await searches.stop();
    expect(await times()).toBe(1);
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

  it('hears at home about how many searches of this month found nothing, and of few nothing', async () => {
    const t = createTranslator('zh');
    const home = async (who: StaffName, over: object = {}) => {
      const user = { ...staff[who], ...over };
      const session = { portal: demo.portal, user, facilityId: undefined, lang: 'zh' } as unknown as Parameters<
        typeof tasksOf
      >[0];
      return (await tasksOf(session, t)).filter(({ href }) => href === '/admin/unmet').map(({ title }) => title);
    };
    await add('321202001', 4);
    expect(await home('city')).toEqual([]);
    await add('321202001', 4);
    expect(await home('city')).toEqual(['本月约有 10 次找托位，没有一家有位']);
    expect(await home('district', { territory: '321204' })).toEqual([]);
    expect(await home('head')).toEqual([]);
  });

  const one = { kind: 'search', day: TODAY, area: '321202001', age: 'one', care: 'hourly', part: 'morning' } as const;
  const tablesOf = (sums: readonly UnmetSum[], { who = 'city' as StaffName, over = {}, period = PERIOD } = {}) => {
    const { areas } = demo.portal.city;
    const sees = (area: string) => seesArea({ ...staff[who], ...over }, areas, area);
    return unmetTables(sums, { t: createTranslator('zh'), lang: 'zh', areas, today: TODAY, period, sees });
  };

  it('reads each kind by itself, each count to the nearest five and none that is small', () => {
    const t = createTranslator('zh');
    const sums: UnmetSum[] = [
      { ...one, times: 22 },
      { ...one, area: '321204', age: 'two', care: 'any', times: 2 },
      { ...one, area: '', times: 7 },
      { ...one, kind: 'wait', times: 3 },
    ];
    expect(kindTable(sums, t).map((row) => countWords(row, t))).toEqual(['30', '不足 5', '不足 5', '不足 5']);
    const searches = sums.filter(({ kind }) => kind === 'search');
    const tables = tablesOf(searches);
    expect(tables.map(({ by }) => by)).toEqual(['area', 'township', 'age', 'care', 'part', 'day']);
    const words = (at: number) => tables[at]?.rows.map((row) => `${row.name} ${countWords(row, t)}`);
    expect(words(1)).toEqual(['城东街道 20', '地点不详 5', '其余合计 不足 5']);
    expect(words(3)).toContain('计时托 30');
    expect(words(5)?.at(-1)).toBe(`${TODAY} 30`);
    expect(tablesOf(searches, { period: '2026' }).at(-1)).toMatchObject({ by: 'month' });
    expect(tablesOf(sums.slice(3))).toEqual([]);
    expect(tablesOf(searches, { who: 'district', over: { territory: '321202' } }).map(({ by }) => by)).not.toContain('area');
  });

  it('cannot tell from yesterday’s page and today’s that one more has come, nor what it was', () => {
    const before: UnmetSum[] = [{ ...one, times: 20 }];
    const other = { ...one, area: '321204002', age: 'two', care: 'half_day', part: 'afternoon', day: '2026-11-20' } as const;
    const after = [...before, { ...other, times: 1 }];
    expect(tablesOf(after)).toEqual(tablesOf(before));
    expect(kindTable(after, createTranslator('zh'))).toEqual(kindTable(before, createTranslator('zh')));
  });
});
