import { noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { HOLD_MINUTES } from '#domain/places/hold-time.ts';
import { askedAhead, repliesBy, requestRuleFor } from '#domain/places/on-request.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';

type Beginning = Pick<BookingRecord, 'status' | 'replyBy' | 'actions'> & { holdUntil: Instant; asked: boolean };

interface Begun {
  facility: FacilitySupply;
  group: ClassSupply;
  form: CareForm;
  startsAt: Instant;
  by: Actor;
  at: Instant;
  /** Its turn has come on the waitlist: the places are kept for it, by an order that is public. */
  isTurn: boolean;
}

/**
 * With what a booking begins: a hold of a quarter of an hour; or, where the class answers itself, a request that lasts until
 * the centre has to have answered. At the counter the centre's own staff have said yes, and whose turn has come on the
 * waitlist is not asked to wait once more.
 */
export function beginBooking(
  { special }: Pick<Portal, 'special'>,
  { facility, group, form, startsAt, by, at, isTurn }: Begun,
): { ok: true; beginning: Beginning } | Problem {
  const on = toLocal(at, facility.timeZone).date;
  const rule = by.kind === 'staff' || isTurn ? undefined : requestRuleFor(group, { ...facility, form, on });
  if (!rule) {
    const until = plusMinutes(at, HOLD_MINUTES);
    const actions = [{ type: 'hold', at, by, until } as const];
    return { ok: true, beginning: { status: 'held', holdUntil: until, actions, asked: false } };
  }
  const centre = { ...facility, special: special() };
  const until = repliesBy({ now: at, startsAt, rule }, centre);
  // The class has come to answer itself since it was quoted.
  if (until <= at)
    return noPlace(
      { reason: 'needs_notice', when: { minutes: askedAhead({ now: at, rule }, centre) } },
      toLocal(startsAt, facility.timeZone).date,
    );
  const actions = [{ type: 'request', at, by, until } as const];
  return { ok: true, beginning: { status: 'requested', holdUntil: until, replyBy: until, actions, asked: true } };
}
