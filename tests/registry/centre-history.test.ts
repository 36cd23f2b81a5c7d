import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Facility } from '#cms/records/payload-types.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
let id: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 60 });
  id = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
afterAll(() => demo.close());

const update = (data: Partial<Facility>, locale: 'zh' | 'en' = 'zh') =>
  demo.portal.payload.update({ collection: 'facilities', id, data, locale });
const historyOf = async (slug: string) => (await facilityDetails(demo.portal, slug))?.history ?? [];

it('suspension and reinstatement stand in a centre’s public history with their dates and reasons, each stop of several', async () => {
  const before = await historyOf(EXAMPLE_SLUG);
  demo.setNow('2026-12-02T01:00:00.000Z');
  const { stops } = await update({ credentialStatus: 'suspended' });
  const [first] = stops ?? [];
  await update({ stops: [{ ...first, from: '2026-12-02', cause: 'suspended', reason: '消防整改' }] });
  await update({ stops: [{ ...first, from: '2026-12-02', cause: 'suspended', reason: 'fire-safety works' }] }, 'en');
  demo.setNow('2026-12-09T01:00:00.000Z');
  await update({ credentialStatus: 'valid' }, 'en');
  demo.setNow('2026-12-14T01:00:00.000Z');
  await update({ operating: 'paused' });
  demo.setNow('2026-12-16T01:00:00.000Z');
  await update({ operating: 'normal' });
  const lines = (await historyOf(EXAMPLE_SLUG)).slice(0, -before.length);
  expect(lines.map(({ on, what }) => [on, what.zh])).toEqual([
    ['2026-12-16', '恢复接收孩子'],
    ['2026-12-14', '停业，停止接收孩子'],
    ['2026-12-09', '恢复接收孩子'],
    ['2026-12-02', '资质暂停，停止接收孩子：消防整改'],
  ]);
  expect(lines.at(-1)?.what.en).toBe('Credential suspended: takes no children (fire-safety works)');
});

it('a sample centre that is suspended, or whose credential has run out, says since when', async () => {
  const where = { credentialStatus: { in: ['suspended', 'expired'] } };
  const { docs } = await demo.portal.payload.find({ collection: 'facilities', where, pagination: false, locale: 'zh' });
  expect(docs.length).toBeGreaterThan(0);
  for (const { slug, stops } of docs) {
    const [newest] = await historyOf(slug);
    expect(newest?.what.zh).toMatch(/停止接收孩子/);
    expect(newest?.on).toBe(stops?.[0]?.from);
  }
});
