import type { CareForm, Occasion } from '../care/care.ts';
import { findRule, type LatePickupRule } from '../contract/refund-rules.ts';
import { type Fen, share } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { isOnSlotEdge, type Window } from '../time/time-of-day.ts';
import { type Instant, minutesBetween, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';
import type { Bought, Clock } from './absence.ts';
import { attendanceOn, type BookingAction, type BookingStatus } from './booking-state.ts';
import { heldLonger, isLateSettled } from './extras.ts';

/** A stay whose hours may change while it goes on. */
export interface RunningStay extends Bought {
  form: CareForm;
}

/** Why the hours of a stay cannot be changed while it goes on, before any place is looked for. */
export const STAY_FIXED = [
  'other_care',
  'not_agreed',
  'not_here',
  'left_already',
  'awaits_payment',
  'too_late',
  'not_in_steps',
  'session_too_long',
  'too_short',
] as const;
export type StayFixed = (typeof STAY_FIXED)[number];

/** A reason, and the time that it speaks of: until when it could have been asked for, or what is still awaited. */
export interface WhyFixed {
  reason: StayFixed;
  until?: Instant;
  /** Minutes that a stay can last at the most, or at the least, or of a step. */
  minutes?: number;
}

/** The shortest stay that is sold. */
const SHORTEST_MINUTES = 60;

/** The stay of today whose hours might change. */
export const stayToday = ({ occasions }: Pick<RunningStay, 'occasions'>, { now, timeZone }: Clock): Occasion | undefined =>
  occasions.find(({ date }) => date === toLocal(now, timeZone).date);

/** Only care sold by its hours, of a child that is in the centre at this moment, and of which nothing is still to be paid. */
function whyNotRunning(stay: RunningStay, date: CivilDate, now: Instant): WhyFixed | undefined {
  if (stay.form !== 'hourly' && stay.form !== 'temporary') return { reason: 'other_care' };
  const { here, left } = attendanceOn(stay.actions, date);
  if (stay.status !== 'confirmed' || !here) return { reason: 'not_here' };
  if (left) return { reason: 'left_already' };
  const pending = heldLonger(stay.actions, now);
  if (pending) return { reason: 'awaits_payment', until: pending.until };
  return undefined;
}

/**
 * Why a stay cannot be made to end at `to`, later than it does; `undefined` when the contract allows it. Whether there is
 * a place then, within the centre's hours and with carers enough, is asked of the one that sells places.
 */
export function whyNotLonger(
  stay: RunningStay,
  { date, from, to: end }: Occasion,
  { to, now, timeZone, sessionMaxMinutes }: Clock & { to: number; sessionMaxMinutes: number },
): WhyFixed | undefined {
  const rule = findRule(stay.terms, 'extension');
  const fixed = whyNotRunning(stay, date, now);
  if (fixed && fixed.reason !== 'awaits_payment') return fixed;
  if (!rule) return { reason: 'not_agreed' };
  if (fixed) return fixed;
  const until = plusMinutes(toInstant({ date, minute: end }, timeZone), -rule.minutesBefore);
  if (now > until) return { reason: 'too_late', until };
  if (to <= end || (to - end) % rule.stepMinutes !== 0 || !isOnSlotEdge(to))
    return { reason: 'not_in_steps', minutes: rule.stepMinutes };
  if (stay.form === 'temporary' && to - from > sessionMaxMinutes)
    return { reason: 'session_too_long', minutes: sessionMaxMinutes };
  return undefined;
}

/** Why a stay cannot be made to end at `to`, earlier than it does: what is left of it still has to be ahead. */
export function whyNotShorter(
  stay: RunningStay,
  { date, from, to: end }: Occasion,
  { to, now, timeZone }: Clock & { to: number },
): WhyFixed | undefined {
  const fixed = whyNotRunning(stay, date, now);
  if (fixed) return fixed;
  if (!findRule(stay.terms, 'extension')) return { reason: 'not_agreed' };
  if (to >= end || !isOnSlotEdge(to)) return { reason: 'not_in_steps', minutes: 30 };
  if (to - from < SHORTEST_MINUTES) return { reason: 'too_short', minutes: SHORTEST_MINUTES };
  return toInstant({ date, minute: to }, timeZone) <= now ? { reason: 'too_late' } : undefined;
}

/** The latest end that a stay has had: its family has paid until then, whatever it gave up since. */
const latestEnd = (actions: readonly BookingAction[], { date, to }: Occasion): number =>
  actions.reduce((end, one) => {
    if (one.type === 'stay_shorter' && one.date === date) return Math.max(end, one.was);
    return one.type === 'stay_longer' && one.date === date ? Math.max(end, one.to) : end;
  }, to);

/**
 * What a longer stay costs: the minutes beyond those that are paid for, at the price that the contract froze. What is
 * sold by the session costs nothing more within the length of a session.
 */
export function extensionPrice(stay: RunningStay, occasion: Occasion, to: number): { amount: Fen; line?: PriceLine } {
  const { date } = occasion;
  const line = stay.lines.find((one) => one.kind === 'care' && one.occasion?.date === date);
  const from = Math.max(line?.occasion?.to ?? 0, latestEnd(stay.actions, occasion));
  if (line?.unit !== 'hour' || to <= from) return { amount: 0 };
  const minutes = to - from;
  const amount = share(line.unitAmount, minutes, 60);
  const { listAmount: _, ...base } = line;
  return { amount, line: { ...base, quantity: minutes / 60, amount, occasion: { date, from, to } } };
}

/** The ends that a stay could be given, by the steps of the contract, as far as the centre is open on that day. */
export function laterEnds({ terms }: Pick<RunningStay, 'terms'>, { to }: Occasion, closes: number): number[] {
  const rule = findRule(terms, 'extension');
  const ends: number[] = [];
  if (rule) for (let end = to + rule.stepMinutes; end <= closes; end += rule.stepMinutes) ends.push(end);
  return ends;
}

/** A late pick-up, worked out so that it can be read: minutes late, those that count, steps begun, and what they come to. */
export interface LatePickup {
  late: number;
  counted: number;
  steps: number;
  amount: Fen;
  /** The most that a day can cost was reached. */
  capped: boolean;
}

/** What collecting a child costs so many minutes after its stay: nothing within the minutes of grace. */
export function latePickup(rule: LatePickupRule, late: number): LatePickup {
  const counted = Math.max(0, late - rule.graceMinutes);
  const steps = Math.ceil(counted / rule.stepMinutes);
  const full = steps * rule.amount;
  return { late, counted, steps, amount: Math.min(full, rule.most), capped: full > rule.most };
}

/** Whole minutes from the end of a day's stay to when the child was collected; none where it was collected in time. */
export function minutesLate({ date, to }: Occasion, collectedAt: Instant, timeZone: string): number {
  return Math.max(0, Math.floor(minutesBetween(toInstant({ date, minute: to }, timeZone), collectedAt)));
}

/** A day on which a child was collected late by the roster, and what its contract makes of that. */
export interface LateDay extends LatePickup {
  date: CivilDate;
  collectedAt: Instant;
  stay: Window;
  rule: LatePickupRule;
}

/**
 * Days on which the contract names a charge for the pick-up as it was noted; what the contract does not name is never one.
 * Nobody is late within time that the family has paid for. A pick-up that is noted on a day after says that the child was collected, and not when.
 */
export function lateDays({ occasions, actions, terms }: Omit<RunningStay, 'lines' | 'form'>, timeZone: string): LateDay[] {
  const rule = findRule(terms, 'late_pickup');
  if (!rule) return [];
  return occasions.flatMap((now) => {
    const stay = { ...now, to: latestEnd(actions, now) };
    const out = actions.findLast((one) => one.type === 'check_out' && one.date === stay.date);
    if (!out || !attendanceOn(actions, stay.date).left || toLocal(out.at, timeZone).date !== stay.date) return [];
    const worked = latePickup(rule, minutesLate(stay, out.at, timeZone));
    if (worked.amount === 0) return [];
    return [{ ...worked, date: stay.date, collectedAt: out.at, stay: { from: stay.from, to: stay.to }, rule }];
  });
}

/** Of a booking that was paid for, the days on which the child was collected late and nobody has charged or waived it. */
export function undecidedLateDays(stay: Parameters<typeof lateDays>[0] & { status: BookingStatus }, timeZone: string): LateDay[] {
  if (stay.status !== 'confirmed' && stay.status !== 'completed') return [];
  return lateDays(stay, timeZone).filter(({ date }) => !isLateSettled(stay.actions, date));
}
