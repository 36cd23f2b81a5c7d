import type { Notification } from '../port.ts';

/**
 * The values of each kind of text message, in the order in which a template takes them where they have no names. No
 * link is among them: those who send take none as a value, so a template names the portal's address itself.
 */
const VALUES: Record<string, readonly string[]> = {
  sign_in_code: ['code', 'minutes'],
  booking_confirmed: ['facility', 'when', 'total'],
  booking_moved: ['facility', 'was', 'when'],
  move_suggested: ['facility', 'was', 'next'],
  centre_stopped: ['facility', 'on', 'refund'],
  days_shut: ['facility', 'days', 'count', 'refund'],
  stay_refunded: ['facility', 'days', 'when', 'refund'],
  stay_shut: ['facility', 'days', 'when', 'refund'],
  days_open: ['facility', 'when'],
  care_ends_early: ['facility', 'day', 'refund'],
  care_changed: ['facility', 'when', 'day', 'refund', 'until'],
  care_ended: ['facility', 'when', 'refund'],
  centre_ends: ['facility', 'day', 'refund'],
  centre_ended: ['facility', 'when', 'refund'],
  booking_cancelled: ['facility', 'when', 'refund'],
  request_accepted: ['facility', 'when', 'until'],
  request_declined: ['facility', 'when'],
  request_unanswered: ['facility', 'when'],
  request_stopped: ['facility', 'when'],
  order_cancelled: ['facility', 'count', 'refund'],
  next_open: ['facility', 'when', 'until', 'total'],
  next_ending: ['facility', 'until', 'total'],
  next_ended: ['facility', 'when'],
  hold_ending: ['facility', 'until'],
  hold_ended: ['facility', 'when'],
  payment_declined: ['facility', 'until'],
  stay_tomorrow: ['facility', 'when'],
  grows_out: ['facility', 'day', 'next', 'price'],
  grows_out_alone: ['facility', 'day'],
  turns_three: ['facility', 'day'],
  stay_longer: ['facility', 'end', 'amount'],
  stay_shorter: ['facility', 'end'],
  longer_asked: ['facility', 'end', 'pay', 'amount'],
  late_charged: ['facility', 'day', 'late', 'amount'],
  late_waived: ['facility', 'day', 'amount'],
  late_paid: ['facility', 'day', 'amount'],
  extra_returned: ['facility', 'refund'],
  refund_arrived: ['facility', 'refund'],
  refund_asked: ['facility', 'until', 'refund', 'least'],
  refund_settled: ['facility', 'when', 'refund'],
  refund_part_given: ['facility', 'when', 'refund', 'covered', 'rest'],
  refund_disputed: ['facility', 'when', 'refund'],
  refund_unclear: ['facility', 'when', 'refund'],
  refund_by_hand: ['facility', 'refund', 'on', 'how'],
  interest_due: ['facility', 'refund'],
  interest_paid: ['facility', 'refund', 'on', 'how'],
  absence_offered: ['facility', 'day'],
  absence_noted: ['facility', 'day'],
  absence_back: ['facility', 'day'],
  ask_coming: ['facility', 'day'],
  place_taken: ['facility', 'day', 'refund'],
  month_settled: ['facility', 'month', 'meals', 'care', 'refund'],
  late_payment_returned: ['facility', 'refund'],
  given_up_returned: ['facility', 'refund'],
  sold_meanwhile_returned: ['facility', 'refund'],
  over_meanwhile_returned: ['facility', 'refund'],
  booked_meanwhile_returned: ['facility', 'refund'],
  centre_stopped_returned: ['facility', 'refund'],
  centre_shut_returned: ['facility', 'refund'],
  other_amount_returned: ['facility', 'refund', 'total'],
  paid_already_returned: ['facility', 'refund'],
  counter_booking: ['facility', 'when', 'until'],
  counter_tap: ['facility', 'when', 'until'],
  delegate_asks: ['facility', 'when', 'until'],
  pay_sooner: ['facility', 'when', 'until'],
  delegate_booked: ['facility', 'when', 'until'],
  renewal: ['facility', 'when'],
  place_free: ['who', 'wish'],
  wait_offer: ['facility', 'when', 'until'],
  wait_missed: ['facility', 'when'],
  wait_unpaid: ['facility', 'when'],
  wait_part_booked: ['facility', 'when', 'open'],
  wait_off_sale: ['facility', 'when'],
  wait_booked: ['facility', 'when'],
  wait_parted: ['facility', 'when'],
  wait_pointless: ['facility', 'when'],
  wait_time_passed: ['facility', 'when'],
  contact_changed: ['contact'],
  child_came: ['facility', 'time'],
  child_collected: ['facility', 'time', 'who', 'phone'],
  child_collected_once: ['facility', 'time', 'who', 'phone'],
  came_undone: ['facility', 'time'],
  collected_undone: ['facility', 'time'],
  noon_noticed: ['facility', 'time', 'phone'],
  guardian_linked: ['name', 'helpline'],
  guardian_unlinked: ['name'],
  mandate_taken: ['name', 'helpline'],
  contract_offered: ['name', 'facility', 'until'],
  contract_kept: ['facility'],
  contract_taken: ['name', 'facility'],
  complaint_answered: ['number'],
  question_answered: [],
  activity_place: ['title', 'when', 'place'],
  activity_moved: ['title', 'when', 'place'],
  activity_cancelled: ['title'],
  activity_reminder: ['title', 'when', 'place'],
  activity_joined: ['title', 'when', 'place'],
  consult_booked: ['who', 'when', 'how'],
  consult_moved: ['who', 'when', 'how'],
  consult_cancelled: ['who', 'when'],
  consult_withdrawn: ['who', 'when'],
  dispute_news: ['number'],
  doctor_accepted: ['clinic'],
  doctor_refused: ['clinic'],
  doctor_signed: ['clinic'],
  // The last ends the address of the page that says more and stops it.
  month_tip: ['todo', 'watch', 'near', 'stop'],
  tour_booked: ['facility', 'when'],
  tour_moved: ['facility', 'when'],
  tour_cancelled: ['facility', 'when'],
  tour_called_off: ['facility', 'when'],
  visit_planned: ['when'],
  visit_moved: ['when'],
  visit_unplanned: [],
  visit_absent: [],
  // Why a station does not come is in its own words, which a text message does not carry.
  visit_cancelled: [],
  visit_advice: [],
};
export const SMS_KINDS: readonly string[] = Object.keys(VALUES);

/** Characters that a value may have at most. */
const LONGEST = 35;

/** The values of a message by name, in their order. @throws where whoever sends it left one out */
export function valuesOf({ kind, values = {} }: Pick<Notification, 'kind' | 'values'>): [name: string, value: string][] {
  return (VALUES[kind] ?? []).map((name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a text message ${kind} needs ${name}`);
    return [name, shortened(String(value))];
  });
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
