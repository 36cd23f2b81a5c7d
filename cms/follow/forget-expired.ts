import { forgetErased } from '#cms/booking/erase-family.ts';
import { forgetRemoved } from '#cms/booking/remove-child.ts';
import { forgetPapers } from '#cms/contracts/forget-papers.ts';
import { machineTime, todayOf } from '#cms/core/clock.ts';
import { forgetUnusedPlaces } from '#cms/finding/forget-unused-places.ts';
import { forgetEnrolled } from '#cms/places/enrolled/end-enrolment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { DELEGATE_KEPT_DAYS } from '#domain/booking/delegate-code.ts';
import { CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import { plusMinutes, toInstant } from '#domain/time/zoned-time.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Half a year: what a city needs to see who found nothing. */
const WAITS_KEPT_DAYS = 183;
/** What came late from doors without network, and was asked of heads. */
const TAPS_KEPT_DAYS = 30;
/** Whose talks with experts were is forgotten. */
const CONSULTS_KEPT_DAYS = 90;

/**
 * Throws away what has had its time (promise 8): sessions, codes as soon as they no longer count
 * towards the hour's limit, the answers that were kept for requests sent again, saved searches and messages by age a month
 * after they stopped, waiting that is over, visits to centres of half a year ago, codes by which somebody collected a child a week ago, home visits of children who are three, what families and centres disagreed about three years ago, whose talks with experts were, the places of families that do not come any more, children whom their centres had enrolled and whose days are long over, contracts of closed accounts, papers that were never signed, and names of removed children whose legal time is over, and
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
    | 'jobHistory'
    | 'monthMessages'
    | 'now'
    | 'savedSearches'
    | 'sessions'
    | 'signInCodes'
    | 'tours'
    | 'waits'
  > &
    Parameters<typeof forgetErased>[0] &
    Parameters<typeof forgetEnrolled>[0] &
    Parameters<typeof forgetPapers>[0] &
    Parameters<typeof forgetRemoved>[0],
): Promise<void> {
  const ago = (minutes: number) => plusMinutes(portal.now(), -minutes);
  await portal.sessions.removeExpired(ago(0));
  await portal.signInCodes.removeExpired(ago(HOUR));
  await portal.idempotency.removeKeptBefore(ago(DAY));
  await portal.savedSearches.removeStoppedBefore(ago(30 * DAY));
  await portal.monthMessages.removeStoppedBefore(ago(30 * DAY));
  await portal.delegateCodes.removeBefore(addDays(todayOf(portal), -DELEGATE_KEPT_DAYS));
  await portal.doorTaps.removeBefore(addDays(todayOf(portal), -TAPS_KEPT_DAYS));
  await portal.waits.removeEndedBefore(ago(WAITS_KEPT_DAYS * DAY));
  await portal.tours.removeBefore(addDays(todayOf(portal), -WAITS_KEPT_DAYS));
  await portal.homeVisits.forgetBornBefore(addMonths(todayOf(portal), -CARE_ENDS_AT_MONTHS));
  await portal.consults.forgetBefore(addDays(todayOf(portal), -CONSULTS_KEPT_DAYS));
  await portal.disputes.removeEndedBefore(toInstant({ date: addMonths(todayOf(portal), -36), minute: 0 }, portal.city.timeZone));
  await forgetUnusedPlaces(portal);
  await forgetErased(portal);
  await forgetRemoved(portal);
  await forgetEnrolled(portal);
  await forgetPapers(portal);
  await portal.changes.forget();
  await portal.jobHistory.forgetOld(machineTime());
}
