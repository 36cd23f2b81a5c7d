import type { Occasion } from '../care/care.ts';
import type { Ending } from '../contract/contract-change.ts';
import type { SigningEvidence } from '../contract/evidence.ts';
import type { Settled } from '../contract/month-settlement.ts';
import type { Credited } from '../contract/refund.ts';
import type { LeavingReason } from '../contract/refund-rules.ts';
import { type Fen, sum } from '../money/money.ts';
import { isHeld, type KeptLonger, waitsLonger } from '../places/hold-time.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type CentreEnd, reasonOfGround } from './centre-end.ts';
import type { Collected } from './handover.ts';
import { findsMore, type HealthCheck } from './health-check.ts';

/** Who did it: a guardian, a member of staff, the payment provider, or the clock. */
export interface Actor {
  kind: 'guardian' | 'staff' | 'provider' | 'system';
  id?: string;
  /** What a guardian has let somebody do who helps with the children, where it was done under that. */
  mandate?: string;
}

/** What a refund hangs on and nobody has written down: whether the child came on these days. */
export interface RosterQuestion {
  days: CivilDate[];
  /** What comes back if the child came on all of them. */
  least: Fen;
  /** Answers count until then. */
  until: Instant;
}

/** How somebody agreed to something, without the name, which the contract has. */
export type Consented = Omit<SigningEvidence['guardian'], 'name'>;

/**
 * A booking is the list of what happened to it; its status is folded from the list. What `changes` names is the booking by the
 * month whose later months a hold or a request takes the place of, once it is signed.
 */
