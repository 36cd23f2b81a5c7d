import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findSavedSearch } from '#cms/alerts/find-saved-search.ts';
import { freeCentres } from '#cms/alerts/free-centres.ts';
import { listSavedSearches } from '#cms/alerts/list-saved-searches.ts';
import { MOST_MESSAGES } from '#cms/alerts/look-at-search.ts';
import { resumeSearch } from '#cms/alerts/resume-search.ts';
import { MOST_SEARCHES, saveSearch } from '#cms/alerts/save-search.ts';
import { stopSearch } from '#cms/alerts/stop-search.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { linkToken } from '#cms/core/link-token.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { countOf } from '../support/count-of.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { checkSavedSearches, expireHolds } from '../support/due.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';
import { BUSY, fill, wait, wishFor } from '../support/waiting-family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
afterEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.delete({ collection: 'saved-searches', where: {} });
});

const family = () => newFamily(demo.portal, ++n);
/** Every test has a working day of its own. */
let next = '2026-11-29';
const day = () => {
  do next = addDays(next, 1);
  while (weekdayOf(next) > 5);
  return next;
};
const check = () => checkSavedSearches(demo.portal);
const later = (minutes: number) => demo.setNow(plusMinutes(demo.portal.now(), minutes));
const hourly = (date: string) => ({ form: 'hourly', date, window: BUSY }) as const;

async function told({ guardianId }: Family) {
  const { payload } = demo.portal;
  const { contact } = await payload.findByID({ collection: 'guardians', id: guardianId });
  const { docs } = await payload.find({
    collection: 'messages',
    where: { to: { equals: contact }, kind: { equals: 'place_free' } },
    sort: 'createdAt',
    pagination: false,
  });
  return docs.map(({ subject, text }) => `${subject} ${text}`);
}
const now = async ({ guardianId, id }: SavedSearch) => {
  const found = await findSavedSearch(demo.portal, { guardianId, id });
  if (!found) throw new Error('the saved search is gone');
  return found;
};
/** A family that waits for a full centre. */
async function waiting(options = {}) {
  const date = day();
  await fill(demo.portal, date);
  const parents = await family();
  const saved = await wait(demo.portal, parents.guardianId, await wishFor(demo.portal, date), options);
  return { date, parents, saved };
}

