import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILLED } from '#cms/records/audit.ts';
import { isSeeded, seedCity } from '#cms/seed/seed-city.ts';
import { underSetup } from '#cms/seed/under-setup.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

describe('an empty database that several processes find', () => {
  let demo: DemoPortal;
  beforeAll(async () => {
    demo = await demoPortal({ seeded: false });
  });
  afterAll(() => demo.close());

  /** As another process that has this database too: no lock of a folder tells it that it is alone. */
  const other = () => ({ ...demo.portal, folder: undefined });
  const fillings = () => demo.portal.payload.count({ collection: 'audit-log', where: { action: { equals: FILLED.demo } } });

  it('is filled by one of them, while the other waits and comes back when it is done', async () => {
    const said: string[] = [];
    const log = {
      ...demo.portal.log,
      info: (_about: object, words: string) => said.push(words),
    } as unknown as typeof demo.portal.log;
    const filled = await Promise.all([seedCity({ ...other(), log }, wish), seedCity({ ...other(), log }, wish)]);
    expect(filled.toSorted()).toEqual([false, true]);
    expect(said).toEqual(['another process fills this database: waiting until it has']);
    expect((await fillings()).totalDocs).toBe(1);
    expect(await seedCity(other(), wish)).toBe(false);
  });

  const wish = { facilities: 3, pictures: false, weeks: 1 };
  const forget = async () => {
    await demo.portal.payload.db.deleteMany({ collection: 'audit-log', where: { action: { equals: FILLED.demo } } });
  };
  /** As if a process had begun to fill it, and was not heard of again. */
  const lose = async () => {
    expect(await demo.portal.setup.take('lost', { alone: false })).toEqual({ begun: false });
    expect(await demo.portal.setup.begin('lost')).toBe(true);
  };

  it('is filled anew where the one before was lost in the middle, at once where nobody else can be there', async () => {
    const { payload, setup } = demo.portal;
    const before = await countOf(payload, 'facilities');
    await forget();
    await payload.db.deleteMany({ collection: 'articles', where: {} });
    await lose();
    await expect(underSetup(other(), () => Promise.resolve(1), { patienceMs: 1 })).rejects.toThrow('for too long');
    expect(await seedCity(other(), { ...wish, leaseMs: 300 })).toBe(true);
    expect(await setup.renew('lost')).toBe(false);
    expect(await countOf(payload, 'facilities')).toBe(before);
    expect(await countOf(payload, 'articles')).toBeGreaterThan(10);

    await lose();
    expect(await setup.take('alone', { alone: true })).toEqual({ begun: true });
    await setup.release('alone');
  });

  it('is left as it is where the one before was lost after it was filled', async () => {
    const { payload, setup } = demo.portal;
    await forget();
    await lose();
    const broken = {
      ...other(),
      followed: () => Promise.reject(new Error('died')),
      setup: { ...setup, release: () => Promise.reject(new Error('gone')) },
    };
    await expect(seedCity(broken, { ...wish, leaseMs: 300 })).rejects.toThrow('died');
    const rows = async () => [await countOf(payload, 'bookings'), await countOf(payload, 'facilities')];
    const before = await rows();
    await demo.portal.audit.write({ actor: 'system', action: 'since_then', subject: 'database' });
    expect(await underSetup(other(), () => isSeeded(demo.portal), { leaseMs: 300 })).toBe(true);
    expect(await rows()).toEqual(before);
    expect(await demo.portal.audit.findLatest('since_then')).toBeDefined();
    expect(await setup.take('next', { alone: false }), 'nothing is held').toEqual({ begun: false });
    await setup.release('next');
  });

  it('is left as it is where the one before had not begun, or was filled for the other mode', async () => {
    const { payload, setup } = demo.portal;
    const before = await countOf(payload, 'facilities');
    const environment = { ...demo.portal.environment, mode: 'live' } as const;
    await lose();
    await expect(seedCity({ ...other(), environment }, { leaseMs: 300 })).rejects.toThrow(/made as a demonstration/);
    await forget();
    await setup.take('lost', { alone: false });
    await expect(seedCity(other(), { ...wish, leaseMs: 300 })).rejects.toThrow(/broken off half-way/);
    expect(await countOf(payload, 'facilities')).toBe(before);
  });

  it('is written no further by one that was stopped for so long that another has taken over', async () => {
    const { payload, setup } = demo.portal;
    const before = await countOf(payload, 'facilities');
    await lose();
    const clock = Promise.withResolvers<void>();
    let isStopped = false;
    const stopped = {
      ...other(),
      refreshSpecialDays: () => {
        isStopped = true;
        return clock.promise;
      },
      setup: {
        ...setup,
        renew: (by: string) => (isStopped ? new Promise<boolean>(() => {}) : setup.renew(by)),
      },
    };
    const one = seedCity(stopped, { ...wish, leaseMs: 300 });
    const refused = expect(one).rejects.toThrow('taken over');
    await expect.poll(() => isStopped, { timeout: 20_000 }).toBe(true);
    expect(await seedCity(other(), { ...wish, leaseMs: 300 })).toBe(true);
    isStopped = false;
    clock.resolve();
    await refused;
    expect((await fillings()).totalDocs).toBe(1);
    expect(await countOf(payload, 'facilities')).toBe(before);
  });

  it('is not said to be filled by one that another has taken over from', async () => {
    const { setup } = demo.portal;
    await lose();
    expect(await setup.take('next', { alone: true })).toEqual({ begun: true });
    const writes: string[] = [];
    const write = async () => void writes.push('filled');
    expect(await setup.finish('lost', write)).toBe(false);
    expect(await setup.finish('next', write)).toBe(true);
    expect(writes).toEqual(['filled']);
  });
});