export type BookingAction = {
  at: Instant;
  by: Actor;
} & (
  | { type: 'hold'; until: Instant; changes?: string }
  /** The family asks a centre that answers itself, and has the places until it has answered, or until then. */
  | { type: 'request'; until: Instant; changes?: string }
  /** The centre takes the child: the family signs and pays until then. */
  | { type: 'accept'; until: Instant }
  | { type: 'decline'; reason: string }
  /** The time to answer ended without an answer, or the centre may no longer give one. */
  | { type: 'unanswered'; stopped?: boolean }
  /** The family asked for more time, and has it until then. */
  | { type: 'extend'; until: Instant }
  /** A delegate asked for it, and its guardian has the places until then to say yes. */
  | { type: 'ask_guardian'; until: Instant }
  /** The family pays at the centre, and has the places until then. */
  | { type: 'pay_there'; until: Instant }
  /** Another family has begun to wait for the places: they are kept until then, not for as long as was said. */
  | { type: 'pay_sooner'; until: Instant }
  /** Signed ahead: it can be paid for from this moment on, and has its places until then. */
  | { type: 'wait_to_pay'; opensAt: Instant; until: Instant }
  /** `payee`: that the centre is paid itself. Not said of what was signed before each was: the city's merchant takes it for it. */
  | { type: 'sign'; contract: string; payee?: 'centre' }
  /** To another time, by a contract that was signed again; `was` is the time before. */
  | { type: 'move'; contract: string; was: Occasion[]; now: Occasion[] }
  /**
   * Care by the month ends with this day; `was` are the days before. It is settled once the day is over. The family ends it
   * by a contract that is signed again; the centre by notice, which says why, and what it told the family comes back at the least.
   * `next` is the booking that takes the place of what was still to come; `why` is what the family said, where a rule asks.
   */
  | {
      type: 'end_early';
      contract?: string;
      lastDay: CivilDate;
      was: Occasion[];
      settlesAt: Instant;
      because?: CentreEnd;
      least?: Fen;
      most?: Fen;
      next?: string;
      why?: LeavingReason;
    }
  /** Signed again: `next` takes the place of its months from a day on, once that is paid for; unpaid, it stays as it was. */
  | { type: 'change_care'; contract: string; next: string; from: CivilDate }
  | { type: 'pay'; payment: string; amount: Fen }
  /** Earnest money: the places are kept until then for the rest of the price; up to which day it all comes back, by the days of its contract. */
  | { type: 'pay_earnest'; payment: string; amount: Fen; until: Instant; backUntil: CivilDate }
  /** Its guardian has agreed that the other guardian of the child takes the contract over, which that may do until then. */
  | { type: 'offer_contract'; contract: string; to: string; until: Instant; consent: Consented }
  /** Taken back, declined, or ended with the family that both were. */
  | { type: 'keep_contract' }
  /** The other guardian has signed: it is the party of the contract from now on. */
  | { type: 'take_contract'; contract: string; from: string; to: string }
  | { type: 'expire' }
  | { type: 'release' }
  /** Where the centre is asked who came, `refund` is what comes back if it does not answer. */
  | {
      type: 'cancel';
      cause: 'family' | 'centre';
      refund: Fen;
      asked?: RosterQuestion;
      because?: CentreEnd;
      why?: LeavingReason;
    }
  /** By the centre with its answer, or by the clock without it. */
  | { type: 'settle_refund'; refund: Fen }
  /** A service month, or a stay, that is over: what was not eaten, and not given, comes back. */
  | ({ type: 'settle_month' } & Settled)
  /** `check` is what was seen of the child when it came. */
  | { type: 'check_in'; date: string; check?: HealthCheck }
  | { type: 'noon_check'; date: string; check: HealthCheck }
  | { type: 'undo_noon_check'; date: string }
  /** `collected` says to whom the child was given. */
  | { type: 'check_out'; date: string; collected?: Collected }
  /** The family has said that the child does not come that day, or the centre has seen it; early enough its place is offered again. */
  | { type: 'absent'; date: string; offered?: boolean }
  /** Of a place that was offered again so many half hours are another family's by now; so much comes back for those that are new. */
  | { type: 'place_taken'; date: string; taken: number; of: number; refund: Fen }
  | { type: 'undo_absent'; date: string }
  /** The stay is given by its centre free of charge, as an addition to that booking, and why. */
  | { type: 'give'; of: string; reason: string }
  /** The centre has added these stays, each a booking of its own, free of charge, and why. */
  | { type: 'give_days'; days: Occasion[]; stays: string[]; reason: string }
  /** The centre gives back more than the contract asks, and says why. */
  | { type: 'goodwill'; refund: Fen; reason: string }
  /** The child has not come, and its family was asked. */
  | { type: 'ask_coming'; date: string }
  /** The family has answered that it comes later. */
  | { type: 'coming_late'; date: string }
  /** Noted by mistake; that it had been noted stays in the list. */
  | { type: 'undo_check_in'; date: string }
  | { type: 'undo_check_out'; date: string }
  /** A day on which the centre was shut, or might take no child, and this one did not come: written once, when it was over. */
  | { type: 'not_given'; date: string }
  /** While the child is there: the added time is held until then, and had once it is paid for. */
  | { type: 'ask_longer'; date: string; was: number; to: number; amount: Fen; until: Instant }
  /** The stay ends later; `asked` and `payment` name what was paid for it, where anything was. */
  | { type: 'stay_longer'; date: string; was: number; to: number; amount: Fen; asked?: string; payment?: string }
  | { type: 'stay_shorter'; date: string; was: number; to: number }
  /** The child was collected so many minutes after its stay, for so many steps begun beyond those of grace. */
  | { type: 'charge_late'; date: string; late: number; steps: number; amount: Fen }
  | { type: 'waive_late'; date: string; reason: string }
  | { type: 'pay_late'; date: string; payment: string; amount: Fen }
  /** A single stay is over and nobody came. */
  | { type: 'no_show'; date: string }
  | { type: 'complete' }
);

