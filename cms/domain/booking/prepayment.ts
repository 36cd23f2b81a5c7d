import { type CareRequest, isMonthly, MAX_PREPAID_MONTHS } from '../care/care.ts';
import { addMonths, type CivilDate } from '../time/civil-date.ts';

/** The service days that one live, paid contract covers. */
export interface PrepaidSpan {
  from: CivilDate;
  to: CivilDate;
}

interface Bought extends PrepaidSpan {
  facilityId: string;
  request: CareRequest;
}

/** Of a child's live bookings, those that the cap counts together with one at a centre: monthly care there. */
export function prepaidAt<B extends Bought>(live: readonly B[], facilityId: string): B[] {
  return live.filter((one) => one.facilityId === facilityId && isMonthly(one.request));
}

/**
 * Promise 5: over all live contracts of a child at a centre, service paid for but not yet given
 * may span at most three months. Returns the last day that may be paid for now.
 */
export function prepaidUntil(live: readonly PrepaidSpan[], wanted: PrepaidSpan, today: CivilDate): CivilDate {
  const undelivered = [...live, wanted].filter(({ to }) => to >= today);
  // biome-ignore lint/complexity/useMathMinMax: days are compared as text
  const start = undelivered.reduce((first, { from }) => (from < first ? from : first), wanted.from);
  return addMonths(start < today ? today : start, MAX_PREPAID_MONTHS);
}

export function exceedsPrepaidCap(live: readonly PrepaidSpan[], wanted: PrepaidSpan, today: CivilDate): boolean {
  return [...live, wanted].some(({ to }) => to >= prepaidUntil(live, wanted, today));
}