describe('a family that waits is told', () => {
  it('when somebody cancels, and not before; once; and again when it has filled up and come free anew', async () => {
    const { portal } = demo;
    const date = day();
    await fill(portal, date, 1);
    const others = await family();
    const bookingId = await book(portal, others, hourly(date));
    const parents = await family();
    const saved = await wait(portal, parents.guardianId, await wishFor(portal, date));
    await check();
    expect(await told(parents)).toEqual([]);

    await cancelBooking(portal, { bookingId, guardianId: others.guardianId, by: by(others) });
    await check();
    const [message] = await told(parents);
    expect(message).toContain('海陵示例托育园');
    expect(message).toContain(`凤城河 3 公里内 · 计时托 · ${date} 10:00–12:00`);
    expect(message).toContain(`/searches/open?token=${linkToken(portal, 'stop-search', saved.stopKey)} `);
    expect(message).toContain(`/searches/stop?token=${linkToken(portal, 'stop-search', saved.stopKey)}`);
    later(31);
    await check();
    expect(await told(parents)).toHaveLength(1);

    await fill(portal, date);
    await check();
    await fill(portal, date, 1);
    await check();
    expect(await told(parents)).toHaveLength(2);
    expect(await now(saved)).toMatchObject({ toldCount: 2, unsent: [], known: [infants(portal).facility.id] });
  });

  it('of a centre for employees alone only where it is one of them, or waits for that very centre', async () => {
    const { portal } = demo;
    const { id } = infants(portal).facility;
    const before = await portal.facilities.get(id);
    const takes = (data: object) => portal.payload.update({ collection: 'facilities', id, data });
    await takes({ institution: 'employer', openToPublic: 'no' });
    try {
      const date = day();
      await fill(portal, date);
      const [stranger, employee, asking] = [await family(), await family(), await family()];
      const wish = await wishFor(portal, date);
      const { contact } = await portal.guardians.get(employee.guardianId);
      const listed = { facility: id, name: '职工', contacts: contact };
      await portal.payload.create({ collection: 'employee-lists', data: listed, depth: 0 });
      const saved = await wait(portal, stranger.guardianId, wish);
      await wait(portal, employee.guardianId, wish);
      await wait(portal, asking.guardianId, wish, { facilityId: id });
      await fill(portal, date, 1);
      await check();
      expect(await told(stranger)).toEqual([]);
      expect(await told(employee)).toHaveLength(1);
      expect(await told(asking)).toHaveLength(1);
      // It is no news at the next look either, and has not used up a message.
      expect(await now(saved)).toMatchObject({ toldCount: 0, unsent: [], known: [id] });
    } finally {
      await takes({ institution: before.institution, openToPublic: before.openToPublic });
      await portal.payload.delete({ collection: 'employee-lists', where: { facility: { equals: id } } });
    }
  });

  it('when a hold runs out', async () => {
    const date = day();
    await fill(demo.portal, date, 1);
    await hold(demo.portal, await family(), hourly(date));
    const parents = await family();
    await wait(demo.portal, parents.guardianId, await wishFor(demo.portal, date));
    await check();
    later(16);
    await expireHolds(demo.portal);
    await check();
    expect(await told(parents)).toHaveLength(1);
  });

  it('not of what was free when it began to wait', async () => {
    const date = day();
    const parents = await family();
    await wait(demo.portal, parents.guardianId, await wishFor(demo.portal, date));
    await check();
    expect(await told(parents)).toEqual([]);
  });

  it('at most once in half an hour, and then of what is still free', async () => {
    const { date, parents } = await waiting();
    await fill(demo.portal, date, 1);
    await check();
    later(10);
    await fill(demo.portal, date);
    await check();
    later(10);
    await fill(demo.portal, date, 1);
    await check();
    expect(await told(parents)).toHaveLength(1);
    later(10);
    await check();
    expect(await told(parents)).toHaveLength(2);
  });

  it('of one centre only, when it waits for that one', async () => {
    const { portal } = demo;
    const date = day();
    await fill(portal, date);
    const [here, there] = [await family(), await family()];
    const wish = await wishFor(portal, date);
    const elsewhere = portal.supplies.all().find(({ id }) => id !== infants(portal).facility.id);
    await wait(portal, here.guardianId, wish, { facilityId: infants(portal).facility.id });
    await wait(portal, there.guardianId, wish, { facilityId: String(elsewhere?.id) });
    await fill(portal, date, 1);
    await check();
    expect(await told(here)).toHaveLength(1);
    expect((await told(here))[0]).not.toContain('凤城河');
    expect(await told(there)).toEqual([]);
  });

  it('of three centres by name and how many more, and never of a child’s age', async () => {
    const { portal } = demo;
    const date = day();
    const parents = await family();
    const wish = { ageMonths: 8, form: ['hourly' as const], when: { kind: 'window' as const, date, ...BUSY } };
    const saved = await wait(portal, parents.guardianId, wish, { lang: 'en' });
    const free = saved.known.length;
    expect(free).toBeGreaterThan(3);
    await portal.payload.update({ collection: 'saved-searches', id: saved.id, data: { known: [] } });
    await check();
    const [message = ''] = await told(parents);
    expect(message).toMatch(new RegExp(`^A place is free: ([^,]+, ){2}.+ and ${free - 3} more `));
    expect(message).toContain('/en/searches/open?token=');
    expect(message).not.toMatch(/8 months|ageMonths|个月/);
  });

  it('twenty times at most; the last message says so', async () => {
    const { date, parents, saved } = await waiting();
    const { payload } = demo.portal;
    await payload.update({ collection: 'saved-searches', id: saved.id, data: { toldCount: MOST_MESSAGES - 1 } });
    await fill(demo.portal, date, 1);
    await check();
    await check();
    expect(await told(parents)).toEqual([expect.stringContaining('最后一次')]);
    expect(await now(saved)).toMatchObject({ stopReason: 'too_many' });
  });
});

