import type { Fen } from '../money/money.ts';
import type { Instant } from '../time/zoned-time.ts';

/** Who did it: a guardian, a member of staff, the payment provider, or the clock. */
export interface Actor {
  kind: 'guardian' | 'staff' | 'provider' | 'system';
  id?: string;
}

/** A booking is the list of what happened to it; its status is folded from the list. */
export type BookingAction = { at: Instant; by: Actor } & (
  | { type: 'hold'; until: Instant }
  | { type: 'sign'; contract: string }
  | { type: 'pay'; payment: string; amount: Fen }
  | { type: 'expire' }
  | { type: 'release' }
  | { type: 'cancel'; cause: 'family' | 'centre'; refund: Fen }
  | { type: 'check_in'; date: string }
  | { type: 'check_out'; date: string }
  | { type: 'complete' }
);

export const BOOKING_STATUSES = ['held', 'signed', 'confirmed', 'expired', 'released', 'cancelled', 'completed'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

const ENDED: readonly BookingStatus[] = ['expired', 'released', 'cancelled', 'completed'];

export function foldStatus(actions: readonly BookingAction[]): BookingStatus {
  return actions.reduce<BookingStatus>((status, action) => next(status, action), 'held');
}

function next(status: BookingStatus, { type }: BookingAction): BookingStatus {
  if (ENDED.includes(status)) return status;
  switch (type) {
    case 'sign':
      // An amendment is signed again while the booking stays paid for.
      return status === 'confirmed' ? status : 'signed';
    case 'pay':
      return 'confirmed';
    case 'expire':
      return status === 'confirmed' ? status : 'expired';
    case 'release':
      return status === 'confirmed' ? status : 'released';
    case 'cancel':
      return 'cancelled';
    case 'complete':
      return 'completed';
    default:
      return status;
  }
}

/** What may come next, from the status and the clock alone. */
export function availableActions(
  status: BookingStatus,
  {
    now,
    holdUntil,
    startsAt,
    endsAt,
    monthly,
  }: { now: Instant; holdUntil?: Instant; startsAt: Instant; endsAt: Instant; monthly: boolean },
): BookingAction['type'][] {
  const holding = holdUntil !== undefined && now < holdUntil;
  switch (status) {
    case 'held':
      return holding ? ['sign', 'release'] : ['expire'];
    case 'signed':
      return holding ? ['pay', 'release'] : ['expire'];
    case 'confirmed':
      if (now >= endsAt) return ['complete'];
      // A single stay that has begun is being given; monthly care can be left at any time.
      return now < startsAt || monthly ? ['cancel', 'check_in', 'check_out'] : ['check_in', 'check_out'];
    default:
      return [];
  }
}

/** Days on which the child was checked in. */
export function attendedDates(actions: readonly BookingAction[]): string[] {
  return [...new Set(actions.flatMap((action) => (action.type === 'check_in' ? [action.date] : [])))].sort();
}
