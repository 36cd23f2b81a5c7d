/** Messages by e-mail and telephone. They go through other people’s servers, so they say no more of a child than they must. */
export const told = {
  booking_confirmed_subject: 'Booked: {facility}',
  booking_confirmed_text: '{when}, {facility}, {total} paid. Contract, receipt and pick-up code: {link}',
  when_order: '{when} (first of {count})',
  when_there: '{when} ({city} time)',
  move_suggested_subject: 'Another time? {facility}',
  move_suggested_text:
    '{facility} asks whether your booking on {was} could move to {next}, at the same price. It moves only if you agree; without an answer it stays as it is. The new place is not kept meanwhile. Look and decide: {link}',
  class_suggested_subject: 'Another class? {facility}',
  class_suggested_text:
    '{facility} asks whether your child could change to {next} from {day} on, {price}. It changes only if you sign the new contract; otherwise your child stays in its class. The new place is not kept meanwhile. Look and decide: {link}',
  booking_moved_subject: 'Moved: {facility}',
  booking_moved_text:
    'Your booking at {facility} has moved from {was} to {when}. The price is the same, and the contract was signed again for the new time. The new contract, and a file that updates your calendar: {link}',
  care_ends_early_subject: 'Care ends with {day}: {facility}',
  care_ends_early_text:
    'Your care at {facility} now ends with {day}. The contract was signed again, and your places after it are free for others. If your child comes every day, {refund} is refunded the way it was paid; the sum is worked out by who came once the last day is over. The new contract, and a file that updates your calendar: {link}',
  care_changed_subject: 'Change signed, pay by {until}: {facility}',
  care_changed_text:
    'The contract that changes your care at {facility} is signed: {when}, {total} in all. It changes once that is paid, by {until} at the latest: then what you have ends with {day}, and the {refund} paid for the months not begun is refunded the way it was paid. If it is not paid by then, nothing has changed and your contract goes on. {net}Pay here: {link}',
  change_lapsed_subject: 'Nothing changed, your contract goes on: {facility}',
  change_lapsed_text:
    'The change of your care at {facility}, {when}, was not paid for in time, so nothing has changed: your contract goes on, with its places and its money. If you still want it, change again from that contract: {link}',
  care_ended_subject: 'Care has ended: {facility}',
  care_ended_text:
    'Your care at {facility} ({when}) has ended by the contract that you signed again. {fen, plural, =0 {By the contract nothing is refunded.} other {{refund} is refunded the way it was paid, by {by}; we will tell you when it has arrived.}} Details: {link}',
  centre_ends_subject: 'The centre ends your contract with {day}: {facility}',
  centre_ends_text:
    '{facility} ends your childcare contract: care lasts until {day}, and is given on that day as usual. Its reason: {reason}. All that is not provided comes back: {refund} if your child comes every day; it is worked out by who came once the last day is over, and is paid back the way it was paid, with interest besides. If you do not agree or want to complain, you can do so here: {link}',
  goodwill_subject: 'The centre refunds you {refund}: {facility}',
  goodwill_text:
    '{facility} refunds you {refund} beyond what your contract asks, the way it was paid, by {by}; we tell you when it has arrived. The centre says: {reason}. Details: {link}',
  days_given_subject: 'Care added for you, free of charge: {facility}',
  days_given_text:
    '{facility} gives you care on {given}, free of charge and with nothing to sign. The centre says: {reason}. Cancel what you cannot use: {link}',
  given_cancelled_subject: 'An added day is cancelled: {facility}',
  given_cancelled_text:
    'The day that {facility} had added for you, {when}, is cancelled. It cost nothing, and there is nothing to refund. Details: {link}',
  centre_ended_subject: 'The centre has ended your contract: {facility}',
  centre_ended_text:
    '{facility} has ended your childcare contract ({when}). Its reason: {reason}. {fen, plural, =0 {Nothing is to be refunded} other {{refund} is refunded the way it was paid, by {by}; we tell you when it has arrived}}. Details, and what you can do if you do not agree: {link}',
  centre_stopped_subject: 'The centre has to stop: {facility}',
  centre_stopped_text:
    '{facility} may not take children from {on}, and you have booked that day or later ones. What you paid is kept for you, and you choose: cancel, and everything not provided is refunded ({refund} as of now); or keep the booking until it is open again, and pay nothing for the days it is not. Choose here: {link}',
  days_shut_subject: 'Closed on some days: {facility}',
  days_shut_text:
    '{facility} is closed on {days}{why}; booked days among them: {count}. Days on which it is closed are not charged: they are refunded when the month ends, and you need do nothing. If you would rather not wait you can cancel (cancelling now gives back {refund}). See: {link}',
  stay_shut_subject: 'Closed that day: {facility}',
  stay_shut_text:
    '{facility} is closed on {days}{why}, so {when} as you booked it cannot take place. You can move it to another time, or cancel (cancelling now gives back {refund}). Choose here: {link}',
  stay_refunded_subject: 'Closed that day, you are refunded: {facility}',
  stay_refunded_text:
    '{facility} is closed on {days}{why}, so {when} as you booked it cannot take place. It is cancelled, and all that you paid is refunded: {refund}, the way it was paid, by {by}; we will tell you when it has arrived. To book another time: {link}',
  shut_why: ' ({reason})',
  days_open_subject: 'Open after all: {facility}',
  days_open_text: '{facility} is open after all on the days it had closed. Your booking for {when} is unchanged. Details: {link}',
  booking_cancelled_subject: 'Cancelled: {facility}',
  booking_cancelled_text:
    'Your booking at {facility}, {when}, is cancelled. {fen, plural, =0 {By the contract nothing is refunded.} other {{refund} is refunded the way it was paid, by {by}; we will tell you when it has arrived.}} Details: {link}',
  request_accepted_subject: 'Accepted: {facility}',
  request_accepted_text:
    '{facility} can take your child: {when}. The place is yours until {until}; please sign the contract and pay before then: {link}',
  request_declined_subject: 'Not this time: {facility}',
  request_declined_text:
    '{facility} cannot take your child this time ({when}). Nothing was charged, and the place is no longer kept. Why, and what else there is: {link}',
  request_unanswered_subject: 'No answer in time: {facility}',
  request_unanswered_text:
    '{facility} did not answer in time, so your request for {when} has ended. Nothing was charged. What else there is: {link}',
  request_stopped_subject: 'No longer to be had: {facility}',
  request_stopped_text:
    '{facility} is closed that day or cannot take children now, so your request for {when} has ended. Nothing was charged. What else there is: {link}',
  order_cancelled_subject: 'Cancelled together: {facility}',
  order_cancelled_text:
    'What you booked together at {facility} is cancelled ({count, plural, one {# stay} other {# stays}}). {fen, plural, =0 {By the contracts nothing is refunded.} other {{refund} is refunded the way it was paid, by {by}; we will tell you when it has arrived.}} Details: {link}',
  next_open_subject: 'You can pay now: {facility}',
  next_open_text: 'You have signed for {facility}, {when}. You can pay {total} now, by {until} at the latest: {link}',
  next_ending_subject: 'Pay by {until}: {facility}',
  next_ending_text:
    'The next period that you signed at {facility} is not paid for yet. Pay {total} by {until}; after that the place is let go, and nothing is charged: {link}',
  next_ended_subject: 'Next period cancelled too: {facility}',
  next_ended_text:
    'Your care at {facility} does not go on to its last day, so the period that you had signed to follow it, {when}, is cancelled too. It was not paid for and nothing is charged. If you still want it, book again: {link}',
  hold_ending_subject: 'Held only until {until}: {facility}',
  hold_ending_text:
    'Your place at {facility}, {when}, is held until {until} and is not paid for yet. To keep it, pay before then: {link}',
  hold_ended_subject: 'Place released: {facility}',
  hold_ended_text:
    'Your place at {facility}, {when}, was not paid for in time and has been released. Nothing was charged. If you still want it, book again: {link}',
  payment_declined_subject: 'Payment did not go through: {facility}',
  payment_declined_text:
    'The payment of {total} to {facility} did not go through, and nothing was charged. Your place is held until {until}; you can pay again: {link}',
  grows_out_subject: 'A new class soon: {facility}',
  grows_out_text:
    '{facility}: by age, {day} is your child’s last day in its class. After that it can go on in {next}, {price}. Book it here: {link}',
  grows_out_alone_subject: 'Soon too old for its class: {facility}',
  grows_out_alone_text:
    '{facility}: by age, {day} is your child’s last day in its class, and no other class here takes it after that. Find one nearby: {link}',
  turns_three_subject: 'Soon three years old: {facility}',
  turns_three_text:
    'Your child will soon be three, and childcare ends there: {day} is the last day it can be at {facility}. Please arrange for a kindergarten in time. What is booked: {link}',
  stay_tomorrow_subject: 'Childcare tomorrow: {facility}',
  stay_tomorrow_text: 'Tomorrow your child goes to {facility}: {when}. What to bring, and the pick-up code: {link}',
  refund_arrived_subject: 'Refund arrived: {facility}',
  refund_arrived_text:
    'The {refund} from {facility} has been refunded the way it was paid. A bank card may show it a day or two later. Refund note: {link}',
  refund_asked_subject: 'Cancelled, the centre is asked about attendance: {facility}',
  refund_asked_text:
    'Your booking {when} at {facility} is cancelled. The centre has no attendance for some days and has until {until} to answer; without an answer they count as not attended and {refund} is refunded, if the child came on all of them {least}. After that the money is refunded the way it was paid. Details: {link}',
  refund_settled_subject: 'Refund: {facility}',
  refund_settled_text:
    'For your cancelled booking {when} at {facility}, {fen, plural, =0 {nothing is refunded, by attendance.} other {{refund} is refunded by attendance, the way it was paid, by {by}; we will tell you when it has arrived.}} Details: {link}',
  refund_part_given_subject: 'Refund: {facility}',
  refund_part_given_text:
    'Your booking {when} at {facility} is cancelled. {refund} is due; the payment provider has given back {covered} of it already, so {rest} is refunded the way it was paid. Details: {link}',
  refund_disputed_subject: 'Refund waits for the dispute: {facility}',
  refund_disputed_text:
    'Your booking {when} at {facility} is cancelled and {refund} is due. The payment is disputed at the payer’s bank: what you have not had yet is sent once that is decided. Details: {link}',
  refund_unclear_subject: 'Refund being checked: {facility}',
  refund_unclear_text:
    'Your booking {when} at {facility} is cancelled and {refund} is due. The payment provider has given something back in another currency; we work out what is left, then send it. Details: {link}',
  refund_by_hand_subject: 'Refund paid: {facility}',
  refund_by_hand_text:
    'Your refund from {facility} could not be paid the way you paid. {refund} was paid to you on {on} instead: {how}. If you have not had it, please tell us. Details: {link}',
  earnest_paid_subject: 'Earnest money received, place kept: {facility}',
  earnest_paid_text:
    '{facility} has your earnest money of {amount}, which goes into the first bill. The rest, {rest}, is to be paid by {until}; after that the place is released and the earnest money is not refunded: {link}',
  earnest_again_paid_subject: 'Earnest money paid again: {facility}',
  earnest_again_paid_text:
    'The {refund} that {facility} owed you beside your earnest money was paid to you on {on}: {how}. If you have not had it, please tell us. Details: {link}',
  earnest_kept_subject: 'Place released, earnest money kept: {facility}',
  earnest_kept_text:
    'Your contract with {facility}, {when}, ended before the rest was paid. The place is released, and by the contract the earnest money of {amount} is not refunded. Details: {link}',
  earnest_back_subject: 'Earnest money refunded: {facility}',
  earnest_back_text:
    'Your contract with {facility}, {when}, has ended. All of the earnest money, {refund}, is refunded the way you paid it; we tell you when it is there. Details: {link}',
  rest_ending_subject: 'Pay the rest by {until}: {facility}',
  rest_ending_text:
    'Of your contract with {facility}, {when}, {total} is still to be paid, by {until}; after that the place is released and the earnest money is not refunded: {link}',
  earnest_again_subject: 'Earnest money twice over: {facility}',
  earnest_again_text:
    '{facility} cannot give the care that it agreed to. Your earnest money is refunded the way you paid it, and {refund} more is due to you, which the centre pays apart; we tell you when it has: {link}',
  interest_due_subject: 'Interest on your refund: {facility}',
  interest_due_text:
    'By the contract your refund from {facility} bears interest of {refund}. The centre pays it apart, not the way you paid; we tell you when it has. How it comes about: {link}',
  interest_paid_subject: 'Interest paid: {facility}',
  interest_paid_text:
    'The interest of {refund} on your refund from {facility} was paid to you on {on}: {how}. If you have not had it, please tell us. Details: {link}',
  absence_offered_subject: 'Noted as not coming: {facility}',
  absence_offered_text:
    '{facility}, {day}: noted that your child is not coming, and the place is offered to others. If another family that has no other place takes and keeps it, your contract’s part of that day’s fee is refunded once the day’s care is over, and we tell you. Until somebody has it you can change your mind: {link}',
  absence_noted_subject: 'Noted as not coming: {facility}',
  absence_noted_text:
    '{facility}, {day}: noted that your child is not coming. It is too late for a credit, or the contract gives none, so that day’s care fee is not refunded; the place stays yours: {link}',
  absence_back_subject: 'Coming after all: {facility}',
  absence_back_text: '{facility}, {day}: your report is taken back, and the place is yours as before: {link}',
  kept_home_subject: 'Your child stays at home for now: {facility}',
  kept_home_text:
    '{facility} has noted that your child is ill and has to stay at home. Please keep your child at home from today; the earliest day back is {day}. See a doctor, and let your child rest. Days booked in this time count as reported absence, and refunds follow the contract. If this is a mistake, or you have a question, ring the centre. Details: {link}',
  kept_home_proof_subject: 'Your child stays at home for now: {facility}',
  kept_home_proof_text:
    '{facility} has noted that your child is ill and has to stay at home. Please keep your child at home from today; the earliest day back is {day}, with a certificate of recovery from a health institution. See a doctor, and let your child rest. Days booked in this time count as reported absence, and refunds follow the contract. If this is a mistake, or you have a question, ring the centre. Details: {link}',
  kept_home_undone_subject: 'Your child may come as before: {facility}',
  kept_home_undone_text:
    '{facility} has taken back its note that your child has to stay at home: your child may come as before. The absence noted with it is taken back too, except where another family has the place: {link}',
  may_return_subject: 'Certificate of recovery seen: {facility}',
  may_return_text: '{facility} has seen your child’s certificate of recovery: your child may come from {day}. Details: {link}',
  class_infection_subject: '{disease} in {class}: {facility}',
  class_infection_text:
    '{facility}, {class}, {disease}: {count, plural, one {# child has} other {# children have}} fallen ill in the last {days, plural, one {day} other {# days}}, and will be back once well. If your own child is unwell, keep your child at home, see a doctor, and let the centre know.',
  infection_cluster_subject: '{count, plural, one {# child} other {# children}} in {class} with the same infection: {facility}',
  infection_cluster_text:
    '{facility}, {class}, {disease}: {count, plural, one {# child has} other {# children have}} fallen ill in the last {days, plural, one {day} other {# days}}. Whether the class should close for some days is for the centre to settle with disease control and its supervisors. The centre closes days here: {link}',
  ask_coming_subject: 'Not here yet: {facility}',
  ask_coming_text:
    'The carers at {facility} ask: your child has not come on {day}. Later, or not at all? Answer with one tap: {link}',
  place_taken_subject: 'Another family took your place: {refund} back',
  place_taken_text:
    '{facility}, {day}: another family has taken the place that you released. By your contract {refund} is refunded the way you paid, and is with you by {by}. Details: {link}',
  stay_longer_subject: 'Made longer: {facility}',
  stay_longer_text: '{facility}: the stay now ends at {end}. Extra paid: {amount}. Calendar and details: {link}',
  stay_shorter_subject: 'Collection time changed: {facility}',
  stay_shorter_text:
    '{facility}: to be collected at {end} now. The time released is offered to others; by the contract nothing is refunded. Details: {link}',
  longer_asked_subject: 'Pay to stay until {end}: {facility}',
  longer_asked_text:
    '{facility} is holding the time until {end} for you. Pay {amount} before {pay} and it is yours; unpaid, the stay ends as it did: {link}',
  late_charged_subject: 'Late pick-up, {amount}: {facility}',
  late_charged_text:
    '{facility}, {day}: collected {late, plural, one {# minute} other {# minutes}} late, {amount} by the contract. How it is worked out, and where to pay: {link}',
  late_waived_subject: 'Late pick-up waived: {facility}',
  late_waived_text: '{facility}, {day}: the charge of {amount} for the late pick-up is waived. There is nothing to pay: {link}',
  late_paid_subject: 'Late pick-up paid: {facility}',
  late_paid_text: '{facility}, {day}: {amount} for the late pick-up has been received. The receipt is here: {link}',
  extra_returned_subject: 'Payment returned: {facility}',
  extra_returned_text:
    '{facility}: this payment for a longer stay or a late pick-up was not taken, and {refund} is refunded the way it was paid. Your booking stands. See how it is now: {link}',
  month_settled_subject: 'A month settled: {facility}',
  month_settled_text:
    '{facility}, {month}: {meals} for meals not eaten and {care} for days on which the centre was shut, {refund} in all. {standing} Details: {link}',
  way_it_came: 'It is refunded the way it was paid.',
  late_payment_returned_subject: 'Payment returned: {facility}',
  late_payment_returned_text:
    'The payment came after the place had been released, so {refund} is refunded the way it was paid. You can book again: {link}',
  given_up_returned_subject: 'Payment returned: {facility}',
  given_up_returned_text:
    'Word of your payment came after you had released the place, so {refund} is refunded the way it was paid. You can book again: {link}',
  sold_meanwhile_returned_subject: 'Payment returned: {facility}',
  sold_meanwhile_returned_text:
    'You paid in time, but word of it came late and the place had been booked by somebody else. {refund} is refunded the way it was paid; we are sorry. Other times: {link}',
  over_meanwhile_returned_subject: 'Payment returned: {facility}',
  over_meanwhile_returned_text:
    'You paid in time, but word of it came late and the stay could no longer be given. {refund} is refunded the way it was paid; we are sorry. Other times: {link}',
  booked_meanwhile_returned_subject: 'Payment returned: {facility}',
  booked_meanwhile_returned_text:
    'You paid in time, but word of it came late, and by then you had booked otherwise for the child; both cannot be. {refund} is refunded the way it was paid. Details: {link}',
  centre_stopped_returned_subject: 'Payment returned: {facility}',
  centre_stopped_returned_text:
    '{facility} cannot be booked at present, so {refund} is refunded the way it was paid. Details: {link}',
  centre_shut_returned_subject: 'Payment returned: {facility}',
  centre_shut_returned_text:
    '{facility} is shut that day after all, so your {when} cannot take place and {refund} is refunded the way it was paid; we are sorry. Other times: {link}',
  other_amount_returned_subject: 'Payment returned: {facility}',
  other_amount_returned_text:
    '{refund} arrived where {total} was due, so nothing is booked and it is refunded the way it was paid. Please pay the amount due: {link}',
  paid_already_returned_subject: 'Second payment returned: {facility}',
  paid_already_returned_text:
    'This booking had been paid for already. The {refund} paid again is refunded the way it was paid; the booking stands. Details: {link}',
  pay_sooner_subject: 'Please pay sooner: {facility}',
  pay_sooner_text:
    'Another family waits for the places you pay for at {facility}: {when}. They are kept until {until} now, sooner than you were told. Pay there by then, or online: {link}',
  lead: '{said} ',
  renewal_subject: 'Your care ends soon: {facility}',
  renewal_text: 'Your care at {facility} ends soon: {when}. {net}To go on, book and sign ahead here: {link}',
  delegate_asks_subject: 'Waits for your yes: {facility}',
  delegate_asks_text:
    'Somebody you let help would like to book {facility} {when}. The place is held until {until} and waits for one tap of yours, yes or no; without an answer it is released: {link}',
  delegate_booked_subject: 'Booked for you: {facility}',
  delegate_booked_text:
    'Somebody you let help has booked {facility} {when} within your amounts; it counts once it is paid, by {until}. If you do not want it, release it here: {link}',
  counter_tap_subject: 'A place is held for you: {facility}',
  counter_tap_text:
    '{facility} holds a place for you: {when}. Your framework contract holds, so one tap is enough; pay by {until}: {link}',
  counter_booking_subject: 'A place is held for you: {facility}',
  counter_booking_text: '{facility} holds a place for you: {when}. Sign the contract and pay by {until}: {link}',
  place_free_subject: 'A place is free: {who}',
  place_free_text: 'A place is free: {who}. {wish}. It is not held for you; first come, first served: {open} {end}',
  place_free_more: '{names} and {more} more',
  place_free_stop: 'Stop these messages: {stop}',
  place_free_last: 'This search has used up its messages; this is the last.',
  wait_offer_subject: 'It is your turn: {facility}',
  wait_offer_text:
    '{facility} has a place: {when}. It is kept for you until {until}. Take it or pass it on here: {link} Leave the waitlist: {leave}',
  wait_missed_subject: 'The place went to the next family: {facility}',
  wait_missed_text:
    'The place at {facility} ({when}) was kept until its time was up, and has gone to the next family. To wait again: {link}',
  wait_unpaid_subject: 'Not paid in time: {facility}',
  wait_unpaid_text:
    'You took the place at {facility} ({when}), but it was not paid for while it was kept, and has gone to the next family. To wait again: {link}',
  wait_part_booked_subject: 'Not all of it is booked: {facility}',
  wait_part_booked_text:
    'You have booked part of what was kept for you at {facility} ({when}); what is paid for stays yours. Not paid in time, and gone to the next family: {open}. To wait again: {link}',
  wait_off_sale_subject: 'The place can no longer be booked: {facility}',
  wait_off_sale_text:
    'The place that was kept for you at {facility} ({when}) can no longer be booked: the centre has stopped, or has no such class or price any more. What you have paid for is not affected by this. Details: {link}',
  wait_booked_subject: 'Booked, no need to wait any longer: {facility}',
  wait_booked_text:
    'All of the time you were waiting for ({when}) is booked and paid for, so you are no longer on the waitlist of {facility}. Details: {link}',
  wait_parted_subject: 'Your waiting has ended: {facility}',
  wait_parted_text:
    'You are no longer linked with the other guardian, who had entered the child, so the waitlist of {facility} ({when}) has ended for you. Details: {link}',
  wait_pointless_subject: 'No need to wait any longer: {facility}',
  wait_pointless_text:
    'The child has a place elsewhere for that time, so you are no longer on the waitlist of {facility} ({when}). Details: {link}',
  wait_time_passed_subject: 'No place came up: {facility}',
  wait_time_passed_text:
    'The time you were waiting for at {facility} ({when}) has come, and no place came up. Other ways: {link}',
  takeover_pending_subject: 'Your request for {facility}',
  takeover_pending_text:
    '{brand} has received your request to take over the page of {facility}. A supervisor checks it and you will hear from us. If it was not you, please tell us.',
  takeover_approved_subject: '{facility} is yours to run',
  takeover_approved_text:
    'The page of {facility} is now yours to keep. Open this within seven days to come in: {link} Once classes, staff, hours and prices are there, it can be booked.',
  takeover_refused_subject: 'Your request for {facility} was not approved',
  takeover_refused_text:
    'The supervisor has not approved your request to take over the page of {facility}. If you can add to the evidence, you may ask again.',
  sign_in_code_subject: '{brand} sign-in code',
  sign_in_code_text: 'Your code is {code}. It works for {minutes} minutes. Nobody from us will ask you for it.',
  check_in_while_stopped_subject: 'A child was taken in while the centre is stopped: {facility}',
  check_in_while_stopped_text:
    '{facility} is not operating, or its credential is suspended or has expired, and a child was checked in on {date}. It was noted as ever. Please look into it and speak with the families: {link}',
  organiser_stopped_subject: 'Stopped: {body}',
  organiser_stopped_text:
    'The city has stopped {body} from holding activities on the portal. It cannot publish or change activities or check anybody in, and families no longer find what was still to come. The city tells the families that are signed up. Questions: {helpline}. What you have held stays here: {link}',
  organiser_approved_subject: 'Approved: {body}',
  organiser_approved_text:
    'The city approves of {body} holding activities on the portal until {until}, that day included. Families see an activity once a reviewer has looked at it: {link}',
  organiser_ended_subject: 'Approval over: {body}',
  organiser_ended_text:
    'The city’s approval of {body} ran until {until} and is over. To go on, ask for it again: {helpline}. What you have held stays here: {link}',
  article_returned_subject: 'Sent back to you: {title}',
  article_returned_text:
    '“{title}” was not approved, because: {reason}\nComments on its paragraphs, and what is still missing, are on this page. Send it again when it is ready: {link}',
  request_asked_subject: '{count, plural, one {# booking waits} other {# bookings wait}} for your answer: {facility}',
  request_asked_text:
    '{count, plural, one {# booking waits} other {# bookings wait}} for the answer of {facility}, the first by {until}. Answer here: {link}',
  filed_approved_subject: 'Change approved: {facility}',
  filed_approved_text:
    'The change of what {facility} has filed was approved and takes effect now. What has changed is on its page: {link}',
  filed_refused_subject: 'Change refused: {facility}',
  filed_refused_text:
    'The change of what {facility} has filed was refused, and all stays as it is. Why is said on its page, where you can propose another: {link}',
  takeover_code_subject: '{brand} code to take over a centre',
  takeover_code_text:
    'Somebody gave this e-mail to take over the page of a childcare centre. If that was you, your code is {code}; it works for {minutes} minutes. If not, do nothing. Nobody from us will ask you for it.',
  new_password_subject: 'Reset your staff password',
  new_password_text: 'Open this within an hour to set a new password',
  new_password_note: 'If you did not ask for it, do nothing.',
  child_came_subject: 'Arrived: {facility}',
  child_came_text: 'Your child arrived at {facility} at {time}. Details: {link}',
  child_collected_subject: 'Collected: {facility}',
  child_collected_text:
    '{who} collected your child from {facility} at {time}. If that is wrong, call the centre at once: {phone}. Details: {link}',
  child_collected_once_subject: '{who} collected your child: {facility}',
  child_collected_once_text:
    '{who} collected your child from {facility} at {time} by a one-time pick-up code; the centre checked a document. If that is wrong, call the centre at once: {phone}. Details: {link}',
  came_undone_subject: 'Correction: your child has not arrived yet',
  came_undone_text:
    'We told you that your child had arrived at {facility}. That was noted by mistake and was taken back at {time}. Details: {link}',
  collected_undone_subject: 'Correction: your child is still at the centre',
  collected_undone_text:
    'We told you that your child had been collected from {facility}. That was noted by mistake and was taken back at {time}: your child is still there. Details: {link}',
  noon_noticed_subject: 'Noon check: {facility}',
  noon_noticed_text:
    'At the noon check at {time}, staff of {facility} noticed something about your child and wrote it down. To ask, call {phone}. Details: {link}',
  guardian_linked_subject: 'You are linked with {name}',
  guardian_linked_text:
    'You and {name} now look after the children together: both of you see their details, bookings and contracts, and hear of bookings. If you did not agree to this, unlink at once, or call {helpline}: {link}',
  guardian_unlinked_subject: 'You are no longer linked with {name}',
  guardian_unlinked_text:
    'You and {name} are no longer linked. Each of you keeps the children you entered and the care you booked, and messages go to whoever booked: {link}',
  contract_offered_subject: '{name} wants to hand a contract on to you: {facility}',
  contract_offered_text:
    '{name} wants to hand the contract with {facility} on to you. It counts if you sign by {until}. Read it, sign or decline: {link}',
  contract_kept_subject: 'A contract was not handed on: {facility}',
  contract_kept_text: 'The contract with {facility} was not handed on, and its party stays the same: {link}',
  contract_taken_subject: 'A contract was handed on: {facility}',
  contract_taken_text:
    'Between you and {name} the contract with {facility} was handed on: it has been signed, and the centre has been told. See whose it is now: {link}',
  party_changed_subject: 'Another guardian is party to a contract: {number}',
  party_changed_text:
    'Booking {number} at {facility}: the other guardian of the child has taken the contract over and signed a new version. Time and price stay the same; whom you call does not: {link}',
  mandate_taken_subject: '{name} now helps with the children',
  mandate_taken_text:
    '{name} has taken up the code that you gave: they see where the children are on which day, and may collect and book where you let them. If it was not you who gave it, end it at once, or call {helpline}: {link}',
  contact_changed_subject: 'Your {brand} account has a new phone or e-mail',
  contact_changed_text:
    'Your account now uses {contact}; this one no longer signs in. If it was not you, call {helpline} at once.',
  question_answered_subject: '{brand}: your question has an answer',
  question_answered_text: 'The expert has answered your question. Sign in and read it here: {link}',
  activity_place_subject: 'It is your turn: {title}',
  activity_place_text:
    'A family gave up its place at “{title}”, and it is yours now: {when}, {place}. If you cannot come, give it to the next family here: {link}',
  activity_moved_subject: 'Changed: {title}',
  activity_moved_text:
    'The time or place of “{title}” has changed. It is now {when}, {place}. If you cannot come, say so here: {link}',
  activity_cancelled_subject: 'Called off: {title}',
  activity_cancelled_text: '“{title}” has been called off. {reason}See more here: {link}',
  activity_reason: 'Why: {reason}. ',
  activity_reminder_subject: 'Coming up: {title}',
  activity_reminder_text: '“{title}”: {when}, {place}. If you cannot come, give your place to the next family here: {link}',
  activity_joined_subject: 'Now one sign-up: {title}',
  activity_joined_text:
    'You are linked as one family, so your two sign-ups for “{title}” ({when}, {place}) are one now: the earlier one stays, with the children of both. See it here: {link}',
  complaint_answered_subject: '{brand}: complaint {number} has an answer',
  complaint_answered_text: 'Your complaint {number} has been answered. Open {link} and enter the number to read it.',
  month_tip_subject: 'This month: {todo}',
  month_tip_text:
    '{who}One thing to do: {todo}.\nLook out for: {watch}.\nNear you: {near}.\nMore on this, or stop these messages with one tap, no sign-in: {link}',
  consult_booked_subject: 'Booked: {when}',
  consult_booked_text: 'You talk with {who} on {when}, {how}. To move it, cancel it or put it into your calendar: {link}',
  consult_moved_subject: 'Moved to {when}',
  consult_moved_text: 'You now talk with {who} on {when}, {how}. To move it, cancel it or put it into your calendar: {link}',
  consult_cancelled_subject: 'Cancelled: {when}',
  consult_cancelled_text: 'Your talk with {who} on {when} is cancelled. To book another time: {link}',
  consult_withdrawn_subject: 'The expert cannot come: {when}',
  consult_withdrawn_text: 'Your talk with {who} on {when} is cancelled: the expert cannot come. {why}Book another time: {link}',
  dispute_news_subject: 'News about your contract: {number}',
  dispute_news_text: 'There is something new about your contract ({number}). Read and answer it here: {link}',
  dispute_centre_subject: 'About a contract: {number}',
  dispute_centre_text: '{facility}: there is something new about a contract ({number}). Read and answer it here: {link}',
  doctor_accepted_subject: 'You can sign with a family doctor',
  doctor_accepted_text: '{clinic} answered: you can sign with a family doctor. When to come and what to bring: {link}',
  doctor_refused_subject: 'An answer about your family doctor',
  doctor_refused_text: '{clinic} answered: it is not possible this time. Why: {link}',
  doctor_signed_subject: 'Signed with a family doctor',
  doctor_signed_text: 'You have signed with a family doctor of {clinic}: {link}',
  nurse_doctor_subject: 'A family took its request back',
  nurse_doctor_text: 'A family no longer asks for a family doctor; you need not expect it. Those who wait: {link}',
  nurse_visit_off_subject: 'A home visit is off: {when}',
  nurse_visit_off_text: 'A family has called off its visit on {when}. It is off your route. That day: {link}',
  nurse_visit_other_days_subject: 'A family asks for other days: {when}',
  nurse_visit_other_days_text:
    'A family cannot be at home on {when} and has given other days. It is off your route and waits to be planned: {link}',
  tour_booked_subject: 'Visit booked: {facility}',
  tour_booked_text: 'You visit {facility}: {when}. Address: {address}. Add it to your calendar, change it or call it off: {link}',
  tour_moved_subject: 'Visit moved: {facility}',
  tour_moved_text:
    'Your visit to {facility} is now {when}. Address: {address}. Update your calendar, change it again or call it off: {link}',
  tour_cancelled_subject: 'Visit called off: {facility}',
  tour_cancelled_text: 'Your visit to {facility} ({when}) is called off; others can have the time. To book another: {link}',
  tour_called_off_subject: 'The centre called your visit off: {facility}',
  tour_called_off_text: '{facility} cannot receive you on {when} and has called your visit off. Please book another time: {link}',
  visit_planned_subject: 'A nurse comes: {when}',
  visit_planned_text: '{when}: the community nurse visits you. Another day, or no visit: {link}',
  visit_moved_subject: 'The visit has moved: {when}',
  visit_moved_text: 'The community nurse now visits you {when}. Another day, or no visit: {link}',
  visit_unplanned_subject: 'The nurse cannot come on that day',
  visit_unplanned_text: 'The nurse cannot come as planned. You hear of another day: {link}',
  visit_absent_subject: 'The nurse found nobody at home',
  visit_absent_text:
    'The nurse came as planned and found nobody at home. Another day will be found; you can also choose other days or cancel: {link}',
  visit_cancelled_subject: 'The visit is cancelled',
  visit_cancelled_text: 'The health station has cancelled your home visit. {why}Details: {link}',
  visit_advice_subject: 'The nurse’s advice is ready',
  visit_advice_text: 'The nurse has written down the advice after the visit. Sign in to read it: {link}',
  visit_reason: 'Reason: {reason}. ',
};
