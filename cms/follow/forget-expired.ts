import { forgetErased } from '#cms/booking/erase-family.ts';
import { forgetRemoved } from '#cms/booking/remove-child.ts';
import { forgetPapers } from '#cms/contracts/forget-papers.ts';
import { machineTime, todayOf } from '#cms/core/clock.ts';
import { forgetUnusedPlaces } from '#cms/finding/forget-unused-places.ts';
import { forgetEnrolled } from '#cms/places/enrolled/end-enrolment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { forgetSavedSearches, forgetWaits } from '#cms/supervision/unmet/forget-into-sums.ts';
import { DELEGATE_KEPT_DAYS } from '#domain/booking/delegate-code.ts';
import { INFECTION_KEPT_DAYS } from '#domain/booking/infection.ts';
import { CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import { plusMinutes, toInstant } from '#domain/time/zoned-time.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Half a year; of who found nothing a number stays. */
const WAITS_KEPT_DAYS = 183;
/** How often families found nothing: sums, of which a city plans three years ahead. */
const UNMET_KEPT_MONTHS = 36;
/** What came late from doors without network, and was asked of heads. */
const TAPS_KEPT_DAYS = 30;
/** Whose talks with experts were is forgotten. */
const CONSULTS_KEPT_DAYS = 90;

/**
 * Throws away what has had its time (promise 8): sessions, codes as soon as they no longer count
 * towards the hour's limit, the answers that were kept for requests sent again, saved searches and messages by age a month
 * after they stopped, waiting that is over, sums of who found nothing after three years, visits to centres of half a year ago, codes by which somebody collected a child a week ago, illnesses for which children were kept at home three months after they might come back, home visits of children who are three, what families and centres disagreed about three years ago, whose talks with experts were, the places of families that do not come any more, children whom their centres had enrolled and whose days are long over, contracts of closed accounts, papers that were never signed, and names of removed children whose legal time is over, and
 * the records of old changes and jobs.
 */
export async function forgetExpired(
  portal: Pick<
    Portal,
    | 'changes'
    | 'city'
    | 'consults'
    | 'delegateCodes'
    | 'disputes'
    | 'doorTaps'
    | 'familyPlaces'
    | 'homeVisits'
    | 'idempotency'
    | 'infections'
    | 'jobHistory'
    | 'limits'
    | 'mandates'
    | 'monthMessages'
    | 'now'
    | 'savedSearches'
    | 'sessions'
    | 'signInCodes'
    | 'tours'
    | 'unmet'
  > &
    Parameters<typeof forgetErased>[0] &
    Parameters<typeof forgetEnrolled>[0] &
    Parameters<typeof forgetPapers>[0] &
    Parameters<typeof forgetRemoved>[0] &
    Parameters<typeof forgetWaits>[0],
): Promise<void> {
  const ago = (minutes: number) => plusMinutes(portal.now(), -minutes);
  await eachByItself([
    () => portal.sessions.removeExpired(ago(0)),
    () => portal.signInCodes.removeExpired(ago(HOUR)),
    () => portal.idempotency.removeKeptBefore(ago(DAY)),
    () => forgetSavedSearches(portal, ago(30 * DAY)),
    () => portal.monthMessages.removeStoppedBefore(ago(30 * DAY)),
    () => portal.delegateCodes.removeBefore(addDays(todayOf(portal), -DELEGATE_KEPT_DAYS)),
    () => portal.mandates.removeOverBefore({ at: ago(30 * DAY), date: addDays(todayOf(portal), -30) }),
    () => portal.doorTaps.removeBefore(addDays(todayOf(portal), -TAPS_KEPT_DAYS)),
    () => portal.infections.removeBackBefore(addDays(todayOf(portal), -INFECTION_KEPT_DAYS)),
    () => forgetWaits(portal, ago(WAITS_KEPT_DAYS * DAY)),
    () => portal.unmet.removeBefore(addMonths(todayOf(portal), -UNMET_KEPT_MONTHS)),
    () => portal.tours.removeBefore(addDays(todayOf(portal), -WAITS_KEPT_DAYS)),
    () => portal.homeVisits.forgetBornBefore(addMonths(todayOf(portal), -CARE_ENDS_AT_MONTHS)),
    () => portal.consults.forgetBefore(addDays(todayOf(portal), -CONSULTS_KEPT_DAYS)),
    () =>
      portal.disputes.removeEndedBefore(toInstant({ date: addMonths(todayOf(portal), -36), minute: 0 }, portal.city.timeZone)),
    () => forgetUnusedPlaces(portal),
    () => forgetErased(portal),
    () => forgetRemoved(portal),
    () => forgetEnrolled(portal),
    () => forgetPapers(portal),
    () => portal.changes.forget(),
    () => portal.jobHistory.forgetOld(machineTime()),
    () => portal.limits.removeOverBefore(machineTime()),
  ]);
}

/** One after the other, each whatever became of those before: one that fails keeps nothing else from being thrown away. */
async function eachByItself(jobs: readonly (() => unknown)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const job of jobs)
    try {
      await job();
    } catch (error) {
      failed.push(error);
    }
  if (failed.length > 0)
    throw failed.length === 1 ? failed[0] : new AggregateError(failed, 'some of it could not be thrown away');
}
