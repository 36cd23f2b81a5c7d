import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { delegateCodeState } from '#domain/booking/delegate-code.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import { doorKey, familyCodeHash } from '../delegates/delegate-by-code.ts';
import { dayRoster, type RosterLine } from '../roster.ts';

/** A code as a phone can check it: its digest, and for whom it was made, where it is one person's alone. */
export interface DoorCode {
  digest: string;
  name?: string;
}

/** A child of the class today, with no more than its door needs: no birth date, no notes on its health, no telephone. */
export interface DoorLine extends Pick<RosterLine, 'booking' | 'child' | 'from' | 'to' | 'state'> {
  pickups: { name: string; relation: string }[];
  codes: DoorCode[];
  enrolled: boolean;
}

export interface DoorDay {
  date: CivilDate;
  /** Midnight where the centre is: what a phone has of the day ends then. */
  endsAt: Instant;
  classes: { id: string; name: InEveryLanguage }[];
  classId: string;
  lines: DoorLine[];
  /** What digests are made with, as base64. */
  key: string;
}

/** One class's day, today's alone, for a phone at its door. That it was read is logged, once an hour. */
export async function dayAtDoor(
  portal: Parameters<typeof dayRoster>[0] & Pick<Portal, 'delegateCodes' | 'environment'>,
  { facilityId, classId, reader }: { facilityId: string; classId?: string; reader: string },
): Promise<DoorDay | undefined> {
  const facility = portal.supplies.get(facilityId);
  const group = facility?.classes.find(({ id }) => id === classId) ?? facility?.classes[0];
  if (!facility || !group) return undefined;
  const date = todayOf(portal);
  const all = await dayRoster(portal, { facilityId, date, reader, atDoor: true });
  const codes = await portal.delegateCodes.onDay(facilityId, date);
  const own = all.filter((line) => line.classId === group.id && !line.asked);
  const bookings = new Map((await portal.bookings.findAll(own.map(({ booking }) => booking))).map((one) => [one.id, one]));
  const lines = own.map(({ booking: bookingId, child, from, to, state, pickups, enrolled }): DoorLine => {
    const { pickupCode } = bookings.get(bookingId) ?? {};
    const family = pickupCode ? [{ digest: familyCodeHash(portal, { facilityId, bookingId, code: pickupCode }) }] : [];
    const delegates = codes
      .filter((code) => code.bookingId === bookingId && delegateCodeState(code, date) === 'open')
      .map(({ codeHash: digest, name }) => ({ digest, name }));
    const named = pickups.map(({ name, relation }) => ({ name, relation }));
    const stay = { booking: bookingId, child, from, to, state, enrolled: enrolled ?? false };
    return { ...stay, pickups: named, codes: [...family, ...delegates] };
  });
  return {
    date,
    endsAt: toInstant({ date: addDays(date, 1), minute: 0 }, portal.city.timeZone),
    classes: facility.classes.map(({ id, name }) => ({ id, name })),
    classId: group.id,
    lines,
    key: doorKey(portal, facilityId).toString('base64'),
  };
}
