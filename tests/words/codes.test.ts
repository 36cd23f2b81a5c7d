import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '#cms/access/roles.ts';
import { DEVICES } from '#cms/accounts/device.ts';
import { MONTHS_DONE } from '#cms/alerts/months/ask-for-months.ts';
import { CENTRE_CALLS } from '#cms/booking/centre-may.ts';
import { HAND_ON_NEWS } from '#cms/booking/hand-on/tell-of-hand-on.ts';
import { OPEN_MONEY } from '#cms/booking/open-money.ts';
import { TOUR_NEWS } from '#cms/booking/tours/tell-tour.ts';
import { WAIT_LETTERS } from '#cms/booking/waitlist/tell-waiting.ts';
import type { LocationProblem } from '#cms/city/mapping.ts';
import type { KeyFact } from '#cms/contracts/documents/key-facts.ts';
import type { UnservedDay } from '#cms/contracts/stopped-ahead.ts';
import { NOT_GENUINE } from '#cms/contracts/why-not-genuine.ts';
import { FAMILY_PLACE_LABELS } from '#cms/finding/family-places.ts';
import { FACT_GROUPS } from '#cms/guidance/facts/list-facts.ts';
import { DUE_KINDS } from '#cms/guidance/publication/due-board.ts';
import type { TextReview } from '#cms/guidance/review/read-review.ts';
import { NURSE_NEWS } from '#cms/guidance/visits/tell-nurse.ts';
import type { Told } from '#cms/payments/tell-family.ts';
import type { RosterLine } from '#cms/places/roster.ts';
import { HEALTH_PARTS } from '#cms/portal/portal.ts';
import { PAYMENT_APPS } from '#cms/ports/payment/direct.ts';
import { ONLINE_PROVIDERS, type PaymentStatus } from '#cms/ports/payment/port.ts';
import { STOP_REASONS } from '#cms/records/saved-searches.ts';
import { WAIT_ENDS } from '#cms/records/shapes/waitlist.ts';
import type { DecidedState } from '#cms/registry/filing/decide-change.ts';
import type { TakeoverProblem } from '#cms/registry/settle-takeover.ts';
import { ROOM_NAMES } from '#cms/staff/shell/rooms.ts';
import { EVIDENCE_KINDS } from '#cms/supervision/disputes/evidence-files.ts';
import { en, zh } from '#cms/words/messages/index.ts';
import { ATTENDANCE_MARKS, BOOKING_STATUSES } from '#domain/booking/booking-state.ts';
import { CALENDAR_STATUSES } from '#domain/booking/calendar-events.ts';
import { CARE_CHANGE_PROBLEMS } from '#domain/booking/care-change.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';
import { NOT_HANDED_ON } from '#domain/booking/contract-offer.ts';
import { CONTRACT_STANDINGS } from '#domain/booking/contract-standing.ts';
import { DELEGATE_CODE_STATES } from '#domain/booking/delegate-code.ts';
import { DOOR_NEWS } from '#domain/booking/door-news.ts';
import { EARLY_END_PROBLEMS } from '#domain/booking/early-end.ts';
import { GIVEN_DAY_PROBLEMS } from '#domain/booking/given-day.ts';
import { HANDOVER_CHECKS } from '#domain/booking/handover.ts';
import { CHECK_TIMES, LOOKED_AT } from '#domain/booking/health-check.ts';
import { INFECTION_NEWS, type KeptOut } from '#domain/booking/infection.ts';
import { MANDATE_ASKS, MANDATE_REFUSALS, MANDATE_STATES } from '#domain/booking/mandate.ts';
import { CAP_STANDINGS } from '#domain/booking/prepayment.ts';
import { MISMATCH_CODES, REMEDIES } from '#domain/booking/remedies.ts';
import { NOT_ACCEPTED } from '#domain/booking/reply.ts';
import { STAY_FIXED } from '#domain/booking/stay-time.ts';
import { CARE_FORMS, HALF_DAY_PARTS, REQUEST_PROBLEMS } from '#domain/care/care.ts';
import { LESS_KINDS, OWN_TERM_DECISIONS, OWN_TERM_PROBLEMS } from '#domain/contract/centre-terms.ts';
import { CONSENT_PURPOSES, IDENTITY_DOCUMENTS, SIGNING_PROBLEMS } from '#domain/contract/contract.ts';
import { CHANGED_FIELDS } from '#domain/contract/contract-change.ts';
import { CONTRACT_ELEMENTS } from '#domain/contract/contract-element.ts';
import { MODEL_DIFFERENCES } from '#domain/contract/differs-from-model.ts';
import { SIGNED_HOW } from '#domain/contract/evidence.ts';
import { FRAMEWORK_ENDS } from '#domain/contract/framework.ts';
import { OWN_RULE_PROBLEMS } from '#domain/contract/own-rule.ts';
import { PAYMENT_RETURNS, REFUND_CAUSES, REFUND_STATUSES, type RefundReason } from '#domain/contract/refund.ts';
import {
  DAY_COUNTS,
  ENDED_BY,
  LEAVING_REASONS,
  OWN_KINDS,
  PROVEN_REASONS,
  REACHES,
  RULE_KINDS,
  RULE_STATUSES,
  RULE_USES,
  STAY_KINDS,
  SUM_KINDS,
} from '#domain/contract/refund-rules.ts';
import { CLAUSE_BLANKS, CLAUSE_PROBLEMS } from '#domain/contract/template-check.ts';
import { VERSION_PROBLEMS } from '#domain/contract/versions.ts';
import { VOID_KINDS } from '#domain/contract/void-terms.ts';
import { LINK_FOLLOWS } from '#domain/family/invitation.ts';
import { PLAN_KINDS, PLAN_PROBLEMS, PLAN_STATES, PLAN_STOPS } from '#domain/guidance/article-plan.ts';
import type { Compared } from '#domain/guidance/compare-text.ts';
import {
  CONSULT_NEWS,
  CONSULT_PROBLEMS,
  CONSULT_STATES,
  CONSULT_WAYS,
  OFFER_PROBLEMS,
  SLOT_STATES,
} from '#domain/guidance/consult.ts';
import { URGENCIES } from '#domain/guidance/danger-signs.ts';
import { DOCTOR_NEWS, DOCTOR_STATES } from '#domain/guidance/family-doctor.ts';
import { BANDS, COURSES } from '#domain/guidance/growth-course.ts';
import { MEASURES, SEXES, type TableFault } from '#domain/guidance/growth-table.ts';
import { CHECK_RESULTS, HALF_DAYS, VISIT_NEWS, VISIT_PROBLEMS, VISIT_STATES } from '#domain/guidance/home-visit.ts';
import { PACES } from '#domain/guidance/month-message.ts';
import { LEADS } from '#domain/guidance/onward.ts';
import { BODY_NEWS, ORGANISER_KINDS } from '#domain/guidance/organiser.ts';
import {
  DOMAINS,
  PICTURE_PROBLEMS,
  type PublishingProblem,
  REPLACEMENT_PROBLEMS,
  TEXT_KINDS,
  TOPICS,
  WITHDRAWAL_PROBLEMS,
  WRITING_STAGES,
} from '#domain/guidance/publishing.ts';
import { QUESTION_PROBLEMS, QUESTION_STATES } from '#domain/guidance/question.ts';
import { COMMENT_KINDS, COMMENT_PROBLEMS, REVIEWED_PARTS } from '#domain/guidance/review-comment.ts';
import { SCHEDULE_KINDS } from '#domain/guidance/schedule.ts';
import { CODE_PROBLEMS, RATINGS, SIGNUP_NEWS, SIGNUP_PROBLEMS, SIGNUP_STATES } from '#domain/guidance/signup.ts';
import { TEXT_CHECKS } from '#domain/guidance/text-check.ts';
import { LANGS } from '#domain/language/lang.ts';
import { CHECKED } from '#domain/language/source-row.ts';
import { CENTRE_METHODS } from '#domain/money/at-centre.ts';
import { NOT_SUBSIDISED, SUBSIDY_PER } from '#domain/money/care-subsidy.ts';
import { SUPPORT_ANSWERS, SUPPORT_KINDS, SUPPORT_NEEDS } from '#domain/money/family-support.ts';
import { ACCOUNTS, ENTRY_KINDS } from '#domain/money/ledger.ts';
import { NO_SUPPORT } from '#domain/money/net-cost.ts';
import { OUTSIDE_KINDS, OUTSIDE_STATUSES, OWED_STANDINGS } from '#domain/money/outside-return.ts';
import { CHARGES } from '#domain/money/price-bounds.ts';
import { PRICE_PROBLEMS } from '#domain/money/price-change.ts';
import {
  DISCOUNT_KINDS,
  EXTRA_KINDS,
  LINE_EXTRAS,
  OUTSIDE_CODES,
  PRICE_KINDS,
  PRICE_UNITS,
  UNSOLD_REASONS,
} from '#domain/money/pricing.ts';
import { PAYEES, RECEIPT_KINDS } from '#domain/money/receipt.ts';
import { NOT_SUPPORTED } from '#domain/money/support-check.ts';
import { ORDER_REASONS, PRIORITY_KINDS } from '#domain/offers/waitlist-order.ts';
import { BOUNDS } from '#domain/places/bound.ts';
import {
  CREDENTIAL_STATUSES,
  CREDENTIAL_TYPES,
  LISTINGS,
  NOT_BOOKABLE,
  OPERATING_STATUSES,
  TAKEOVER_DECISIONS,
} from '#domain/places/credential.ts';
import { CONTRACT_PLACES, ENROLLED_NOTES, ENROLLED_PARTS, ENROLLED_PROBLEMS } from '#domain/places/enrolled.ts';
import { MOVE_PROBLEMS } from '#domain/places/enrolled-move.ts';
import { CLASS_TYPES, INSTITUTIONS, OWNERSHIPS, STAFF_DUTIES } from '#domain/places/facility.ts';
import { FILED_FACTS, FILING_SIDES, FILING_STATUSES, SAID_FACTS } from '#domain/places/filed-facts.ts';
import type { GapKind } from '#domain/places/gaps.ts';
import { AREA_LEVELS, PLACE_KINDS } from '#domain/places/geo.ts';
import { HANDOVER_ACTS } from '#domain/places/handover-times.ts';
import { NOT_EXTENDED } from '#domain/places/hold-time.ts';
import { RATIO_STANDINGS } from '#domain/places/live-ratio.ts';
import { NO_PLACE_REASONS } from '#domain/places/no-place.ts';
import { CLOSED_REASONS } from '#domain/places/opening.ts';
import { PARTIES } from '#domain/places/public-part.ts';
import { CLOSING_REASONS } from '#domain/places/shut-stays.ts';
import { STAFF_NEEDS } from '#domain/places/staff-standard.ts';
import { STOP_CAUSES } from '#domain/places/stops.ts';
import { TOUR_STATES } from '#domain/places/tours.ts';
import { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from '#domain/supervision/complaint.ts';
import { DISPUTE_ASKS, DISPUTE_SIDES, DISPUTE_STATES, DISPUTE_STEPS, DISPUTE_SUBJECTS } from '#domain/supervision/dispute.ts';
import { CLOCK_CAUSES, CLOCK_STANDINGS } from '#domain/supervision/refund-clock.ts';
import { UNMET_AGES, UNMET_KINDS, UNMET_PARTS } from '#domain/supervision/unmet.ts';
import { SPECIAL_DAY_KINDS } from '#domain/time/workdays.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';
import { HAND_ON_DONE, HAND_ON_FOLLOWS } from '#site/booking/hand-on-view.ts';
import { DOOR_WORDS } from '#site/door/door-words.ts';
import { ERASED_AT_ONCE, REMOVED_WITH_CHILD } from '#site/family/my-data-view.ts';
import { DATA_ROWS } from '#site/family/privacy-view.ts';
import { ACTIVITY_DONE } from '#site/guidance/activity-view.ts';
import { CONSULT_DONE } from '#site/guidance/consult-view.ts';
import { DOCTOR_DONE } from '#site/guidance/doctors-view.ts';
import { DISPUTE_DONE } from '#site/supervision/dispute-view.ts';
import { OPEN_CALLS } from '#site/supervision/open-calls.ts';
import { OPEN_TABLES, TABLE_NAMES } from '#site/supervision/open-tables.ts';

/** The codes of a type that is not a list, because each brings its own figures; none can be left out. */
const every = <Code extends string>(codes: Record<Code, true>) => Object.keys(codes);
const REFUND_REASONS = every<RefundReason['code']>({
  cooling_off: true,
  not_begun: true,
  earnest_kept: true,
  attended_band: true,
  days_not_given: true,
  meals_unused: true,
  hours_before: true,
  days_shut: true,
  month_settled: true,
  month_over: true,
  begun: true,
  goodwill: true,
  no_rule: true,
  pre_opening: true,
  attended_days: true,
  absence: true,
  place_taken: true,
  no_show: true,
  remaining_period: true,
  none_agreed: true,
});
const STOPS = every<UnservedDay['why']>({ stopped: true, shut: true });
const KEY_FACTS = every<KeyFact['code']>({ service: true, fee: true, refund: true, stopping: true, dispute: true, own: true });
const TOLD_OF_BOOKINGS = every<Told>({
  absence_back: true,
  care_changed: true,
  change_lapsed: true,
  care_ended: true,
  centre_ended: true,
  centre_ends: true,
  goodwill: true,
  days_given: true,
  given_cancelled: true,
  care_ends_early: true,
  absence_noted: true,
  absence_offered: true,
  ask_coming: true,
  place_taken: true,
  stay_longer: true,
  stay_shorter: true,
  longer_asked: true,
  order_cancelled: true,
  late_charged: true,
  late_waived: true,
  late_paid: true,
  booking_confirmed: true,
  booking_cancelled: true,
  booking_moved: true,
  move_suggested: true,
  class_suggested: true,
  counter_booking: true,
  counter_tap: true,
  delegate_asks: true,
  delegate_booked: true,
  pay_sooner: true,
  renewal: true,
  centre_stopped: true,
  days_open: true,
  days_shut: true,
  stay_refunded: true,
  stay_shut: true,
  request_accepted: true,
  request_declined: true,
  request_unanswered: true,
  request_stopped: true,
  next_open: true,
  next_ending: true,
  next_ended: true,
  hold_ended: true,
  hold_ending: true,
  payment_declined: true,
  refund_arrived: true,
  stay_tomorrow: true,
  grows_out: true,
  grows_out_alone: true,
  turns_three: true,
  refund_asked: true,
  refund_settled: true,
  refund_by_hand: true,
  earnest_paid: true,
  earnest_again: true,
  earnest_again_paid: true,
  earnest_kept: true,
  earnest_back: true,
  rest_ending: true,
  interest_due: true,
  interest_paid: true,
  month_settled: true,
  refund_part_given: true,
  refund_disputed: true,
  refund_unclear: true,
  extra_returned: true,
  late_payment_returned: true,
  given_up_returned: true,
  sold_meanwhile_returned: true,
  over_meanwhile_returned: true,
  booked_meanwhile_returned: true,
  centre_shut_returned: true,
  centre_stopped_returned: true,
  other_amount_returned: true,
  paid_already_returned: true,
});
const KEPT_OUT = every<KeptOut['why']>({
  kept_out_until: true,
  kept_out_until_proof: true,
  kept_out_proof: true,
});
const TAKEOVER_PROBLEMS = every<TakeoverProblem>({ not_waiting: true, other_duties: true });
const FILING_DECISIONS = every<DecidedState>({ approved: true, agreed: true, refused: true });
const PUBLISHING_PROBLEMS = every<PublishingProblem>({
  only_a_reviewer_publishes: true,
  own_work: true,
  not_in_review: true,
  needs_both_languages: true,
  needs_sources: true,
});
const TABLE_FAULTS = every<TableFault['what']>({
  columns: true,
  measure: true,
  sex: true,
  age: true,
  figures: true,
  order: true,
  missing: true,
});
const LOCATION_PROBLEMS = every<LocationProblem>({ missing: true, outside: true, far_from_town: true });
const WITHOUT_PLACE = BOOKING_STATUSES.filter((status) => ['expired', 'released'].includes(status));

/** What people are told of each code: keys of messages, `*` for the code. */
const SAID: [codes: readonly string[], ...keys: string[]][] = [
  [DOOR_WORDS, 'offline.*'],
  [ATTENDANCE_MARKS, 'offline.what_*'],
  [UNMET_KINDS, 'unmet.kind_*', 'unmet.note_*', 'unmet.short_*'],
  [UNMET_AGES, 'unmet.age_*'],
  [UNMET_PARTS, 'unmet.part_*'],
  [CARE_FORMS, 'care.*', 'care.short_*', 'search.unit_*'],
  [HALF_DAY_PARTS, 'care.*'],
  [REQUEST_PROBLEMS, 'errors.*'],
  [KEPT_OUT, 'errors.*', 'infection.on_*'],
  [INFECTION_NEWS, 'told.*_subject', 'told.*_text'],
  [PRICE_UNITS, 'care.unit_*'],
  [STOP_CAUSES, 'centre.stop_*'],
  [PRICE_KINDS, 'care.kind_*'],
  [EXTRA_KINDS, 'care.extra_*'],
  [LINE_EXTRAS, 'care.extra_*'],
  [BOOKING_STATUSES, 'account.status_*'],
  [NOT_ACCEPTED, 'request.*Title', 'request.*Note'],
  [CALENDAR_STATUSES, 'calendar.title_*'],
  [NOT_GENUINE, 'booking.verify_*', 'booking.verify_*_note'],
  [MODEL_DIFFERENCES, 'booking.model_*'],
  [DEVICES, 'account.device_*'],
  [CREDENTIAL_TYPES, 'care.credential_*'],
  [CREDENTIAL_STATUSES, 'centre.*', 'staff.credential_*'],
  [INSTITUTIONS, 'care.*'],
  [OWNERSHIPS, 'care.*'],
  [CLOSED_REASONS, 'reason.*'],
  [HANDOVER_ACTS, 'refused.handover_*'],
  [CLOSING_REASONS, 'closing.reason_*'],
  [CENTRE_END_GROUNDS, 'centreEnd.ground_*'],
  [CENTRE_CALLS, 'centreMay.*', 'centreMay.*Note'],
  [NOT_BOOKABLE, 'errors.not_bookable.*'],
  [STAY_FIXED, 'errors.stay_fixed.*'],
  [NOT_EXTENDED, 'errors.not_extended.*'],
  [MOVE_PROBLEMS, 'errors.enrolled_move.*'],
  [NO_PLACE_REASONS, 'reason.*'],
  [UNSOLD_REASONS, 'reason.*', 'errors.*'],
  [SIGNING_PROBLEMS, 'errors.*'],
  [NOT_HANDED_ON, 'errors.*'],
  [HAND_ON_NEWS, 'told.*_subject', 'told.*_text'],
  [HAND_ON_FOLLOWS, 'handOn.follows_*'],
  [HAND_ON_DONE, 'handOn.*'],
  [REFUND_REASONS, 'booking.reason_*'],
  [STOPS, 'booking.why_*'],
  [OWED_STANDINGS, 'booking.back_*'],
  [REFUND_CAUSES, 'booking.cause_*'],
  [RULE_STATUSES, 'booking.status_*'],
  [CLAUSE_BLANKS, 'contract.blank_*'],
  [KEY_FACTS, 'contract.term_*'],
  [REMOVED_WITH_CHILD, 'household.removeGoes_*'],
  [CONSENT_PURPOSES, 'contract.purpose_*', 'mydata.consent_*', 'mydata.then_*', 'mydata.withdrawn_*'],
  [OPEN_MONEY, 'mydata.money_*'],
  [ERASED_AT_ONCE, 'mydata.goes_*'],
  [IDENTITY_DOCUMENTS, 'counter.document_*'],
  [
    every<NonNullable<App.Locals['trouble']> | 'failed'>({ failed: true, busy: true, often: true, unavailable: true }),
    'trouble.*',
    'trouble.*Title',
  ],
  [WITHOUT_PLACE, 'booking.*Title', 'booking.*Note'],
  [['from', 'to'], 'booking.*'],
  [['added', 'removed'], 'saved.*'],
  [['amap', 'baidu', 'otherMap'], 'centre.*'],
  [TOPICS, 'guidance.topic_*'],
  [DOMAINS, 'guidance.topic_*'],
  [CHECKED, 'guidance.checked_*'],
  [SCHEDULE_KINDS, 'schedule.ask_*'],
  [VISIT_STATES, 'visit.state_*'],
  [VISIT_PROBLEMS, 'errors.home_visit.*'],
  [TOUR_STATES, 'tour.state_*'],
  [TOUR_NEWS, 'told.tour_*_subject', 'told.tour_*_text'],
  [VISIT_NEWS, 'told.visit_*_subject', 'told.visit_*_text'],
  [PACES, 'months.pace_*'],
  [NURSE_NEWS, 'told.nurse_visit_*_subject', 'told.nurse_visit_*_text'],
  [CENTRE_METHODS, 'till.method_*'],
  [DISPUTE_SUBJECTS, 'dispute.subject_*'],
  [DISPUTE_ASKS, 'dispute.asks_*'],
  [DISPUTE_STATES, 'dispute.state_*'],
  [DISPUTE_SIDES, 'dispute.side_*'],
  [DISPUTE_STEPS, 'dispute.step_*', 'dispute.do_*'],
  [CLOCK_STANDINGS, 'dispute.standing_*'],
  [CLOCK_CAUSES, 'dispute.clock_*', 'dispute.of_*'],
  [DISPUTE_DONE, 'dispute.done_*'],
  [EVIDENCE_KINDS, 'evidence.kind_*'],
  [ATTENDANCE_MARKS, 'evidence.mark_*'],
  [DOCTOR_STATES, 'doctor.state_*'],
  [DOCTOR_NEWS, 'told.doctor_*_subject', 'told.doctor_*_text', 'doctor.done_*'],
  [DOCTOR_DONE, 'doctor.done_*'],
  [CONSULT_WAYS, 'consult.way_*'],
  [SLOT_STATES, 'consult.slot_*'],
  [CONSULT_STATES, 'consult.state_*'],
  [CONSULT_NEWS, 'told.consult_*_subject', 'told.consult_*_text'],
  [CONSULT_DONE, 'consult.done_*'],
  [CONSULT_PROBLEMS, 'errors.expert_talk.*'],
  [OFFER_PROBLEMS, 'errors.consult_offer.*'],
  [MONTHS_DONE, 'months.*'],
  [HALF_DAYS, 'visit.half_*', 'visit.when_*'],
  [CHECK_RESULTS, 'visit.result_*'],
  [QUESTION_STATES, 'ask.state_*'],
  [QUESTION_PROBLEMS, 'refused.question_*'],
  [RATINGS, 'activity.rating_*'],
  [ACTIVITY_DONE, 'activity.*'],
  [SIGNUP_STATES, 'activity.state_*'],
  [SIGNUP_PROBLEMS, 'errors.signup.*'],
  [CODE_PROBLEMS, 'errors.signup.*'],
  [SIGNUP_NEWS, 'told.activity_*_subject', 'told.activity_*_text'],
  [URGENCIES, 'guidance.urgency_*'],
  [MEASURES, 'growth.measure_*', 'growth.unit_*', 'growth.say_*'],
  [SEXES, 'growth.sex_*', 'growth.they_*'],
  [BANDS, 'growth.band_*'],
  [COURSES, 'growth.course_*'],
  [TABLE_FAULTS, 'refused.growth_*'],
  [PLACE_KINDS, 'places.kind_*'],
  [STAFF_LANGUAGES, 'care.language_*'],
  [ACCESS_FEATURES, 'care.access_*'],
  [FAMILY_PLACE_LABELS, 'places.label_*'],
  [STOP_REASONS, 'alerts.reason_*'],
  [TOLD_OF_BOOKINGS, 'told.*_subject', 'told.*_text'],
  [PAYMENT_RETURNS, 'told.*_returned_subject', 'told.*_returned_text'],
  [OUTSIDE_KINDS, 'money.kind_*'],
  [TAKEOVER_DECISIONS, 'told.takeover_*_subject', 'told.takeover_*_text'],
  [FILED_FACTS, 'filed.fact_*'],
  [SAID_FACTS, 'filed.fact_*'],
  [FILING_DECISIONS, 'filed.done_*'],
  [FILING_DECISIONS.filter((state) => state !== 'agreed'), 'told.filed_*_subject', 'told.filed_*_text'],
  [FILING_STATUSES, 'filed.title_*'],
  [['payments', 'receipts', 'refunds', 'contracts'], 'staff.title_*'],
  [FILING_SIDES, 'filed.by_*'],
  [TAKEOVER_PROBLEMS, 'refused.takeover_*'],
  [WITHDRAWAL_PROBLEMS, 'refused.withdraw_*'],
  [PRICE_PROBLEMS, 'refused.price_*'],
  [OUTSIDE_CODES, 'refused.price_*', 'centre.barred_*'],
  [DISCOUNT_KINDS, 'care.discount_*'],
  [PICTURE_PROBLEMS, 'refused.picture_*'],
  [PUBLISHING_PROBLEMS, 'refused.publish_*', 'editor.why_*'],
  [LOCATION_PROBLEMS, 'staff.location_*'],
  [ROOM_NAMES, 'staff.room_*'],
  [COMMENT_PROBLEMS, 'errors.comment.*'],
  [HEALTH_PARTS, 'health.part_*'],
  [HEALTH_PARTS, 'health.trouble_*'],
  [PLAN_PROBLEMS, 'errors.plan.*'],
  [PLAN_KINDS, 'publication.says_*'],
  [PLAN_STOPS, 'publication.stopped_*'],
  [['plan', 'call_off', 'confirm', 'correct'], 'publication.button_*', 'publication.done_*'],
  [TEXT_CHECKS, 'publication.check_*', 'publication.lacks_*'],
  [BODY_NEWS, 'told.organiser_*_subject', 'told.organiser_*_text'],
  [DUE_KINDS, 'publication.due_*'],
  [FACT_GROUPS, 'facts.group_*'],
  [REPLACEMENT_PROBLEMS, 'errors.picture.*'],
  [REVIEWED_PARTS, 'review.part_*'],
  [['title', 'summary', 'body', 'author', 'sources', 'alt', 'months'], 'review.field_*'],
  [WRITING_STAGES, 'review.state_*'],
  [every<NonNullable<TextReview['base']>['kind']>({ published: true, returned: true }), 'review.since_*', 'review.same_*'],
  [every<Exclude<Compared['is'], 'same'>>({ added: true, removed: true, changed: true }), 'review.is_*'],
  [['say', 'back', 'done', 'takeBack'], 'review.button_*'],
  [LANGS, 'review.lacks_*'],
  [LANGS, 'closing.words_*'],
  [LANGS, 'centreEnd.said_*'],
  [VERSION_PROBLEMS, 'rules.version_*'],
  [DAY_COUNTS, 'rules.value_by_*'],
  [RULE_KINDS, 'contract.rule_*'],
  [SUM_KINDS, 'contract.rule_*'],
  [STAY_KINDS, 'contract.rule_*'],
  [OWN_KINDS, 'contract.rule_*'],
  [ENROLLED_PARTS, 'enrolled.part_*'],
  [CONTRACT_PLACES, 'enrolled.contract_*'],
  [PARTIES, 'enrolled.whose_*'],
  [PRIORITY_KINDS, 'waits.rule_*'],
  [ORDER_REASONS, 'waits.ahead_*'],
  [WAIT_ENDS, 'waits.ended_*'],
  [WAIT_LETTERS, 'told.*_subject', 'told.*_text'],
  [ENROLLED_PROBLEMS, 'enrolled.problem_*'],
  [ENROLLED_NOTES, 'enrolled.note_*'],
  [BOUNDS, 'bound.*'],
  [every<GapKind>({ broken: true, unsold: true }), 'bound.gap_*'],
  [RULE_USES, 'refunds.use_*'],
  [NO_SUPPORT, 'support.no_*'],
  [NOT_SUBSIDISED, 'subsidy.no_*'],
  [SUBSIDY_PER, 'subsidy.amount_*'],
  [TEXT_KINDS, 'guidance.kind_*'],
  [NOT_SUPPORTED, 'support.not_*'],
  [SUPPORT_ANSWERS, 'support.answer_*'],
  [SUPPORT_NEEDS, 'support.unsure_*', 'support.if_*', 'support.only_*'],
  [['account', 'opening', 'debit', 'credit', 'closing', 'paid', 'given', 'back', 'owed'], 'books.head_*'],
  [PAYEES, 'contract.payee_*'],
  [RECEIPT_KINDS, 'receipts.kind_*', 'booking.receipt_*', 'contract.receiptTitle_*', 'mydata.receiptAbout_*'],
  [RECEIPT_KINDS.filter((kind) => kind !== 'void'), 'contract.receiptWhole_*'],
  [ACCOUNTS, 'books.account_*'],
  [ENTRY_KINDS, 'books.kind_*'],
  [MISMATCH_CODES, 'reconcile.is_*'],
  [[...new Set(Object.values(REMEDIES))], 'reconcile.do_*'],
  [LEAVING_REASONS, 'refunds.why_*'],
  [PROVEN_REASONS, 'refunds.proof_*'],
  [LOOKED_AT, 'roster.look_*'],
  [CHECK_TIMES, 'roster.check_*'],
  [RATIO_STANDINGS, 'roster.live_*'],
  [DELEGATE_CODE_STATES, 'booking.delegate_*'],
  [DOOR_NEWS, 'told.*_subject', 'told.*_text'],
  [HANDOVER_CHECKS, 'booking.actCollected_*', 'roster.collected_*'],
  [every<RosterLine['state']>({ ahead: true, not_come: true, here: true, left: true, absent: true }), 'roster.state_*'],
  [OPERATING_STATUSES, 'staff.operating_*'],
  [
    every<PaymentStatus>({ open: true, pending: true, paid: true, declined: true, failed: true, expired: true }),
    'money.payment_*',
  ],
  [[...ONLINE_PROVIDERS, 'centre'], 'booking.payHow_*'],
  [[...ONLINE_PROVIDERS, 'centre'], 'booking.method_*'],
  [PAYMENT_APPS, 'booking.appScan_*'],
  [PAYMENT_APPS, 'booking.appGo_*'],
  [PAYMENT_APPS, 'booking.appInside_*'],
  [COMPLAINT_SUBJECTS, 'complaints.subject_*'],
  [COMPLAINT_STATES, 'complaints.state_*'],
  [['goes_back', 'no_words'], 'refused.complaint_*'],
  [Object.values(OPEN_TABLES).flatMap(({ columns }) => columns), 'opendata.column_*'],
  [OPEN_CALLS, 'opendata.call_*'],
  [TABLE_NAMES, 'opendata.*', 'opendata.*Note'],
  [CONTRACT_ELEMENTS, 'rules.value_covers_*'],
  [CLAUSE_PROBLEMS, 'template.*'],
  [CAP_STANDINGS, 'nearcap.standing_*'],
  [MANDATE_ASKS, 'mandate.asks_*'],
  [MANDATE_STATES, 'mandate.state_*'],
  [MANDATE_REFUSALS, 'errors.*'],
  [FRAMEWORK_ENDS, 'framework.ends_*'],
  [CONTRACT_STANDINGS, 'booking.standing_*'],
  [CHANGED_FIELDS, 'amend.field_*'],
  [EARLY_END_PROBLEMS, 'errors.*'],
  [CARE_CHANGE_PROBLEMS, 'errors.*'],
  [GIVEN_DAY_PROBLEMS, 'errors.*'],
  [['more', 'fewer', 'same'], 'change.*'],
  [['end_not_paid', 'end_over'], 'errors.centre_*'],
  [OWN_RULE_PROBLEMS, 'rules.own_*'],
  [VOID_KINDS, 'template.*'],
  [LESS_KINDS, 'ownTerms.less_*'],
  [OWN_TERM_PROBLEMS, 'ownTerms.problem_*'],
  [LINK_FOLLOWS, 'linked.follows_*'],
  [DATA_ROWS, 'privacy.*_what', 'privacy.*_why', 'privacy.*_who', 'privacy.*_keep'],
];

/** Lists that only staff see, as choices in a field: their words stand beside the field. */
const CHOSEN_BY_STAFF: (readonly string[])[] = [
  CHARGES,
  ORGANISER_KINDS,
  LEADS,
  AREA_LEVELS,
  CLASS_TYPES,
  COMMENT_KINDS,
  PLAN_STATES,
  ENTRY_KINDS,
  LISTINGS,
  OUTSIDE_STATUSES,
  REFUND_CAUSES,
  REFUND_STATUSES,
  ROLES,
  SPECIAL_DAY_KINDS,
  OWN_TERM_DECISIONS,
  STAFF_DUTIES,
  STAFF_NEEDS,
  SUPPORT_KINDS,
  TAKEOVER_DECISIONS,
  WRITING_STAGES,
];

/**
 * What accountants see in an entry's postings is the name of the account in the books; a language is named in itself,
 * the same whoever reads it. What is noted of a day is told by what happened, action by action; which months a refund
 * rule reaches and whose doing an end is are said by its clause; how a contract was signed is kept for a court.
 */
const NAMES: (readonly string[])[] = [
  ACCOUNTS,
  ATTENDANCE_MARKS,
  ENDED_BY,
  LANGS,
  LEAVING_REASONS,
  REACHES,
  RULE_USES,
  SIGNED_HOW,
];

const flat = (words: Record<string, Record<string, string>>) =>
  new Set(Object.entries(words).flatMap(([area, texts]) => Object.keys(texts).map((key) => `${area}.${key}`)));
const keys = { zh: flat(zh), en: flat(en) };

describe('every code', () => {
  it.each(SAID.flatMap(([codes, ...patterns]) => patterns.map((pattern) => [pattern, codes] as const)))(
    'of %s has words in both languages',
    (pattern, codes) => {
      const wanted = codes.map((code) => pattern.replace('*', code));
      expect(wanted.filter((key) => !keys.zh.has(key) || !keys.en.has(key))).toEqual([]);
    },
  );

  it('that staff choose has words in both languages', async () => {
    const choices = (await optionLists()).map((options) => {
      for (const { value, label } of options) expect([value, label?.zh, label?.en].map(Boolean)).toEqual([true, true, true]);
      return options.map(({ value }) => value).join();
    });
    expect(CHOSEN_BY_STAFF.map((codes) => codes.join()).filter((codes) => !choices.includes(codes))).toEqual([]);
  });

  it('of a list among the rules is said to people or chosen by staff', async () => {
    const known = [...SAID.map(([codes]) => codes), ...CHOSEN_BY_STAFF, ...NAMES];
    const lists = await listsOfRules();
    expect(lists.length).toBeGreaterThan(15);
    expect(lists.filter(({ codes }) => !known.includes(codes)).map(({ name }) => name)).toEqual([]);
  });

  it('from which a key is put together belongs to a list that is checked here', () => {
    const checked = SAID.flatMap(([, ...patterns]) => patterns);
    const composed = globSync('{cms,site}/**/*.{ts,tsx,astro}').flatMap((file) => composedIn(readFileSync(file, 'utf8'), file));
    expect(composed.length).toBeGreaterThan(40);
    expect(composed.filter(({ pattern }) => !checked.includes(pattern))).toEqual([]);
  });
});

/** Lists of codes that the rules export. */
async function listsOfRules(): Promise<{ name: string; codes: readonly string[] }[]> {
  const modules = await Promise.all(globSync('cms/domain/**/*.ts').map((file) => import(join(process.cwd(), file))));
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, codes]) => (isListOfCodes(codes) ? [{ name, codes }] : [])),
  );
}

