import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { noonCheckOn } from '#domain/booking/booking-state.ts';
import { delegateCodeState } from '#domain/booking/delegate-code.ts';
import { NOON_FROM } from '#domain/booking/health-check.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { ownClasses } from '#domain/places/own-classes.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import { doorKey, familyCodeHash } from '../delegates/delegate-by-code.ts';
import { dayRoster, type RosterLine } from '../roster.ts';

/** A code as a phone can check it: its digest, and for whom it was made, where it is one person's alone. */
export interface DoorCode {
  digest: string;
  name?: string;
}

/** A child of the class today, with no more than its door needs: no birth date, no notes on its health, no telephone; and until when it stays at home, not with what. */
export interface DoorLine extends Pick<RosterLine, 'booking' | 'child' | 'from' | 'to' | 'state' | 'keptOut'> {
  pickups: { name: string; relation: string }[];
  codes: DoorCode[];
  enrolled: boolean;
  /** It was looked at about noon; what was found is not on the phone. */
  noon: boolean;
}

export interface DoorDay {
  date: CivilDate;
  /** Midnight where the centre is: what a phone has of the day ends then. */
  endsAt: Instant;
  /** The reader's own of the day; none where nothing says which are theirs. */
  classes: { id: string; name: InEveryLanguage }[];
  classId?: string;
  lines: DoorLine[];
  /** From then on children are looked at a second time. */
  noonFrom: Instant;
  /** What digests are made with, as base64. */
  key: string;
}

type Reading = Parameters<typeof dayRoster>[0] & Pick<Portal, 'delegateCodes' | 'environment' | 'rota' | 'staffMembers'>;
type Reader = Pick<StaffUser, 'id' | 'roles'>;

/**
 * One class's day, today's alone, for a phone at its door: a class in which its reader works today, and any for a head.
 * That it was read is logged, once an hour.
 */
export async function dayAtDoor(
  portal: Reading,
  { facilityId, classId, user }: { facilityId: string; classId?: string; user: Reader },
): Promise<DoorDay | undefined> {
  const facility = portal.supplies.get(facilityId);
  if (!facility) return undefined;
  const { timeZone } = portal.city;
  const date = todayOf(portal);
  const own = await classesOf(portal, { facilityId, date, user });
  const classes = facility.classes.filter(({ id }) => !own || own.has(id)).map(({ id, name }) => ({ id, name }));
  const chosen = classes.find(({ id }) => id === classId) ?? classes[0];
  return {
    date,
    endsAt: toInstant({ date: addDays(date, 1), minute: 0 }, timeZone),
    classes,
    classId: chosen?.id,
    lines: chosen ? await linesOf(portal, { facilityId, classId: chosen.id, date, reader: user.id }) : [],
    noonFrom: toInstant({ date, minute: NOON_FROM }, timeZone),
    key: doorKey(portal, facilityId).toString('base64'),
  };
}

/** Those in which somebody works today; a head, who answers for all of them, is asked for none. */
async function classesOf(
  { rota, special, staffMembers }: Pick<Reading, 'rota' | 'special' | 'staffMembers'>,
  { facilityId, date, user }: { facilityId: string; date: CivilDate; user: Reader },
): Promise<Set<string> | undefined> {
  if (hasRole(user, 'head')) return undefined;
  const [staff, shifts, absences] = await Promise.all([
    staffMembers.idsOfAccount(facilityId, user.id),
    rota.shifts(facilityId),
    rota.absences(facilityId, date),
  ]);
  return ownClasses(shifts, { staff, day: { date, weekday: timetableWeekday(date, special()) }, absences });
}

async function linesOf(
  portal: Reading,
  { facilityId, classId, date, reader }: { facilityId: string; classId: string; date: CivilDate; reader: string },
): Promise<DoorLine[]> {
  const all = await dayRoster(portal, { facilityId, date, reader, atDoor: true });
  const codes = await portal.delegateCodes.onDay(facilityId, date);
  const own = all.filter((line) => line.classId === classId && !line.asked);
  const bookings = new Map((await portal.bookings.findAll(own.map(({ booking }) => booking))).map((one) => [one.id, one]));
  return own.map(({ booking: bookingId, child, from, to, state, marks, pickups, enrolled, keptOut }): DoorLine => {
    const { pickupCode } = bookings.get(bookingId) ?? {};
    const family = pickupCode ? [{ digest: familyCodeHash(portal, { facilityId, bookingId, code: pickupCode }) }] : [];
    const delegates = codes
      .filter((code) => code.bookingId === bookingId && delegateCodeState(code, date) === 'open')
      .map(({ codeHash: digest, name }) => ({ digest, name }));
    const named = pickups.map(({ name, relation }) => ({ name, relation }));
    const noon = noonCheckOn(marks, date) !== undefined;
    const stay = { booking: bookingId, child, from, to, state, enrolled: enrolled ?? false, noon };
    return { ...stay, ...(keptOut ? { keptOut } : {}), pickups: named, codes: [...family, ...delegates] };
  });
}
