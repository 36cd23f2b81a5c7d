import { type CareRequest, isMonthly } from '../care/care.ts';
import { waitsLonger } from '../places/hold-time.ts';
import { addDays } from '../time/civil-date.ts';
import { type Instant, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';
import type { BookingStatus } from './booking-state.ts';

/** Before places that are held and not paid for are given up. */
const BEFORE_HOLD_ENDS = 5;
/** The same of what a centre has accepted: its family is not waiting at the page. */
const BEFORE_ACCEPTED_ENDS = 120;
/** In the evening, when bags are packed. */
const EVENING = 18 * 60;

interface Upcoming {
  status: BookingStatus;
  holdUntil?: Instant;
  /** Of what a centre was asked for. */
  replyBy?: Instant;
  /** Of what is paid at the centre. */
  paysBy?: Instant;
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
  const at =
    status === 'confirmed'
      ? eveBefore(startsAt, timeZone)
      : isHeld(status) && holdUntil && plusMinutes(holdUntil, -(waitsLonger(kept) ? BEFORE_ACCEPTED_ENDS : BEFORE_HOLD_ENDS));
  return at && at > now ? at : undefined;
}

/** What a reminder that is due is about. */
export function reminderKind(
  { status, holdUntil, startsAt, request, endsAt }: Upcoming & Partial<Lasting>,
  now: Instant,
): 'hold_ending' | 'stay_tomorrow' | 'renewal' | undefined {
  if (status === 'confirmed' && now < startsAt) return 'stay_tomorrow';
  if (status === 'confirmed') return request && endsAt && isMonthly(request) && now < endsAt ? 'renewal' : undefined;
  return isHeld(status) && holdUntil !== undefined && now < holdUntil ? 'hold_ending' : undefined;
}

const isHeld = (status: BookingStatus) => status === 'held' || status === 'signed';

const eveBefore = (startsAt: Instant, timeZone: string) =>
  toInstant({ date: addDays(toLocal(startsAt, timeZone).date, -1), minute: EVENING }, timeZone);
