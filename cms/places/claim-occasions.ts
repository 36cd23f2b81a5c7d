import { noPlace, type Problem, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DaySheet } from '#cms/records/claims.ts';
import type { CareForm, Occasion } from '#domain/care/care.ts';
import type { PlacedClaim } from '#domain/offers/waitlist.ts';
import { claimStay } from '#domain/places/availability.ts';
import { claimsLookup, watchedWith } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { Party } from '#domain/places/public-part.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { isKeptFor } from '#domain/places/wait-claim.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/**
 * A centre and one of its classes as they can sell at this moment, in the centre's turn: whatever changes its rota, hours
 * or classes has been done before this unit of work, or sees what it has sold. Of an employer's centre as it sells to the
 * `party` of whom a booking is.
 */
export async function sellingNow(
  { facilities, supplies }: Pick<Portal, 'facilities' | 'supplies'>,
  { facilityId, classId, party }: { facilityId: string; classId: string; party?: Party },
  unit: Unit,
): Promise<{ facility: FacilitySupply; group: ClassSupply } | undefined> {
  await facilities.takeTurn(facilityId, unit);
  const whole = await supplies.fresh(facilityId);
  const facility = whole && suppliedTo(whole, party);
  const group = facility?.classes.find(({ id }) => id === classId);
  return facility && group && { facility, group };
}

interface Claiming {
  facility: FacilitySupply;
  group: ClassSupply;
  occasions: readonly Occasion[];
  booking: string;
  until?: Instant;
  /** Kept while the centre answers. */
  asked?: boolean;
  /** The child's own claim that this one takes over; without one, what is kept for it from the waitlist. */
  inPlaceOf?: string;
  childId?: string;
  /** Of this kind of care: only when such children are brought and fetched; of one that is there, when it is fetched. */
  form?: CareForm;
  isRunning?: boolean;
  /** Places that others are to be offered first. */
  ahead?: readonly PlacedClaim[];
  now: Instant;
}

/** Adds a booking's stays to its class's days; the first day without room refuses all of it. */
export async function claimOccasions(
  portal: Pick<Portal, 'sheets' | 'special'>,
  { unit, ...wish }: Claiming & { unit: Unit },
): Promise<Problem | undefined> {
  const placed = await placeOccasions(portal, wish, unit);
  if (!placed.ok) return placed;
  await portal.sheets.write(placed.claimed, unit);
  return undefined;
}

/** Why a booking's stays would be refused now, by the very rule by which they are claimed; nothing is kept. */
export async function whyNoRoom(portal: Pick<Portal, 'sheets' | 'special'>, wish: Claiming): Promise<Problem | undefined> {
  const placed = await placeOccasions(portal, wish);
  return placed.ok ? undefined : placed;
}

/** A class's days with a booking's stays among their claims, or why one has no room. */
async function placeOccasions(
  { sheets: kept, special }: Pick<Portal, 'sheets' | 'special'>,
  args: Claiming,
  unit?: Unit,
): Promise<Result<{ claimed: DaySheet[] }>> {
  const { facility, group, occasions, booking, until, asked, now, childId, form, isRunning, ahead = [] } = args;
  const dates = occasions.map(({ date }) => date).sort();
  const classIds = watchedWith(facility, [group.id]);
  const sheets = await kept.read({
    classIds,
    from: dates[0] as CivilDate,
    to: dates.at(-1) as CivilDate,
    unit,
  });
  const claimsOf = claimsLookup(sheets);
  const sheetOf = (classId: string, date: CivilDate): DaySheet =>
    sheets.find((one) => one.classId === classId && one.date === date) ?? {
      ...{ classId, facilityId: facility.id, date, claims: [], version: 0 },
    };
  const claimed: DaySheet[] = [];
  for (const occasion of occasions) {
    const others = ahead.filter(({ date }) => date === occasion.date);
    const own = childId && claimsOf(group.id, occasion.date).find((one) => isKeptFor(one.booking, childId))?.booking;
    const inPlaceOf = args.inPlaceOf ?? (own || undefined);
    const outcome = claimStay(
      facility,
      group,
      { ...occasion, booking, until, asked, inPlaceOf, form, isRunning },
      {
        ...{ now, special: special() },
        claimsOf: (id, date) => [...claimsOf(id, date), ...others.filter(({ classId }) => classId === id)],
      },
    );
    if (!outcome.ok) return noPlace({ reason: outcome.reason, when: outcome.when }, occasion.date);
    const claims = outcome.claims.filter((one) => !others.some((other) => other === one));
    // Whoever sells a place in the other class of a watched pair at this moment is overtaken, or overtakes: both count together.
    for (const classId of classIds) {
      const sheet = sheetOf(classId, occasion.date);
      claimed.push(classId === group.id ? { ...sheet, claims } : sheet);
    }
  }
  return { ok: true, claimed };
}
