import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILLED } from '#cms/records/audit.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
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
    const wish = { facilities: 3, pictures: false };
    const filled = await Promise.all([seedCity({ ...other(), log }, wish), seedCity({ ...other(), log }, wish)]);
    expect(filled.toSorted()).toEqual([false, true]);
    expect(said).toEqual(['another process fills this database: waiting until it has']);
    expect((await fillings()).totalDocs).toBe(1);
    expect(await seedCity(other(), wish)).toBe(false);
  });

  it('is filled anew where the one before was lost in the middle, at once where nobody else can be there', async () => {
    const { payload, setup } = demo.portal;
    const before = await countOf(payload, 'facilities');
    await payload.db.deleteMany({ collection: 'audit-log', where: { action: { equals: FILLED.demo } } });
    await payload.db.deleteMany({ collection: 'articles', where: {} });
    expect(await setup.take('lost', { ms: 60_000, alone: false })).toEqual({ lost: false });
    await expect(underSetup(other(), () => Promise.resolve(1), { patienceMs: 1 })).rejects.toThrow('for too long');
    expect(await setup.renew('lost', -1)).toBe(true);
    expect(await seedCity(other(), { facilities: 3, pictures: false })).toBe(true);
    expect(await setup.renew('lost', 60_000)).toBe(false);
    expect(await countOf(payload, 'facilities')).toBe(before);
    expect(await countOf(payload, 'articles')).toBeGreaterThan(10);

    expect(await setup.take('lost', { ms: 60_000, alone: false })).toEqual({ lost: false });
    expect(await setup.take('alone', { ms: 60_000, alone: true })).toEqual({ lost: true });
  });
});