const isListOfCodes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && /^[a-z_]+$/.test(one));

interface Option {
  value: string;
  label?: { zh?: string; en?: string };
}

/** The options of every select field of every collection. */
async function optionLists(): Promise<Option[][]> {
  const modules = await Promise.all(
    globSync('cms/**/collections{.ts,/*.ts}', { exclude: ['cms/.next/**'] }).map((file) => import(join(process.cwd(), file))),
  );
  const found: Option[][] = [];
  const seen = new Set<unknown>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if ('type' in value && value.type === 'select' && 'options' in value) found.push(value.options as Option[]);
    for (const part of Object.values(value)) look(part);
  };
  for (const module of modules) look({ ...module });
  return found;
}

/** Keys put together in a template, such as `care.unit_${unit}`, with `*` for what is put in. */
function composedIn(text: string, file: string): { file: string; pattern: string }[] {
  const areas = Object.keys(zh).join('|');
  const templates = [...text.matchAll(new RegExp(`\`((?:${areas})\\.(?:[^\`\\s$]|\\$\\{[^}]*\\})*)\``, 'g'))].map(
    ([, template = '']) => template,
  );
  return templates.filter((one) => one.includes('$')).map((one) => ({ file, pattern: one.replace(/\$\{[^}]*\}/g, '*') }));
}
