import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSeeded, seedCity } from '#cms/seed/seed-city.ts';
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
        (['facilities', 'bookings', 'articles', 'users'] as const).map(
          async (collection) => (await portal.payload.count({ collection })).totalDocs,
        ),
      );
    const before = await count();
    expect(await seedCity(portal, { facilities: 3 })).toBe(false);
    expect(await count()).toEqual(before);
  });

  it('that was broken off half-way is noticed, and the way out is named', async () => {
    const { portal } = demo;
    await portal.payload.delete({ collection: 'audit-log', where: { action: { equals: 'seed_city' } } });
    await expect(isSeeded(portal)).rejects.toThrow(/broken off half-way. Remove .*jintuo-test/);
  });
});
