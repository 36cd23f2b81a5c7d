/** How often a piece of work is tried, and the pauses between, in seconds: each twice as long as the one before. */
export interface Retries {
  tries: number;
  firstPause: number;
  longestPause: number;
}

const HOUR = 3600;
/** A provider that is away is asked for a day. */
const ALL_DAY = { tries: 32, firstPause: 15, longestPause: HOUR };

/** The portal's background work. The order is that of the staff surface. */
export const TASK_LIST = {
  'expire-hold': { tries: 20, firstPause: 15, longestPause: 600 },
  'offer-places': { tries: 20, firstPause: 15, longestPause: 600 },
  'close-checkout': ALL_DAY,
  'pay-refund': ALL_DAY,
  'settle-refund': { tries: 20, firstPause: 15, longestPause: HOUR },
  'send-letter': ALL_DAY,
  'remind-family': { tries: 8, firstPause: 15, longestPause: 600 },
  'remind-of-activity': { tries: 8, firstPause: 15, longestPause: 600 },
  'publish-planned': { tries: 20, firstPause: 15, longestPause: 600 },
  'send-month': { tries: 20, firstPause: 15, longestPause: HOUR },
  'tell-stopped': { tries: 8, firstPause: 15, longestPause: 600 },
  'tell-centre': { tries: 20, firstPause: 15, longestPause: HOUR },
  'tell-growing': { tries: 8, firstPause: 60, longestPause: HOUR },
  'close-days': ALL_DAY,
  'end-by-centre': ALL_DAY,
  'give-days': ALL_DAY,
  'tell-shut': { tries: 8, firstPause: 15, longestPause: 600 },
  'keep-enrolled': { tries: 20, firstPause: 15, longestPause: HOUR },
  'deliver-care': { tries: 20, firstPause: 15, longestPause: HOUR },
  'settle-month': { tries: 20, firstPause: 15, longestPause: HOUR },
  // Longer than a message is left to whoever decided on it.
  'check-saved-search': { tries: 30, firstPause: 90, longestPause: HOUR },
  'forget-expired': { tries: 6, firstPause: 60, longestPause: HOUR },
  'sample-life': { tries: 3, firstPause: 60, longestPause: HOUR },
  reconcile: { tries: 6, firstPause: 60, longestPause: HOUR },
  'check-index': { tries: 6, firstPause: 60, longestPause: HOUR },
} as const satisfies Record<string, Retries>;

export type TaskName = keyof typeof TASK_LIST;
export const TASK_NAMES = Object.keys(TASK_LIST) as TaskName[];

/** @example pauseMs({ firstPause: 15, longestPause: 3600 }, 3) // 120_000: after the fourth try that failed */
export function pauseMs({ firstPause, longestPause }: Pick<Retries, 'firstPause' | 'longestPause'>, triedBefore: number): number {
  return Math.min(longestPause, firstPause * 2 ** triedBefore) * 1000;
}
