import { checkSavedSearch } from '#cms/alerts/check-saved-search.ts';
import { findDueSearches } from '#cms/alerts/find-due-searches.ts';
import { findDueMonths, sendMonth } from '#cms/alerts/months/send-month.ts';
import { carryOutClosing } from '#cms/booking/close-days.ts';
import { carryOutCentreEnd } from '#cms/booking/end-by-centre.ts';
import { settleEnd } from '#cms/booking/end-early.ts';
import { endHold } from '#cms/booking/expire-hold.ts';
import { carryOutGivenDays } from '#cms/booking/give-days.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { findUnserved } from '#cms/booking/request/end-request.ts';
import { findUntoldCentres, tellCentre } from '#cms/booking/request/tell-centre.ts';
import { settleCancellation } from '#cms/booking/settle-cancellation.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { findShut, tellShut } from '#cms/booking/tell-shut.ts';
import { findStopped, tellStopped } from '#cms/booking/tell-stopped.ts';
import { callOffShut, findShutTours } from '#cms/booking/tours/call-off-shut.ts';
import { findDueWaits } from '#cms/booking/waitlist/find-due-waits.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { remindOfActivity } from '#cms/guidance/activities/remind.ts';
import { publishPlanned } from '#cms/guidance/publication/plan-publication.ts';
import { closeCheckout, findClosable } from '#cms/payments/close-checkout.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { payRefund } from '#cms/payments/pay-refunds.ts';
import { findUnkept } from '#cms/places/enrolled/find-unkept.ts';
import { keepClaims } from '#cms/places/enrolled/keep-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { sendLetter } from '../send-letter.ts';
import { checkIndexTask } from './check-index-task.ts';
import { forgetTask } from './forget-task.ts';
import { growingTask } from './growing-task.ts';
import type { Task } from './lane.ts';
import { reconcileTask } from './reconcile-task.ts';
import type { TaskName } from './task-list.ts';

/** Days off are carried out for who comes to look, too. */
const TOUR = 'tour:';
const ofTour = (id: string) => `${TOUR}${id}`;

const each = (ids: readonly string[]) => ids.map((id) => ({ id }));

/** All background work of a portal, but for what only a demonstration does. `me` names this process. */
export function createTasks(portal: Portal, me: string): Record<Exclude<TaskName, 'sample-life'>, Task> {
  let turn = 0;
  return {
    'expire-hold': {
      findDue: async () => each([...(await portal.bookings.ranOutBy(portal.now())), ...(await findUnserved(portal))]),
      run: (id) => endHold(portal, id),
    },
    'offer-places': {
      findDue: async () => each(await findDueWaits(portal)),
      run: (id) => offerPlaces(portal, id),
    },
    'close-checkout': {
      findDue: async () => each(await findClosable(portal)),
      run: (id) => closeCheckout(portal, id),
    },
    'pay-refund': {
      findDue: async () => portal.refunds.due(await portal.outsideReturns.listOpen()),
      run: (id) => payRefund(portal, id),
    },
    'settle-refund': {
      findDue: async () => each(await portal.bookings.unansweredBy(portal.now())),
      run: (id) => settleCancellation(portal, id),
    },
    'send-letter': {
      findDue: () => portal.letters.overdue(),
      run: (key) => sendLetter(portal, key),
    },
    'remind-family': {
      findDue: async () => each(await portal.bookings.remindableBy(portal.now())),
      run: (id) => remindFamily(portal, id),
    },
    'remind-of-activity': {
      findDue: async () => each(await portal.signups.remindableBy(portal.now())),
      run: (id) => remindOfActivity(portal, id),
    },
    'publish-planned': {
      findDue: async () => each(await portal.articlePlans.dueBy(portal.now())),
      run: (id) => publishPlanned(portal, id),
    },
    'send-month': {
      findDue: async () => each(await findDueMonths(portal)),
      run: (id) => sendMonth(portal, id),
    },
    'tell-stopped': {
      findDue: async () => each(await findStopped(portal)),
      run: (id) => tellStopped(portal, id),
    },
    'tell-centre': {
      findDue: async () => each(await findUntoldCentres(portal)),
      run: (id) => tellCentre(portal, id),
    },
    'tell-growing': growingTask(portal),
    'close-days': {
      findDue: async () => each([...(await portal.closures.dueBy(portal.now())), ...(await findShutTours(portal)).map(ofTour)]),
      run: (id) => (id.startsWith(TOUR) ? callOffShut(portal, id.slice(TOUR.length)) : carryOutClosing(portal, id)),
    },
    'end-by-centre': {
      findDue: async () => each(await portal.centreEnds.dueBy(portal.now())),
      run: (id) => carryOutCentreEnd(portal, id),
    },
    'give-days': {
      findDue: async () => each(await portal.givenDays.dueBy(portal.now())),
      run: (id) => carryOutGivenDays(portal, id),
    },
    'tell-shut': {
      findDue: async () => each(await findShut(portal)),
      run: (id) => tellShut(portal, id),
    },
    'keep-enrolled': {
      findDue: async () => each(await findUnkept(portal)),
      run: (id) => keepClaims(portal, id),
    },
    'deliver-care': {
      findDue: async () => each(await portal.bookings.givenBy(portal.now())),
      run: async (id) => {
        const done = await deliverCare(portal, id);
        return done === 'ends_early' ? settleEnd(portal, id) : done;
      },
    },
    'settle-month': {
      findDue: async () => each(await portal.bookings.settlableBy(portal.now())),
      run: (id) => settleMonth(portal, id),
    },
    'check-saved-search': {
      findDue: async () => each(await findDueSearches(portal, { turn: turn++ })),
      run: (id) => checkSavedSearch(portal, id),
    },
    'forget-expired': forgetTask(portal),
    reconcile: reconcileTask(portal),
    'check-index': checkIndexTask(portal, me),
  };
}
