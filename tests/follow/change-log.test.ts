import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nobody } from '#cms/access/by-role.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { addNumbered } from '#cms/ports/database/numbered-rows.ts';
import { PLACES } from '#cms/records/changes.ts';
import type { Change as Row } from '#cms/records/payload-types.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facility = infants(demo.portal).facility.id;
});
afterAll(() => demo.close());

/** The entries that a piece of work leaves, the oldest first. */
async function entriesOf(work: () => Promise<unknown>): Promise<Row[]> {
  const known = new Set((await entries()).map(({ id }) => id));
  await work();
  return (await entries()).filter(({ id }) => !known.has(id));
}
const entries = async () =>
  (await demo.portal.payload.find({ collection: 'changes', sort: 'seq', pagination: false, limit: 0 })).docs;

const rename = (name: string, more: object = {}) =>
  demo.portal.payload.update({ collection: 'facilities', id: facility, locale: 'zh', data: { name }, depth: 1, ...more });

describe('a change is written down', () => {
  it('with who made it, what it was and which fields, and without what they say', async () => {
    const [entry, ...more] = await entriesOf(() => rename('紫藤萝托育园', { user: staff.district, overrideAccess: false }));
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actor: staff.district.id, action: 'update', subject: 'facilities', document: facility });
    expect(entry).toMatchObject({ slug: 'hailing-sample', fields: ['name'] });
    expect(JSON.stringify(entry)).not.toContain('紫藤萝');
    expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('with the centre that it belongs to, also when it is taken away', async () => {
    const closure = { facility, from: WEDNESDAY, to: WEDNESDAY, reason: '教师培训' };
    const written = await entriesOf(async () => {
      const { id } = await demo.portal.payload.create({ collection: 'closures', data: closure, locale: 'zh' });
      await demo.portal.payload.delete({ collection: 'closures', id });
    });
    expect(written.map(({ actor, action, subject, facility }) => [actor, action, subject, facility])).toEqual([
      ['system', 'create', 'closures', facility],
      ['system', 'delete', 'closures', facility],
    ]);
  });

  it('only if it is kept: what is rolled back leaves no entry', async () => {
    const written = await entriesOf(async () => {
      await inTransaction(demo.portal.payload, async (req) => {
        await rename('从未有过', { req });
        return { ok: false };
      });
      await inTransaction(demo.portal.payload, async (req) => {
        await rename('从未有过', { req });
        throw new Error('broken off');
      }).catch(() => undefined);
    });
    expect(written).toEqual([]);
  });

  it('and each process knows its own entries from those of others', async () => {
    const next = await demo.portal.changes.follow();
    await demo.portal.changes.write({ action: 'update', collection: 'month-tips', ids: ['1'] });
    const row = { actor: 'system', action: 'update', subject: 'month-tips', document: '2', fields: [] };
    await addNumbered(demo.portal.payload, 'changes', row);
    const read = (await next()).filter(({ collection }) => collection === 'month-tips');
    expect(read.map(({ ids, elsewhere = false }) => [...ids, elsewhere])).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });

  it('once for all of bulk work, which says so itself', async () => {
    expect(await entriesOf(() => rename('海陵示例托育园', { context: { quiet: true } }))).toEqual([]);
  });

  it('when places are sold: which days of which class, and nothing of the family', async () => {
    const parents = await newFamily(demo.portal, 0);
    const request = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;
    const written = await entriesOf(() => hold(demo.portal, parents, request));
    const { group } = infants(demo.portal);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ actor: 'system', subject: PLACES, document: `${group.id}|${WEDNESDAY}`, facility });
    expect(JSON.stringify(written)).not.toContain(parents.guardianId);
    expect(JSON.stringify(written)).not.toContain(parents.childId);
  });

  it('whatever it is that people on the staff can change', () => {
    const mayWrite = (access: object) => Object.entries(access).some(([verb, rule]) => WRITES.includes(verb) && rule !== nobody);
    const collections = demo.portal.payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'));
    const written = collections.filter(({ access }) => mayWrite(access)).map(({ slug }) => slug);
    const logged = collections.filter(({ hooks }) => hooks.afterChange.some(({ name }) => name === 'recordChange'));
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((slug) => !logged.some((one) => one.slug === slug))).toEqual([]);
  });
});

const DAY_MS = 24 * 3_600_000;
const WRITES = ['create', 'update', 'delete'];

describe('who follows the log', () => {
  it('hears of every change once, in the order of commits, however many are under way', async () => {
    const next = await demo.portal.changes.follow();
    const names = Array.from({ length: 30 }, (_, n) => `n${n}`);
    const heard: string[] = [];
    const listening = (async () => {
      while (heard.length < names.length) {
        heard.push(...(await next()).flatMap(({ ids }) => ids));
        await setTimeout(1);
      }
    })();
    const write = (name: string) =>
      inTransaction(demo.portal.payload, async (req) => {
        await demo.portal.changes.write({ action: 'update', collection: 'articles', ids: [name] }, req);
        await setTimeout(Math.random() * 20);
      });
    await Promise.all([listening, ...names.map(write)]);
    expect(await next()).toEqual([]);
    expect(heard.toSorted()).toEqual(names.toSorted());
    const numbers = (await entries()).slice(-names.length).map(({ seq }) => seq);
    if (!process.env.MONGODB_TEST_URI) expect(numbers).toEqual(numbers.map((_, n) => (numbers[0] ?? 0) + n));
  });
});

describe('what is old', () => {
  it('is thrown away: entries about sold places first, and never the newest, after which the next is numbered', async () => {
    const { changes } = demo.portal;
    await changes.write({ action: 'update', collection: PLACES, ids: ['a|2026-11-25'] });
    await changes.write({ action: 'update', collection: 'articles', ids: ['b'] });
    const all = await entries();
    const others = all.filter(({ subject }) => subject !== PLACES);
    expect(others.length).toBeLessThan(all.length);
    await changes.forget();
    expect(await entries(), 'nothing is old').toHaveLength(all.length);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY_MS });
    await changes.forget();
    expect(await entries()).toEqual(others);
    vi.setSystemTime(Date.now() + 400 * DAY_MS);
    await changes.forget();
    vi.useRealTimers();
    expect(await entries()).toEqual(others.slice(-1));
    const next = await changes.follow();
    await changes.write({ action: 'update', collection: 'articles', ids: ['c'] });
    expect((await next()).map(({ ids }) => ids)).toEqual([['c']]);
  });
});