describe('it stops', () => {
  const freed = async (date: string) => {
    await fill(demo.portal, date, 1);
    await check();
  };

  it('when its family says so, and goes on when that is taken back', async () => {
    const { date, parents, saved } = await waiting();
    expect(await stopSearch(demo.portal, saved)).toMatchObject({ ok: true, saved: { stopReason: 'by_family' } });
    await freed(date);
    expect(await told(parents)).toEqual([]);
    expect(await stopSearch(demo.portal, saved)).toMatchObject({ ok: true });

    await fill(demo.portal, date);
    expect(await resumeSearch(demo.portal, saved)).toMatchObject({ ok: true, saved: { known: [] } });
    await freed(date);
    expect(await told(parents)).toHaveLength(1);
  });

  it('by the link in a message, for whoever has it, and by no other', async () => {
    const { date, parents, saved } = await waiting();
    const token = linkToken(demo.portal, 'stop-search', saved.stopKey);
    const changedAt = (at: number) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const wrong = [saved.id, saved.stopKey, '', `${token}A`, changedAt(0), changedAt(token.indexOf('.') + 1)];
    for (const guess of wrong)
      expect(await stopSearch(demo.portal, { token: guess }), guess).toMatchObject({
        status: 404,
        code: 'saved_search_not_found',
      });
    expect(await stopSearch(demo.portal, { token })).toMatchObject({ ok: true, saved: { id: saved.id } });
    await freed(date);
    expect(await told(parents)).toEqual([]);
    expect(await resumeSearch(demo.portal, { token })).toMatchObject({ ok: true });
    expect((await now(saved)).stoppedAt).toBeUndefined();
  });

  it('when its day is over, and cannot be taken up again', async () => {
    const { date, saved } = await waiting();
    demo.setNow(`${date}T15:59:00.000Z`);
    await check();
    expect((await now(saved)).stoppedAt).toBeUndefined();
    demo.setNow(`${date}T16:01:00.000Z`);
    await check();
    expect(await now(saved)).toMatchObject({ stopReason: 'time_passed' });
    expect(await resumeSearch(demo.portal, saved)).toMatchObject({ ok: false, code: 'search_over' });
  });

  it('when the family has booked that time, but not for a booking it had before, or of another time', async () => {
    const date = day();
    const [before, after] = [await family(), await family()];
    await book(demo.portal, before, hourly(date));
    later(1);
    const wish = await wishFor(demo.portal, date);
    const searches = [await wait(demo.portal, before.guardianId, wish), await wait(demo.portal, after.guardianId, wish)];
    await book(demo.portal, after, { form: 'hourly', date, window: { from: 720, to: 780 } });
    await check();
    for (const saved of searches) expect((await now(saved)).stopReason).toBeUndefined();
    await book(demo.portal, after, { form: 'hourly', date, window: { from: 660, to: 720 } });
    await check();
    expect(await Promise.all(searches.map(async (saved) => (await now(saved)).stopReason))).toEqual([undefined, 'booked']);
  });
});

/** So many who look have all read what is saved before the first of them finds a place. */
function everybodyMeets(many: number): { over: () => void } {
  const { search } = demo.portal;
  const real = search.searchFacilities.bind(search);
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let here = 0;
  search.searchFacilities = async (query) => {
    if (++here === many) resolve();
    await all;
    return real(query);
  };
  return {
    over: () => {
      search.searchFacilities = real;
    },
  };
}

