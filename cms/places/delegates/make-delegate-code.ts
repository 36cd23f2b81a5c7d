import { randomInt } from 'node:crypto';
import { readPickups } from '#cms/accounts/read-pickups.ts';
import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, inFields, notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { delegateWords } from '#cms/input/family.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import { MOST_DELEGATES, whyNoDelegate } from '#domain/booking/delegate-day.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { delegateHash } from './delegate-by-code.ts';

/** Codes that one guardian may make. */
const MOST = { name: 'delegate-codes', most: 20, seconds: 86_400 };
const TRIES = 20;

type Making = Pick<
  Portal,
  'audit' | 'bookings' | 'city' | 'delegateCodes' | 'environment' | 'guardians' | 'limits' | 'now' | 'work'
>;
type Made = Result<{ code: string; delegate: DelegateRecord }>;

/**
 * A guardian has a child collected once by somebody whom it names, on one booked day: the six digits are given here and
 * never again. Another family's booking is not found.
 */
export async function makeDelegateCode(
  portal: Making,
  {
    guardianId,
    bookingId,
    date,
    person,
    by = guardianId,
    mandate,
    also,
  }: {
    guardianId: string;
    bookingId: string;
    date: CivilDate;
    person: PickupPerson;
    /** Who makes it for itself, under which mandate, and what has to hold for that in the same unit of work. */
    by?: string;
    mandate?: string;
    also?: (unit: Unit) => Promise<Problem | undefined>;
  },
): Promise<Made> {
  const { audit, bookings, delegateCodes, guardians, now, work } = portal;
  const read = readPerson(portal, person);
  if (!read.ok) return read;
  if (!isCivilDate(date)) return badRequest('date_invalid', { field: 'delegateDate' });
  const seconds = await takeOf(portal, MOST, by);
  if (seconds !== undefined) return tooMany('too_many_requests', { params: { seconds } });
  return work(async (unit): Promise<Made> => {
    await guardians.takeTurn(guardianId, unit);
    const booking = await bookings.find(bookingId, guardianId, unit);
    if (!booking) return notFound('booking_not_found');
    const refused = await also?.(unit);
    if (refused) return refused;
    const codes = await delegateCodes.ofBooking(bookingId, unit);
    const why = whyNoDelegate(booking, { name: read.person.name, date, today: todayOf(portal), codes });
    const field = why === 'delegate_has_code' ? 'delegateName' : 'delegateDate';
    if (why) return conflict(why, { field, params: { most: MOST_DELEGATES, name: read.person.name } });
    const { facilityId } = booking;
    const { code, codeHash } = await freeCode(portal, { facilityId, date }, unit);
    const kept = {
      ...read.person,
      bookingId,
      facilityId,
      guardianId,
      date,
      codeHash,
      madeAt: now(),
      ...(mandate ? { mandate } : {}),
    };
    const delegate = await delegateCodes.add(kept, unit);
    await audit.write({ actor: by, action: 'make_delegate_code', subject: `booking:${bookingId}`, detail: { date } }, unit);
    return { ok: true, code, delegate };
  });
}

/** It counts no more. One that was used stays so. */
export async function withdrawDelegateCode(
  { audit, bookings, delegateCodes, guardians, now, work }: Making,
  { guardianId, bookingId, id }: { guardianId: string; bookingId: string; id: string },
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardianId, unit);
    const booking = await bookings.find(bookingId, guardianId, unit);
    const code = booking && (await delegateCodes.find(id, unit));
    if (!code || code.bookingId !== bookingId) return notFound('delegate_code_not_found');
    if (code.usedAt) return conflict('delegate_code_used');
    if (code.withdrawnAt) return { ok: true };
    await delegateCodes.set(id, { withdrawnAt: now() }, unit);
    const detail = { date: code.date };
    await audit.write({ actor: guardianId, action: 'withdraw_delegate_code', subject: `booking:${bookingId}`, detail }, unit);
    return { ok: true };
  });
}

/** Who it is for: with a name and a relation, so that whoever gives the child away knows whom to look for. */
function readPerson(portal: Pick<Portal, 'city'>, person: PickupPerson): Result<{ person: PickupPerson }> {
  const words = delegateWords.safeParse(person);
  if (!words.success) return ofDelegate(badInput(words.error, { ...person }));
  const read = readPickups([words.data], portal.city);
  if (!read.ok) return ofDelegate(read);
  return { ok: true, person: read.pickups[0] ?? words.data };
}

const ofDelegate = (problem: Problem): Problem =>
  inFields(problem, {
    ...{ name: 'delegateName', relation: 'delegateRelation', phone: 'delegatePhone' },
    'pickups.0.phone': 'delegatePhone',
  });

/** Six digits that lead to one child: nobody else's at that centre on that day. */
async function freeCode(
  portal: Making,
  { facilityId, date }: { facilityId: string; date: CivilDate },
  unit: Unit,
): Promise<{ code: string; codeHash: string }> {
  const families = new Set((await portal.bookings.onDay(facilityId, date)).map(({ booking }) => booking.pickupCode));
  for (let n = 0; n < TRIES; n++) {
    const code = String(randomInt(100_000, 1_000_000));
    const codeHash = delegateHash(portal, { facilityId, code });
    const taken = (await portal.delegateCodes.withHash(facilityId, codeHash, unit)).some((one) => one.date >= date);
    if (!families.has(code) && !taken) return { code, codeHash };
  }
  throw new Error('no six digits are free at this centre');
}
