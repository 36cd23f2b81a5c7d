import { createHmac } from 'node:crypto';
import { tooManyTries } from '#cms/accounts/code-limits.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { newCode } from '#cms/records/identity.ts';
import { INVITATION_LENGTH, normalInvitation } from '#domain/family/invitation.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { liveStays } from '../live-stays.ts';
import { handOver } from './hand-over.ts';

const DAY_MINUTES = 24 * 60;
const GUESS = 'enrolled';

/** A code is kept only as a keyed hash. */
const hashOf = ({ environment }: { environment: Pick<Portal['environment'], 'secret'> }, code: string): string =>
  createHmac('sha256', environment.secret).update(`enrolled:${code}`).digest('hex');

/** Makes the code by which a child's family takes up its place here; a new one is in place of the one before. */
export async function giveCode(
  portal: Pick<Portal, 'audit' | 'city' | 'enrolled' | 'environment' | 'now' | 'work'>,
  { facilityId, id, staffId }: { facilityId: string; id: string; staffId: string },
): Promise<Result<{ code: string; until: Instant; child: EnrolledRecord }>> {
  const { audit, city, enrolled, now, work } = portal;
  const code = newCode(INVITATION_LENGTH);
  const until = plusMinutes(now(), city.invitationDays * DAY_MINUTES);
  return work(async (unit): Promise<Result<{ code: string; until: Instant; child: EnrolledRecord }>> => {
    const known = await enrolled.find(id, unit);
    if (known?.facilityId !== facilityId) return notFound();
    if (known.guardianId) return conflict('enrolled_joined');
    const child = await enrolled.change(known, { code: { hash: hashOf(portal, code), until } }, unit);
    await audit.write({ actor: staffId, action: 'invite_enrolled', subject: `enrolled:${id}` }, unit);
    return { ok: true, code, until, child };
  });
}

type Reading = Pick<Portal, 'enrolled' | 'environment' | 'limits' | 'now'>;

interface Trying {
  guardianId: string;
  code: string;
  /** The address that asks. */
  from: string;
}

/** Whose place a code is for, before it is taken up. Guesses are counted before they are looked at. */
export async function readFamilyCode(portal: Reading, trying: Trying): Promise<Result<{ child: EnrolledRecord }>> {
  const often = await tooManyTries(portal, trying.from);
  if (often) return often;
  const ms = await portal.limits.takeGuess(GUESS, trying.guardianId);
  if (ms !== undefined) return tooMany('invitation_locked', { field: 'code', params: { minutes: Math.ceil(ms / 60_000) } });
  const found = await findByCode(portal, trying);
  if (found.ok) await portal.limits.forgetGuesses(GUESS, trying.guardianId);
  return found;
}

async function findByCode(portal: Reading, { code }: Trying, unit?: Unit): Promise<Result<{ child: EnrolledRecord }>> {
  const normal = normalInvitation(code);
  const child = normal && (await portal.enrolled.findByCode(hashOf(portal, normal), portal.now(), unit));
  return child ? { ok: true, child } : unprocessable('enrolled_code_wrong', { field: 'code' });
}

/**
 * The child is this family's from now on: one of its own that was born on the day that the centre has written down, or
 * a new one by the name that the family gives it. What it books by the month at this centre takes the enrolled place over.
 */
export async function joinEnrolled(
  portal: Reading &
    Pick<Portal, 'audit' | 'bookings' | 'infections'> &
    Parameters<typeof saveChild>[0] &
    Parameters<typeof handOver>[0],
  { childId, name, ...trying }: Trying & { childId?: string; name?: string },
): Promise<Result<{ child: EnrolledRecord }>> {
  const { audit, children, enrolled, guardians, infections, work } = portal;
  const { guardianId } = trying;
  const read = await readFamilyCode(portal, trying);
  if (!read.ok) return read;
  const { birthDate } = read.child;
  const own = (await children.listOf(guardianId)).find(({ id }) => id === childId);
  if (own && own.birthDate !== birthDate) return unprocessable('enrolled_birth_other', { field: 'childId' });
  const made = own
    ? undefined
    : await saveChild(portal, guardianId, { name: name ?? '', birthDate, healthNotes: '', healthConsent: false, pickups: [] });
  if (made && !made.ok) return made;
  return work(async (unit): Promise<Result<{ child: EnrolledRecord }>> => {
    await guardians.takeTurn(guardianId, unit);
    const found = await findByCode(portal, trying, unit);
    if (!found.ok) return found;
    const child = await enrolled.change(found.child, { code: null, guardianId, childId: own?.id ?? made?.child.id }, unit);
    if (child.childId) await infections.giveTo(enrolledName(child.id), { child: child.childId, guardianId }, unit);
    // By another name it may have been booked for here before: one child takes one place.
    const live = own ? await liveStays(portal.bookings, { childId: own.id, at: portal.now() }, unit) : [];
    for (const booking of live)
      if (booking.status === 'confirmed' && booking.facilityId === child.facilityId) await handOver(portal, booking, unit);
    await audit.write({ actor: guardianId, action: 'join_enrolled', subject: `enrolled:${child.id}` }, unit);
    return { ok: true, child };
  });
}