export const BOOKING_STATUSES = [
  'requested',
  'held',
  'signed',
  'confirmed',
  'declined',
  'expired',
  'released',
  'cancelled',
  'completed',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

const ENDED: readonly BookingStatus[] = ['declined', 'expired', 'released', 'cancelled', 'completed'];

/** Still to come, or under way. */
export const isLive = (status: BookingStatus): boolean => !ENDED.includes(status);

/** How care by the month was ended before its last month was over; the last time counts. */
export const earlyEndOf = (actions: readonly BookingAction[]) => actions.findLast((action) => action.type === 'end_early');

/** What was signed to take the place of its months to come, and has not done so: whether it still can, its own status says. */
export function changeSigned(actions: readonly BookingAction[]) {
  const last = actions.findLast(({ type }) => type === 'change_care' || type === 'end_early');
  return last?.type === 'change_care' ? last : undefined;
}

/** Which booking takes the place of its months to come, once it is paid for or by now. */
export const replacedBy = (actions: readonly BookingAction[]): string | undefined =>
  (changeSigned(actions) ?? earlyEndOf(actions))?.next;

/** The early end that a contract names, where it counts: of other care in its place, once that is paid for. */
export const endingOf = (ending: Ending | undefined, actions: readonly BookingAction[]): Ending | undefined =>
  ending?.next?.paidBy && !earlyEndOf(actions)?.next ? undefined : ending;

/** Of which booking it takes the place of the months still to come. */
export function changesOf(actions: readonly BookingAction[]): string | undefined {
  const [begun] = actions;
  return begun?.type === 'hold' || begun?.type === 'request' ? begun.changes : undefined;
}

/** Why the centre has ended the contract with notice, where it has: what comes back is then its doing. */
export function endedByCentre(actions: readonly BookingAction[]): CentreEnd | undefined {
  const ended = actions.findLast((action) => action.type === 'end_early' || action.type === 'cancel');
  return ended?.because ?? (ended?.type === 'cancel' ? earlyEndOf(actions)?.because : undefined);
}

/** Why it ended, where a rule of its contract asks: by the ground that its centre named, or as its family said. */
export function reasonOfEnd(actions: readonly BookingAction[]): LeavingReason | undefined {
  const centre = endedByCentre(actions);
  if (centre) return reasonOfGround(centre.ground);
  return actions.findLast((action) => action.type === 'cancel')?.why ?? earlyEndOf(actions)?.why;
}

/** With which day care ends early, and what comes back at the least, as the centre has said it. */
export function centreEndOf(actions: readonly BookingAction[]) {
  const ended = earlyEndOf(actions);
  return ended?.because ? ended : undefined;
}

/** The days that were paid for, where an early end has left fewer: each day's part of a month's fee is that of all of them. */
export const daysPaidFor = (actions: readonly BookingAction[]): Occasion[] | undefined =>
  actions.find((action) => action.type === 'end_early')?.was;

const NEVER_PAID: readonly BookingStatus[] = ['declined', 'expired', 'released'];

/** It has ended without costing anything. */
export const neverPaid = ({ status }: { status: BookingStatus }): boolean => NEVER_PAID.includes(status);

/** Whether its family has had more time already. */
export const wasExtended = (actions: readonly BookingAction[]): boolean => actions.some(({ type }) => type === 'extend');

/** Whether the day has come on which it can be paid for: of what was signed ahead it is still to come. */
export const paysNow = (actions: readonly BookingAction[], now: Instant): boolean =>
  !actions.some((action) => action.type === 'wait_to_pay' && now < action.opensAt);

/** What may come next, from the status, the clock, and what has happened. */
export function availableActions(
  status: BookingStatus,
  {
    now,
    holdUntil,
    startsAt,
    endsAt,
    monthly,
    actions = [],
    ...kept
  }: {
    now: Instant;
    holdUntil?: Instant;
    startsAt: Instant;
    endsAt: Instant;
    monthly: boolean;
    actions?: readonly BookingAction[];
  } & KeptLonger,
): BookingAction['type'][] {
  const holding = holdUntil !== undefined && isHeld(holdUntil, now, waitsLonger(kept));
  // An accepted family has had days.
  const more = waitsLonger(kept) || wasExtended(actions) ? [] : (['extend'] as const);
  switch (status) {
    case 'requested':
      return holding ? ['accept', 'decline', 'release'] : ['unanswered'];
    case 'held':
      return holding ? ['sign', 'release', ...more] : ['expire'];
    case 'signed':
      return holding ? [...(paysNow(actions, now) ? (['pay'] as const) : []), 'release', ...more] : ['expire'];
    case 'confirmed':
      if (now >= endsAt) return atTheEnd(actions, now);
      // A single stay is being given from its hour on, or once the child is received; monthly care can be left at any time.
      return monthly || (now < startsAt && attendedDates(actions).length === 0)
        ? ['cancel', 'check_in', 'check_out']
        : ['check_in', 'check_out'];
    default:
      return [];
  }
}

/**
 * What was ended early gives back what its contract says, once its last day is over: until then the child is still to be
 * collected, and who came is noted.
 */
function atTheEnd(actions: readonly BookingAction[], now: Instant): BookingAction['type'][] {
  const ended = earlyEndOf(actions);
  if (!ended) return ['complete'];
  return now >= ended.settlesAt ? ['cancel'] : ['check_in', 'check_out'];
}

export const ATTENDANCE_MARKS = [
  'check_in',
  'noon_check',
  'check_out',
  'absent',
  'undo_check_in',
  'undo_noon_check',
  'undo_check_out',
  'undo_absent',
] as const;
export type AttendanceMark = (typeof ATTENDANCE_MARKS)[number];

export const isAttendanceMark = (type: BookingAction['type']): type is AttendanceMark =>
  ATTENDANCE_MARKS.some((mark) => mark === type);

export interface Attendance {
  here: boolean;
  left: boolean;
  /** Noted as not coming, and has not come after all. */
  absent: boolean;
}

/** Whether the child has come and been picked up on a day, or does not come, with what was noted by mistake taken back. */
export function attendanceOn(actions: readonly BookingAction[], date: string): Attendance {
  const marks = actions.flatMap((action) => ('date' in action && action.date === date ? [action.type] : []));
  const last = (mark: 'check_in' | 'check_out' | 'absent') =>
    marks.findLast((one) => one === mark || one === `undo_${mark}`) === mark;
  const here = last('check_in');
  return { here, left: last('check_out'), absent: !here && last('absent') };
}

interface Answering {
  actions: readonly BookingAction[];
  /** Until when the centre can say who came. */
  answerBy?: Instant | null;
}

/** Whether a centre is asked of a cancelled booking whether the child came on a day. */
export const isAskedOf = ({ actions, answerBy }: Answering, date: string): boolean =>
  Boolean(answerBy && cancellationOf(actions)?.asked?.days.includes(date));

/** Whether a child was at its centre on a day by then when its booking was cancelled: it is still to be collected. */
export function wasThere(actions: readonly BookingAction[], date: string): boolean {
  const cancelled = actions.findLastIndex(({ type }) => type === 'cancel');
  return cancelled >= 0 && attendanceOn(actions.slice(0, cancelled), date).here;
}

/** Whether a cancelled booking's day is still the door's: its centre is asked about it, or the child was there then. */
export const isAtDoor = (booking: Answering, date: string): boolean =>
  wasThere(booking.actions, date) || isAskedOf(booking, date);

/** The check at noon of a day that stands, if there was one. */
export function noonCheckOn(actions: readonly BookingAction[], date: string): HealthCheck | undefined {
  const last = actions.findLast((one) => (one.type === 'noon_check' || one.type === 'undo_noon_check') && one.date === date);
  return last?.type === 'noon_check' ? last.check : undefined;
}

/** The check of a child as it came on a day, if it has come. */
function morningCheckOn(actions: readonly BookingAction[], date: string): HealthCheck | undefined {
  const last = actions.findLast((one) => one.type === 'check_in' && one.date === date);
  return last?.type === 'check_in' ? last.check : undefined;
}

/**
 * Whether what is to be noted of a day is so already: noting it once more changes nothing. A check that found more than
 * the one that is noted is not lost so.
 */
export function isNotedSo(mark: AttendanceMark, actions: readonly BookingAction[], date: string, check?: HealthCheck): boolean {
  const { here, left, absent } = attendanceOn(actions, date);
  const noon = noonCheckOn(actions, date);
  const isSo = {
    check_in: here && !findsMore(check, morningCheckOn(actions, date)),
    noon_check: noon !== undefined && !findsMore(check, noon),
    undo_noon_check: noon === undefined,
    check_out: left,
    absent,
    undo_check_in: !here,
    undo_check_out: !left,
    undo_absent: !absent,
  };
  return isSo[mark];
}

/** Days on which the child was in the centre, in order. */
export function attendedDates(actions: readonly BookingAction[]): string[] {
  const noted = new Set(actions.flatMap((action) => (action.type === 'check_in' ? [action.date] : [])));
  return [...noted].filter((date) => attendanceOn(actions, date).here).sort();
}

/** Days that were found not to have been given when they were over, whatever the centre's record says since. */
export const datesNotGiven = (actions: readonly BookingAction[]): Set<string> =>
  new Set(actions.flatMap((action) => (action.type === 'not_given' ? [action.date] : [])));

/** What goes back of a cancelled booking, and what the centre is still asked before it does. */
export function cancellationOf(
  actions: readonly BookingAction[],
): { at: Instant; cause: 'family' | 'centre'; refund: Fen; asked?: RosterQuestion } | undefined {
  const cancel = actions.find((action) => action.type === 'cancel');
  const settled = actions.find((action) => action.type === 'settle_refund');
  if (!cancel) return undefined;
  const { at, cause, refund, asked } = cancel;
  return settled ? { at, cause, refund: settled.refund } : { at, cause, refund, asked };
}

/** Whether the place of a day was offered to others, and has not been taken back since. */
export function offeredOn(actions: readonly BookingAction[], date: string): boolean {
  const last = actions.findLast((one) => (one.type === 'absent' || one.type === 'undo_absent') && one.date === date);
  return last?.type === 'absent' && last.offered === true;
}

/** Whether the place of a day was ever offered to others, though the child may have come after all. */
export const wasOfferedOn = (actions: readonly BookingAction[], date: string): boolean =>
  actions.some((one) => one.type === 'absent' && one.offered === true && one.date === date);

/** What of days' fees has come back because others took their places. */
export function creditedOf(actions: readonly BookingAction[]): Credited[] {
  const credits = actions.flatMap((action) => (action.type === 'place_taken' ? [action] : []));
  const days = [...new Set(credits.map(({ date }) => date))];
  return days.map((date) => ({ date, care: sum(credits.filter((one) => one.date === date).map(({ refund }) => refund)) }));
}

/** The parts of a booking that have been settled, with what came back of each. */
export const settledOf = (actions: readonly BookingAction[]): Settled[] =>
  actions.flatMap((action) => (action.type === 'settle_month' ? [action] : []));

/** Why something cannot be noted of a day; `undefined` when it can. What has not come yet is not noted. */
export function whyNotMarked(
  mark: AttendanceMark,
  { here, left, date, today }: { here: boolean; left: boolean; date: string; today: string },
): 'attendance_not_yet' | 'not_checked_in' | 'picked_up_already' | 'here_already' | undefined {
  if (here && (mark === 'absent' || mark === 'undo_absent' || mark === 'check_in')) return 'here_already';
  if (mark === 'absent' || mark === 'undo_absent') return undefined;
  if (date > today) return 'attendance_not_yet';
  if ((mark === 'check_out' || mark === 'noon_check' || mark === 'undo_check_in') && !here) return 'not_checked_in';
  if ((mark === 'undo_check_in' || mark === 'noon_check') && left) return 'picked_up_already';
  return undefined;
}

/** Where the child is in a booking that is paid for: still to come, there, picked up, or not come though its hour has. */
export function stayStage(
  { actions, startsAt }: { actions: readonly BookingAction[]; startsAt: Instant },
  { now, today }: { now: Instant; today: CivilDate },
): 'ahead' | 'here' | 'left' | 'not_come' {
  const { here, left } = attendanceOn(actions, today);
  if (left) return 'left';
  if (here) return 'here';
  return now < startsAt ? 'ahead' : 'not_come';
}

/** What is noted at the door, with what was seen of the child or to whom it was given; a check that names nothing found nothing. */
export function dayMark(
  type: AttendanceMark,
  { done, check, collected }: { done: { at: Instant; by: Actor; date: CivilDate }; check?: HealthCheck; collected?: Collected },
): BookingAction {
  if (type === 'check_out') return { ...done, type, collected };
  if (type === 'noon_check') return { ...done, type, check: check ?? { noticed: [] } };
  return type === 'check_in' && check ? { ...done, type, check } : { ...done, type };
}
