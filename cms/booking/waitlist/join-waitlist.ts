import { todayOf } from '#cms/core/clock.ts';
import { newLinkKey } from '#cms/core/link-token.ts';
import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { sendToFamily } from '#cms/payments/family-letters.ts';
import { aheadOf, type KeepingAhead, spanWaited } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { notCovered, overlapping } from '#domain/booking/one-at-a-time.ts';
import { type Occasion, requestProblem } from '#domain/care/care.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import { MOST_WAITED_WEEKS, staysOfChild, type WaitedCare, waitable, withKept } from '#domain/offers/waitlist.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import { isListedEmployee } from '../judge-employee.ts';
import { partyOf } from '../party-of.ts';
import { refuseUntouredWait } from '../tours/tour-first.ts';
import { paySooner, type Shortening } from './pay-sooner.ts';
import { hasSiblingThere } from './sibling-there.ts';

/** Waitlists that one family may be on. */
const MOST_WAITS = 10;

export interface WishToWait {
  slug: string;
  guardianId: string;
  childIds: readonly string[];
  care: WaitedCare;
  /** It waits for one of the places that are for employees. */
  asEmployee?: boolean;
}

export type Joining = KeepingAhead &
  Shortening &
  Parameters<typeof refuseUntouredWait>[0] &
  Pick<
    Portal,
    'bookings' | 'children' | 'employeeLists' | 'enrolled' | 'facilities' | 'guardians' | 'now' | 'sheets' | 'waits' | 'work'
  >;

/** A family joins a centre's waitlist, for one child or for several at once: all get a place, or none. Joined twice is joined once. */
export async function joinWaitlist(
  portal: Joining,
  { slug, guardianId, childIds, care, asEmployee }: WishToWait,
  keep?: Keep<{ wait: WaitRecord }>,
): Promise<Result<{ wait: WaitRecord }>> {
  const doc = await portal.facilities.find(slug);
  const facility = doc && (await portal.supplies.fresh(doc.id));
  if (!doc || !facility) return notFound('facility_not_found');
  const today = todayOf(portal);
  const { request, weekly } = care;
  if (request.date < today) return badRequest('date_in_past', { field: 'date' });
  const shape = requestProblem(request, facility);
  if (shape) return badRequest(shape, { field: 'date', params: { minutes: facility.sessionMaxMinutes } });
  if (weekly && !isWeekly(weekly))
    return badRequest('weeks_out_of_range', { field: 'weeks', params: { most: MOST_WAITED_WEEKS } });
  if (childIds.length === 0 || childIds.length > MOST_CHILDREN) return unprocessable('wait_no_child', { field: 'children' });
  const all = await portal.children.listOf(guardianId);
  const children = [...new Set(childIds)].flatMap((id) => all.find((child) => child.id === id) ?? []);
  if (children.length < new Set(childIds).size) return notFound('child_not_found');
  const { contact } = await portal.guardians.get(guardianId);
  const of = await partyOf(portal, { facility, guardianId, asEmployee });
  if (of === 'employee' && !(await isListedEmployee(portal, { facilityId: doc.id, contact })))
    return conflict('no_place.employees_only');
  const untoured = await refuseUntouredWait(portal, { facility, children, request });
  if (untoured) return untoured;

  const who = { facilityId: doc.id, guardianId, childIds };
  const waiting = { care, of, children: children.map(({ id, birthDate }) => ({ id, birthDate })) };
  const now = portal.now();
  const queues = await portal.queues.look();
  let told: string[] = [];
  const joined = await portal.work(
    keeping(keep, async (unit) => {
      told = [];
      await portal.guardians.takeTurn(guardianId, unit);
      const live = await portal.waits.liveOf(guardianId, unit);
      const same = live.find((one) => one.facilityId === doc.id && isSame(one, waiting));
      if (same) return { ok: true as const, wait: same };
      if (live.length >= MOST_WAITS) return conflict('too_many_waits', { params: { most: MOST_WAITS } });
      const centre = { facility, special: portal.special(), today };
      const stays = waiting.children.map((child) => ({ id: child.id, stays: staysOfChild(care, child, centre) }));
      const booked = await bookedThen(portal, stays, unit);
      if (booked) return conflict('child_booked_then', { field: 'date', params: { number: booked.number } });
      const waits = queues.at.get(doc.id) ?? [];
      const span = spanWaited(portal, { facility, waits: [...waits, waiting], now });
      const sheets = await portal.sheets.read({ classIds: facility.classes.map(({ id }) => id), ...span, unit });
      const taken = claimsLookup(sheets);
      const claimsOf = withKept(taken, aheadOf(portal, { facility, waits, queues, now, claimsOf: taken }));
      const is = waitable(waiting, { facility, today, context: { now, special: portal.special(), claimsOf } });
      if (is === 'free') return conflict('wait_place_free');
      if (is === 'never') return conflict('wait_never');
      const siblingThere = await hasSiblingThere(portal, who, unit);
      const wait = { ...who, ...waiting, joinedAt: now, siblingThere, leaveKey: newLinkKey() };
      told = await paySooner(portal, { wait, facility }, unit);
      return { ok: true as const, wait: await portal.waits.add(wait, unit) };
    }),
  );
  for (const id of told) await sendToFamily(portal, id);
  return joined;
}

/** Some weekdays, each once, for some whole weeks. */
const isWeekly = ({ weekdays, weeks }: { weekdays: string; weeks: number }) =>
  /^(?!.*(.).*\1)[1-7]{1,7}$/.test(weekdays) && Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WAITED_WEEKS;

/** The booking of a family whose children all have what they would wait for. */
async function bookedThen(
  { bookings }: Pick<Portal, 'bookings'>,
  children: readonly { id: string; stays: readonly Occasion[] }[],
  unit: Unit,
): Promise<BookingRecord | undefined> {
  let has: BookingRecord | undefined;
  for (const { id, stays } of children) {
    const paid = (await bookings.liveOf(id, unit)).filter(({ status }) => status === 'confirmed');
    if (notCovered(paid, stays).length > 0) return undefined;
    has ??= overlapping(paid, stays);
  }
  return has;
}

/** The same care for the same children. */
function isSame(one: Pick<WaitRecord, 'care' | 'children'>, other: Pick<WaitRecord, 'care' | 'children'>): boolean {
  const key = ({ care, children }: typeof one) => JSON.stringify([care, children.map(({ id }) => id).sort()]);
  return key(one) === key(other);
}
