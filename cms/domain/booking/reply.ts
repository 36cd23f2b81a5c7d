import { type Instant, minutesBetween } from '../time/zoned-time.ts';
import type { BookingAction } from './booking-state.ts';

/**
 * How long a centre took to answer what it was asked for, in minutes: silence counts as all the time it had. Nothing while it
 * has not answered, where the family took its wish back before, and where the centre was no longer to answer.
 */
export function replyMinutes(actions: readonly BookingAction[]): number | undefined {
  const [asked] = actions;
  if (asked?.type !== 'request') return undefined;
  const answer = actions.find(
    (one) => one.type === 'accept' || one.type === 'decline' || (one.type === 'unanswered' && !one.stopped),
  );
  return answer && minutesBetween(asked.at, earlier(answer.at, asked.until));
}

/** The clock may come to it late. */
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** How a booking comes not to be accepted: with a reason, without an answer, or because the centre may take nobody then. */
export const NOT_ACCEPTED = ['declined', 'unanswered', 'stopped'] as const;

export function notAccepted(
  actions: readonly BookingAction[],
): { how: 'declined'; reason: string } | { how: Exclude<(typeof NOT_ACCEPTED)[number], 'declined'> } | undefined {
  const last = actions.findLast(({ type }) => type === 'decline' || type === 'unanswered');
  if (last?.type === 'decline') return { how: 'declined', reason: last.reason };
  return last?.type === 'unanswered' ? { how: last.stopped ? 'stopped' : 'unanswered' } : undefined;
}
