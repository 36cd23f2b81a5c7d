import { expect } from 'vitest';
import { readAvailability } from '#cms/places/read-availability.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isBusy } from '#cms/ports/busy.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { readSheets, writeSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { soldAt } from '#domain/places/capacity.ts';
import { WEDNESDAY } from './demo-portal.ts';
import { type Family, hold, newFamily } from './family.ts';

/** What everybody wants: Wednesday from nine to ten with the infants of the example centre. */
export const WANTED = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;

export function infants(portal: Portal) {
  const facility = portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const group = facility?.classes.find(({ type }) => type === 'infant');
  if (!facility || !group) throw new Error('no example centre');
  return { facility, group };
}

export function families(portal: Portal, count: number, from = 0): Promise<Family[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => newFamily(portal, from + n)));
}

/** Fills the class's day until exactly `left` places remain from nine to ten. */
export async function leaveOnly(portal: Portal, left: number): Promise<void> {
  const { facility, group } = infants(portal);
  await inTransaction(portal.payload, async (req) => {
    const [sheet] = await readSheets(portal.payload, { classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY, req });
    const claims = Array.from({ length: group.places - left }, (_, n) => ({ booking: `enrolled:${n}`, from: 510, to: 1020 }));
    const day = { classId: group.id, facilityId: facility.id, date: WEDNESDAY, version: sheet?.version ?? 0, claims };
    await writeSheets(portal.payload, [day], req);
  });
  const { days } = await readAvailability(portal, facility, { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' });
  expect(days[0]?.slots.find(({ minute }) => minute === 540)?.left).toBe(left);
}

/** Everybody asks at the same moment. Who hears that too many do comes again, as is asked for. */
export function rush(portal: Portal, crowd: readonly Family[]) {
  return Promise.all(crowd.map((family) => comingAgain(() => hold(portal, family, WANTED))));
}

/** Whoever hears that too many ask comes again. */
export async function comingAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
}

/** What the crowd holds is as if it had never been: the next round finds the same families free. */
export async function clearCrowd({ payload }: Portal): Promise<void> {
  await payload.db.deleteMany({ collection: 'bookings', where: { from: { equals: WEDNESDAY }, status: { equals: 'held' } } });
}

/** Children in the class from nine to half past, and how many bookings say so. */
export async function soldFromNine(portal: Portal) {
  const { group } = infants(portal);
  const [sheet] = await readSheets(portal.payload, { classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY });
  const { docs } = await portal.payload.find({
    collection: 'bookings',
    where: { class: { equals: group.id }, status: { equals: 'held' }, from: { equals: WEDNESDAY } },
    pagination: false,
    depth: 0,
  });
  const claims = sheet?.claims ?? [];
  const unclaimed = docs.filter(({ id }) => !claims.some(({ booking }) => booking === id));
  return { sold: soldAt(540, claims), capacity: group.places, held: docs.length, unclaimed: unclaimed.length };
}