describe('one message is sent', () => {
  it('when many look at once', async () => {
    const { portal } = demo;
    const { date, parents, saved } = await waiting();
    await fill(portal, date, 1);
    const { send } = portal.notify;
    const sent: string[] = [];
    portal.notify.send = (message) => {
      sent.push(message.id);
      return send(message);
    };
    expect(await freeCentres(portal, saved.wish)).toHaveLength(1);
    const seen = everybodyMeets(5);
    await Promise.all(Array.from({ length: 5 }, check));
    seen.over();
    portal.notify.send = send;
    expect(sent).toHaveLength(1);
    expect(await told(parents)).toHaveLength(1);
    expect(await now(saved)).toMatchObject({ toldCount: 1, unsent: [] });
  });

  it('when two processes look at once', async () => {
    const { date, parents } = await waiting();
    await fill(demo.portal, date, 1);
    const args = ['--disable-warning=ExperimentalWarning', 'tests/support/check-searches-process.ts', 'whole'];
    const child = spawn('node_modules/.bin/node', args, { env: process.env, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const line = async () => String((await once(lines, 'line'))[0]);
    expect(await line()).toBe('ready');
    const theirs = line();
    child.stdin.write('go\n');
    await Promise.all([theirs, check()]);
    expect(await told(parents)).toHaveLength(1);
  });

  it.each(['before-sending', 'after-sending'])('by the next who looks, when a process dies %s', async (moment) => {
    const { date, parents, saved } = await waiting();
    await fill(demo.portal, date, 1);
    const { signal, output } = await runProcess('tests/support/check-searches-process.ts', [moment]);
    expect(signal, output).toBe('SIGKILL');
    const before = moment === 'before-sending' ? 0 : 1;
    expect(await told(parents)).toHaveLength(before);
    expect((await now(saved)).unsent).toHaveLength(1);
    await check();
    expect(await told(parents), 'it may be alive and about to send').toHaveLength(before);
    later(2);
    await check();
    await check();
    expect(await told(parents)).toHaveLength(1);
    expect(await now(saved)).toMatchObject({ toldCount: 1, unsent: [] });
  });

  it('as soon as messages can be sent again', async () => {
    const { portal } = demo;
    const { date, parents } = await waiting();
    await fill(portal, date, 1);
    const { send } = portal.notify;
    const away: typeof send = async () => ({ ok: false, code: 'unavailable', message: '' });
    portal.notify.send = away;
    await check();
    expect(await told(parents)).toEqual([]);
    later(2);
    await fill(portal, date);
    portal.notify.send = send;
    await check();
    expect(await told(parents), 'it is full again').toEqual([]);
    await fill(portal, date, 1);
    later(29);
    portal.notify.send = away;
    await check();
    portal.notify.send = send;
    later(1);
    await check();
    expect(await told(parents)).toHaveLength(1);
  });

  it('to the others, when one family’s cannot be sent', async () => {
    const { portal } = demo;
    const { date, parents, saved } = await waiting();
    const others = await family();
    await wait(portal, others.guardianId, saved.wish);
    await fill(portal, date, 1);
    const { send } = portal.notify;
    portal.notify.send = (message) => (message.id.includes(saved.id) ? Promise.reject(new Error('a fault')) : send(message));
    await check();
    portal.notify.send = send;
    expect([await told(parents), await told(others)].map(({ length }) => length)).toEqual([0, 1]);
    later(1);
    await check();
    expect(await told(parents)).toHaveLength(1);
  });

  it('about a week’s pattern too, when the last of its days comes free', async () => {
    const { portal } = demo;
    const [monday, wednesday] = ['2027-02-01', '2027-02-03'];
    for (const date of [monday, wednesday]) await fill(portal, date);
    const parents = await family();
    const when = { kind: 'weekly', date: monday, weekdays: '13', weeks: 1, ...BUSY } as const;
    await wait(portal, parents.guardianId, { ...(await wishFor(portal, monday)), when });
    await fill(portal, monday, 1);
    await check();
    expect(await told(parents)).toEqual([]);
    await fill(portal, wednesday, 1);
    await check();
    expect(await told(parents)).toHaveLength(1);
  });
});

describe('saved searches', () => {
  it('are one family’s alone', async () => {
    const { saved } = await waiting();
    const { guardianId } = await family();
    const theirs = { id: saved.id, guardianId };
    expect(await findSavedSearch(demo.portal, theirs)).toBeUndefined();
    expect(await stopSearch(demo.portal, theirs)).toMatchObject({ status: 404 });
    expect(await resumeSearch(demo.portal, theirs)).toMatchObject({ status: 404 });
    expect(await listSavedSearches(demo.portal, guardianId)).toEqual({ live: [], stopped: [] });
    expect((await listSavedSearches(demo.portal, saved.guardianId)).live).toMatchObject([{ id: saved.id }]);
    expect((await now(saved)).stoppedAt).toBeUndefined();
  });

  it('have a time', async () => {
    const { guardianId } = await family();
    const { when, ...wish } = await wishFor(demo.portal, day());
    const label = { zh: { when: '' }, en: { when: '' } };
    const search = { guardianId, address: '', label, lang: 'zh' as const, wish: { ...wish, page: 1, perPage: 20 } };
    expect(await saveSearch(demo.portal, search)).toMatchObject({ ok: false, code: 'search_without_time', field: 'from' });
  });

  it('are ten at most, also when two are saved at the same moment; one saved twice is one', async () => {
    const { portal } = demo;
    const { guardianId } = await family();
    const wishes = await Promise.all(Array.from({ length: MOST_SEARCHES + 1 }, () => wishFor(portal, day())));
    for (const wish of wishes.slice(0, MOST_SEARCHES - 1)) await wait(portal, guardianId, wish);
    const last = await Promise.allSettled(wishes.slice(MOST_SEARCHES - 1).map((wish) => wait(portal, guardianId, wish)));
    expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(last.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'too_many_searches' } });
    const { live } = await listSavedSearches(portal, guardianId);
    expect(live).toHaveLength(MOST_SEARCHES);
    expect((await wait(portal, guardianId, wishes[0] as never)).id).toBe(live.at(-1)?.id);
  });

  it('cost no search when there is none, and one for all who wish the same', async () => {
    const { search } = demo.portal;
    const real = search.searchFacilities.bind(search);
    let searches = 0;
    search.searchFacilities = (query) => {
      searches++;
      return real(query);
    };
    const cost = async () => {
      searches = 0;
      await check();
      return searches;
    };
    expect(await cost()).toBe(0);
    const { date } = await waiting();
    const forOne = await cost();
    expect(forOne).toBeGreaterThan(0);
    const wish = await wishFor(demo.portal, date);
    for (let one = 0; one < 3; one++) await wait(demo.portal, (await family()).guardianId, wish);
    expect(await cost()).toBe(forOne);
    search.searchFacilities = real;
  });

  it('take turns when there are many', async () => {
    const all = [await waiting(), await waiting(), await waiting()];
    for (const { date } of all) await fill(demo.portal, date, 1);
    const toldOf = async () => (await Promise.all(all.map(({ parents }) => told(parents)))).flat().length;
    for (const [turn, count] of [2, 3, 3].entries()) {
      await checkSavedSearches(demo.portal, { turn, atOnce: 2 });
      expect(await toldOf()).toBe(count);
    }
  });

  it('go with the family, and a month after they stopped', async () => {
    const { payload } = demo.portal;
    const left = () => countOf(payload, 'saved-searches');
    const [first, second] = [await waiting(), await waiting()];
    await payload.delete({ collection: 'children', where: { guardian: { equals: first.parents.guardianId } } });
    await payload.delete({ collection: 'guardians', id: first.parents.guardianId });
    expect(await left()).toBe(1);
    await stopSearch(demo.portal, second.saved);
    later(29 * 1440);
    await forgetExpired(demo.portal);
    expect(await left()).toBe(1);
    later(2 * 1440);
    await forgetExpired(demo.portal);
    expect(await left()).toBe(0);
  });
});
