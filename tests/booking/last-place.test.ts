import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { families, leaveOnly, rush, soldFromNine } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import type { Family } from '../support/family.ts';

let demo: DemoPortal;
let crowd: Family[];
beforeAll(async () => {
  demo = await demoPortal();
  crowd = await families(demo.portal, 200);
});
afterAll(() => demo.close());

describe('families want a place at the same moment', () => {
  it.each([
    [200, 1],
    [100, 7],
    [200, 0],
  ])('%i families, %i places left: exactly as many are sold, and the others hear it plainly', async (count, left) => {
    await leaveOnly(demo.portal, left);
    const before = await soldFromNine(demo.portal);
    const results = await rush(demo.portal, crowd.slice(0, count));
    const refusals = results.filter((result) => !result.ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(left);
    expect(refusals).toHaveLength(count - left);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409, code: expect.stringMatching(/^no_place\./) });
    const { sold, capacity, held } = await soldFromNine(demo.portal);
    expect(sold).toBe(capacity);
    expect(held - before.held, 'a refused family leaves no booking behind').toBe(left);
    for (const result of results)
      if (result.ok) {
        const { id: bookingId, guardianId } = result.booking;
        await cancelBooking(demo.portal, { bookingId, guardianId, by: { kind: 'guardian', id: guardianId } });
      }
  });
});
