/** A place that is kept for a child on a centre's waitlist while its family decides. */
const PREFIX = 'wait:';

/** Under which the claims of an open offer stand on a class's day: one name for each child of a family. */
export const waitName = ({ waitId, childId }: { waitId: string; childId: string }): string => `${PREFIX}${waitId}:${childId}`;

export const isWaitClaim = (booking: string): boolean => booking.startsWith(PREFIX);

/** Whose turn it is that a place is kept for. */
export const waitIdOf = (booking: string): string => booking.split(':')[1] ?? '';

/** Whether a place is kept for this very child. */
export function isKeptFor(booking: string, childId: string): boolean {
  return isWaitClaim(booking) && booking.endsWith(`:${childId}`);
}
