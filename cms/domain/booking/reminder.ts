import { type CareRequest, isMonthly } from '../care/care.ts';
import { type KeptLonger, waitsLonger } from '../places/hold-time.ts';
import { addDays } from '../time/civil-date.ts';
import { type Instant, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';
import type { BookingStatus } from './booking-state.ts';

/** Before places that are held and not paid for are given up. */
const BEFORE_HOLD_ENDS = 5;
/** The same of what a centre has accepted: its family is not waiting at the page. */
const BEFORE_ACCEPTED_ENDS = 120;
/** The same of what was signed ahead: in the morning, two days before the last. */
const BEFORE_LAST_DAY = 2 * 1440 + 15 * 60;
/** When it can be paid for, the family hears it in the morning. */
const MORNING = 9 * 60;
/** In the evening, when bags are packed. */
const EVENING = 18 * 60;

interface Upcoming extends KeptLonger {
  status: BookingStatus;
  holdUntil?: Instant;
  startsAt: Instant;
}

interface Lasting {
  status: BookingStatus;
  request: CareRequest;
  endsAt: Instant;
}

/** When a family whose care by the month ends is told that it can go on; `undefined` where that is past, or it is no such care. */
export function renewalNoticeAt(
  { status, request, endsAt }: Lasting,
  { now, days }: { now: Instant; days: number },
): Instant | undefined {
  if (status !== 'confirmed' || !isMonthly(request) || days <= 0) return undefined;
  const at = plusMinutes(endsAt, -days * 1440);
  return at > now ? at : undefined;
}

/** When a family is reminded of what comes next, the end of its hold or its first day; `undefined` where that is past, or nothing comes. */
export function reminderOf(
  { status, holdUntil, startsAt, ...kept }: Upcoming,
  now: Instant,
  timeZone: string,
): Instant | undefined {
  if (status === 'signed' && kept.paysFrom && holdUntil) {
    const opens = toInstant({ date: kept.paysFrom, minute: MORNING }, timeZone);
    return [opens, plusMinutes(holdUntil, -BEFORE_LAST_DAY)].find((one) => one > now);
  }
  const at =
    status === 'confirmed'
      ? eveBefore(startsAt, timeZone)
      : isHeld(status) && holdUntil && plusMinutes(holdUntil, -(waitsLonger(kept) ? BEFORE_ACCEPTED_ENDS : BEFORE_HOLD_ENDS));
  return at && at > now ? at : undefined;
}

/** What a reminder that is due is about. */
export function reminderKind(
  { status, holdUntil, paysFrom, startsAt, request, endsAt }: Upcoming & Partial<Lasting>,
  now: Instant,
): 'hold_ending' | 'stay_tomorrow' | 'renewal' | 'next_open' | 'next_ending' | undefined {
  if (status === 'confirmed' && now < startsAt) return 'stay_tomorrow';
  if (status === 'confirmed') return request && endsAt && isMonthly(request) && now < endsAt ? 'renewal' : undefined;
  if (!isHeld(status) || holdUntil === undefined || now >= holdUntil) return undefined;
  if (status !== 'signed' || !paysFrom) return 'hold_ending';
  return now < plusMinutes(holdUntil, -BEFORE_LAST_DAY) ? 'next_open' : 'next_ending';
}

const isHeld = (status: BookingStatus) => status === 'held' || status === 'signed';

const eveBefore = (startsAt: Instant, timeZone: string) =>
  toInstant({ date: addDays(toLocal(startsAt, timeZone).date, -1), minute: EVENING }, timeZone);
