import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClaim, soldAt } from '#domain/capacity.ts';
import { readSheets, writeSheet } from '#cms/database/claims.ts';
import { inTransaction } from '#cms/database/in-transaction.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { readAvailability } from '#cms/use-cases/read-availability.ts';
import { demoPortal, type DemoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { type Family, hold, newFamily } from '../support/family.ts';

const BUYERS = 200;
let demo: DemoPortal;
let families: Family[];
beforeAll(async () => {
  demo = await demoPortal();
  families = await Promise.all(Array.from({ length: BUYERS }, (_, n) => newFamily(demo.portal, n)));
}, 120_000);
afterAll(() => demo.close());

const request = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;

async function infants() {
  const facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const group = facility?.classes.find(({ type }) => type === 'infant');
  if (!facility || !group) throw new Error('no example centre');
  return { facility, group };
}

/** Fills the class's day until exactly `left` places remain from 9 to 10. */
async function leaveOnly(left: number) {
  const { facility, group } = await infants();
  await inTransaction(demo.portal.payload, async (req) => {
    const [sheet] = await readSheets(demo.portal.payload, { classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY, req });
    const claims = Array.from({ length: group.places - left }, (_, n) => ({ booking: `enrolled:${n}`, from: 510, to: 1020 }));
    await writeSheet(demo.portal.payload, { classId: group.id, facilityId: facility.id, date: WEDNESDAY, version: sheet?.version ?? 0, claims }, req);
  });
  const { days } = await readAvailability(demo.portal, facility, { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' });
  expect(days[0]?.slots.find(({ minute }) => minute === 540)?.left).toBe(left);
}

async function soldFromNine() {
  const { group } = await infants();
  const [sheet] = await readSheets(demo.portal.payload, { classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY });
  return { sold: soldAt(540, sheet?.claims ?? []), capacity: group.places };
}

describe('200 families want a place at the same moment', () => {
  it.each([1, 7])('%i left: exactly as many are sold, and the others hear it plainly', async (left) => {
    await leaveOnly(left);
    const results = await Promise.all(families.map((family) => hold(demo.portal, family, request)));
    const refusals = results.filter((result) => !result.ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(left);
    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([409]));
    const { sold, capacity } = await soldFromNine();
    expect(sold).toBe(capacity);
  });

  it('without the guard, the same crowd oversells: the test can tell', async () => {
    await leaveOnly(1);
    const { facility, group } = await infants();
    const { payload } = demo.portal;
    // The control: everybody reads, then everybody writes, with no transaction and no version in the condition.
    const unguarded = async (family: Family) => {
      const [sheet] = await readSheets(payload, { classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY });
      const claim = { booking: family.childId, from: 540, to: 600 };
      const outcome = addClaim(sheet?.claims ?? [], claim, { day: { date: WEDNESDAY, weekday: 3 }, limits: group, shifts: group.shifts, now: demo.portal.now() });
      return outcome.ok;
    };
    const sold = (await Promise.all(families.map(unguarded))).filter(Boolean).length;
    expect(sold).toBeGreaterThan(1);
    expect(facility.slug).toBe(EXAMPLE_SLUG);
  });
});
