import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSeeded, seedCity } from '#cms/seed/seed-city.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

describe('seeding', () => {
  let demo: DemoPortal;
  beforeAll(async () => {
    demo = await demoPortal({ facilities: 3, seeded: false });
  });
  afterAll(() => demo.close());

  it('is done once: a second time changes nothing', async () => {
    const { portal } = demo;
    expect(await isSeeded(portal)).toBe(false);
    expect(await seedCity(portal, { facilities: 3 })).toBe(true);
    const count = async () =>
      Promise.all(
        (['facilities', 'bookings', 'articles', 'users'] as const).map((collection) => countOf(portal.payload, collection)),
      );
    const before = await count();
    expect(await seedCity(portal, { facilities: 3 })).toBe(false);
    expect(await count()).toEqual(before);
  });

  it('of a demonstration is never the start of a live portal, nor the other way round', async () => {
    const { portal } = demo;
    const environment = { ...portal.environment, mode: 'live' } as const;
    await expect(isSeeded({ ...portal, environment })).rejects.toThrow(/made as a demonstration.*DATA_DIR or DATABASE_URI/);
    await expect(seedCity({ ...portal, environment })).rejects.toThrow(/made as a demonstration/);
    await portal.payload.update({
      collection: 'audit-log',
      where: { action: { equals: 'seed_city' } },
      data: { action: 'open_city' },
    });
    expect(await isSeeded({ ...portal, environment })).toBe(true);
    await expect(isSeeded(portal)).rejects.toThrow(/of a live portal/);
  });

  it('that was broken off half-way is noticed, and the way out is named', async () => {
    const { portal } = demo;
    await portal.payload.delete({ collection: 'audit-log', where: { action: { in: ['seed_city', 'open_city'] } } });
    await expect(isSeeded(portal)).rejects.toThrow(/broken off half-way. Remove .*jintuo-test/);
  });
});
