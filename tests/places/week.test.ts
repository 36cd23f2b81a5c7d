import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekOccupancy } from '#cms/places/roster.ts';
import { weekAhead } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { threeCentres } from '../support/staff.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false, facilities: 30 });
});
afterAll(() => demo.close());

describe('a week', () => {
  it('in which nothing is sold says how many could come, not 0 of 0', async () => {
    const { own: facilityId } = await threeCentres(demo.portal);
    const cells = await weekOccupancy(demo.portal, { facilityId, monday: '2027-03-01' });
    const open = cells.filter(({ closed }) => !closed);
    expect(open.length).toBeGreaterThan(0);
    for (const { peak, capacityAtPeak } of open) expect([peak, capacityAtPeak > 0]).toEqual([0, true]);
  });

  it('is the next one at a weekend', () => {
    expect(weekAhead('2026-11-27')).toBe('2026-11-23');
    expect(weekAhead('2026-11-28')).toBe('2026-11-30');
    expect(weekAhead('2026-11-29')).toBe('2026-11-30');
  });
});
