import type { Occasion } from '../care/care.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type BookingAction, type BookingStatus, cancellationOf, isAttendanceMark } from './booking-state.ts';

export const CALENDAR_STATUSES = ['tentative', 'confirmed', 'cancelled'] as const;

/** One stay as a calendar keeps it. */
export interface CalendarEvent {
  /** The first stay of a booking is 1. A stay keeps its position, and so its event, when its time changes. */
  position: number;
  occasion: Occasion;
  status: (typeof CALENDAR_STATUSES)[number];
}

const STATUS: Record<BookingStatus, CalendarEvent['status']> = {
  requested: 'tentative',
  held: 'tentative',
  signed: 'tentative',
  confirmed: 'confirmed',
  completed: 'confirmed',
  declined: 'cancelled',
  expired: 'cancelled',
  released: 'cancelled',
  cancelled: 'cancelled',
};

/**
 * The stays of a booking for a calendar: nothing is certain before it is paid for, and what will not take place is
 * withdrawn, also where a booking once had more stays than now. What was over before it was cancelled did take place.
 */
export function calendarEvents(
  booking: { status: BookingStatus; occasions: readonly Occasion[]; actions: readonly BookingAction[] },
  { endsAt }: { endsAt: (occasion: Occasion) => Instant },
): CalendarEvent[] {
  const { status, occasions, actions } = booking;
  const cancelled = cancellationOf(actions)?.at;
  const statusOf = (occasion: Occasion) =>
    cancelled !== undefined && endsAt(occasion) <= cancelled ? 'confirmed' : STATUS[status];
  const now = occasions.map((occasion, index) => ({ position: index + 1, occasion, status: statusOf(occasion) }));
  const former = actions.flatMap((action) => (action.type === 'move' || action.type === 'end_early' ? [action.was] : []));
  const most = former.reduce((longest, one) => (one.length > longest.length ? one : longest), occasions);
  const gone = most.slice(occasions.length).map((occasion, index) => ({
    position: occasions.length + index + 1,
    occasion,
    status: 'cancelled' as const,
  }));
  return [...now, ...gone];
}

/** Rises with each change that a calendar shows; who came and went is none of them. */
export const calendarSequence = (actions: readonly BookingAction[]): number =>
  actions.filter(({ type }) => !isAttendanceMark(type)).length - 1;
