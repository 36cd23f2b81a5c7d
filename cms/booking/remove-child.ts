import { endFrameworks } from '#cms/contracts/end-framework.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { type ForgetNeeds, forgetChild } from '#cms/guidance/activities/forget.ts';
import { sendOfActivity } from '#cms/guidance/activities/tell.ts';
import { forgetConsults } from '#cms/guidance/consults/book-consult.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { saysAnything } from '#domain/booking/health-check.ts';
import { contractKeptUntil } from '#domain/contract/legal-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { listBookings } from './list-bookings.ts';
import { type Ending, endWaitsOf } from './waitlist/end-wait.ts';

type Reading = Pick<Portal, 'bookings' | 'children' | 'familyData' | 'guardians' | 'now'>;

/** What removing a child does: which stays must end first, and until when its name is kept for the papers that have it. */
export interface Removal {
  child: Child;
  ahead: BookingRecord[];
  keptUntil?: CivilDate;
}

/** Another family's child is not found. */
export async function removalOf(
  portal: Reading,
  { guardianId, childId }: { guardianId: string; childId: string },
  unit?: Unit,
): Promise<Removal | undefined> {
  const child = (await portal.children.listOf(guardianId, unit)).find(({ id }) => id === childId);
  if (!child) return undefined;
  const ids = await portal.guardians.familyOf(guardianId, unit);
  const lists = await Promise.all(ids.map((id) => listBookings(portal, id)));
  const [ahead, past] = [lists.flatMap((list) => list.ahead), lists.flatMap((list) => list.past)];
  const own = ({ childId: whose }: BookingRecord) => whose === childId;
  return { child, ahead: ahead.filter(own), keptUntil: await keptUntil(portal, ids, past.filter(own)) };
}

/**
 * Removes a child. Notes on health, who collects it or has, and their photographs go at once: they are other people's,
 * and that the child was given to somebody who was known stays. Of one that has been signed for,
 * name and birth date stay, seen by no family, until the last contract's legal time is over; another goes whole.
 */
export async function removeChild(
  portal: Reading &
    Ending &
    ForgetNeeds &
    Parameters<typeof sendOfActivity>[0] &
    Pick<Portal, 'audit' | 'consults' | 'contracts' | 'infections' | 'pickupPhotos' | 'tours'>,
  which: { guardianId: string; childId: string },
): Promise<Result<object>> {
  const { audit, bookings, children, guardians, pickupPhotos, work } = portal;
  const { guardianId, childId } = which;
  const removed = await work(async (unit): Promise<Result<{ keys: string[] }>> => {
    await guardians.takeTurn(guardianId, unit);
    const removal = await removalOf(portal, which, unit);
    if (!removal) return notFound('child_not_found');
    if (removal.ahead.length > 0) return conflict('child_booked', { params: { number: removal.ahead[0]?.number ?? '' } });
    const ids = await guardians.familyOf(guardianId, unit);
    for (const id of ids) await endFrameworks(portal, { guardianId: id, childId }, unit);
    await endWaitsOf(portal, { guardianId, childId }, unit);
    const keys = await forgetChild(portal, which, unit);
    await forgetConsults(portal, which, unit);
    await pickupPhotos.removeOfChild(childId, unit);
    await portal.tours.removeOfChild(childId, unit);
    await portal.infections.removeOfChild(childId, unit);
    const all: BookingRecord[] = [];
    for (const id of ids) all.push(...(await bookings.listOf(id, unit)));
    const stays = all.filter((stay) => stay.childId === childId);
    for (const stay of stays) await bookings.forgetPickups(stay, unit);
    if (removal.keptUntil || stays.length > 0) await children.hide(childId, portal.now(), unit);
    else await children.remove(childId, unit);
    if (stays.length > 0 && !removal.keptUntil) await children.makeNameless(childId, unit);
    await audit.write({ actor: guardianId, action: 'remove_child', subject: `child:${childId}` }, unit);
    return { ok: true, keys };
  });
  if (removed.ok) await sendOfActivity(portal, removed.keys);
  return removed.ok ? { ok: true } : removed;
}

/** Takes their names out of what is kept of children that were removed, once no contract needs them. */
export async function forgetRemoved(portal: Reading & Pick<Portal, 'audit' | 'city' | 'work'>): Promise<void> {
  const today = todayOf(portal);
  for (const child of await portal.children.listRemoved()) {
    const guardianId = typeof child.guardian === 'string' ? child.guardian : child.guardian.id;
    const ids = await portal.guardians.familyOf(guardianId);
    const all = await Promise.all(ids.map((id) => portal.bookings.listOf(id)));
    const own = all.flat().filter((stay) => stay.childId === child.id);
    // The last day may have been noted since.
    const told = own.filter(({ actions }) =>
      actions.some(
        (one) =>
          (one.type === 'check_out' && one.collected && one.collected.name !== '—') ||
          ((one.type === 'check_in' || one.type === 'noon_check') && one.check && saysAnything(one.check)),
      ),
    );
    await portal.work(async (unit) => {
      for (const { id } of told) await portal.bookings.forgetPickups(await portal.bookings.get(id, unit), unit);
    });
    const until = await keptUntil(portal, ids, own);
    if (until && until >= today) continue;
    await portal.work(async (unit) => {
      await portal.children.makeNameless(child.id, unit);
      await portal.audit.write({ actor: 'system', action: 'forget_child', subject: `child:${child.id}` }, unit);
    });
  }
}

async function keptUntil(
  { familyData }: Reading,
  guardianIds: readonly string[],
  stays: readonly BookingRecord[],
): Promise<CivilDate | undefined> {
  const contracts = await Promise.all(guardianIds.map((id) => familyData.contractsOf(id)));
  return contracts
    .flat()
    .filter(({ bookingId }) => stays.some(({ id }) => id === bookingId))
    .map(({ snapshot }) => contractKeptUntil(snapshot))
    .sort()
    .at(-1);
}
