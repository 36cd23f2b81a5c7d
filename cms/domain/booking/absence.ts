import type { Occasion } from '../care/care.ts';
import type { PlaceTakenRule, RefundTerms } from '../contract/refund-rules.ts';
import { deliveries } from '../money/delivery.ts';
import type { Fen } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Instant, plusMinutes, toInstant } from '../time/zoned-time.ts';
import { attendanceOn, type BookingAction, type BookingStatus, creditedOf, offeredOn } from './booking-state.ts';

/** A stay as it was bought and as it has gone since. `terms` and `lines` are those of the signed contract. */
export interface Bought {
  status: BookingStatus;
  occasions: readonly Occasion[];
  /** The days that were paid for, where care ends before some of them. */
  paidFor?: readonly Occasion[];
  actions: readonly BookingAction[];
  terms: RefundTerms;
  lines: readonly PriceLine[];
}

export interface Clock {
  now: Instant;
  timeZone: string;
}

/** Why a report changes no more than the note: it came too late, or the contract promises nothing. */
export type NoCredit = { why: 'too_late'; cutOff: Instant } | { why: 'not_agreed' };

/** The rule by which a day reported now is credited if its place is taken: of several the one that gives most. */
export function creditRule(
  { terms }: Pick<Bought, 'terms'>,
  { date, from }: Pick<Occasion, 'date' | 'from'>,
  { now, timeZone }: Clock,
): { rule: PlaceTakenRule; cutOff: Instant } | NoCredit {
  const startsAt = toInstant({ date, minute: from }, timeZone);
  const rules = terms.rules
    .filter((rule) => rule.kind === 'place_taken')
    .map((rule) => ({ rule, cutOff: plusMinutes(startsAt, -rule.hoursBefore * 60) }))
    .toSorted((a, b) => b.rule.percent - a.rule.percent);
  const inTime = rules.find(({ cutOff }) => now <= cutOff);
  if (inTime) return inTime;
  const [latest] = rules.map(({ cutOff }) => cutOff).toSorted((a, b) => (a < b ? 1 : -1));
  return latest === undefined ? { why: 'not_agreed' } : { why: 'too_late', cutOff: latest };
}

/** Why a day cannot be reported, or its report not be taken back. */
export function whyNotReported(
  { status, occasions, actions }: Pick<Bought, 'status' | 'occasions' | 'actions'>,
  date: CivilDate,
  { now, timeZone }: Clock,
): 'absence_not_booked' | 'absence_here' | 'absence_over' | undefined {
  const stay = occasions.find((one) => one.date === date);
  if (status !== 'confirmed' || !stay) return 'absence_not_booked';
  if (attendanceOn(actions, date).here) return 'absence_here';
  return now >= toInstant({ date, minute: stay.to }, timeZone) ? 'absence_over' : undefined;
}

/** What a day's care costs: by the month its part of the fee. */
export const feeOfDay = (bought: Pick<Bought, 'lines' | 'occasions' | 'paidFor'>, date: CivilDate, timeZone: string): Fen =>
  deliveries(bought, timeZone).find((one) => one.date === date)?.care ?? 0;

/** A day that a family has reported, and what has come of it. */
export interface ReportedDay {
  date: CivilDate;
  offered: boolean;
  /** Half hours that others have taken, of how many. */
  taken: number;
  of: number;
  credited: Fen;
}

/** The days of a booking that are noted as not needed, in order. */
export function reportedDays({ occasions, actions }: Pick<Bought, 'occasions' | 'actions'>): ReportedDay[] {
  const credits = creditedOf(actions);
  return occasions
    .map(({ date }) => date)
    .filter((date) => attendanceOn(actions, date).absent)
    .map((date) => {
      const last = actions.findLast((one) => one.type === 'place_taken' && one.date === date);
      const { taken, of } = last?.type === 'place_taken' ? last : { taken: 0, of: 0 };
      const credited = credits.find((one) => one.date === date)?.care ?? 0;
      return { date, offered: offeredOn(actions, date), taken, of, credited };
    });
}

/** The rule that a report was offered by, judged by when it was made. */
export function ruleOfReport(
  bought: Pick<Bought, 'terms' | 'actions' | 'occasions'>,
  date: CivilDate,
  timeZone: string,
): PlaceTakenRule | undefined {
  const report = bought.actions.findLast((one) => one.type === 'absent' && one.offered && one.date === date);
  const stay = bought.occasions.find((one) => one.date === date);
  if (!report || !stay) return undefined;
  const by = creditRule(bought, stay, { now: report.at, timeZone });
  return 'rule' in by ? by.rule : undefined;
}

/** How far the question is where a child is that has not come: it can be asked, has been, or was answered with "later". */
export type WhereQuestion = { state: 'open' } | { state: 'asked' | 'late'; at: Instant };

/** Nothing before the hour has passed by so many minutes, or once anything was noted of the child that day. */
export function whereQuestion(
  actions: readonly BookingAction[],
  stay: Occasion,
  { now, timeZone, lateAfterMinutes }: Clock & { lateAfterMinutes: number },
): WhereQuestion | undefined {
  const { date, from, to } = stay;
  const { here, left, absent } = attendanceOn(actions, date);
  const late = plusMinutes(toInstant({ date, minute: from }, timeZone), lateAfterMinutes);
  if (here || left || absent || now < late || now >= toInstant({ date, minute: to }, timeZone)) return undefined;
  const last = actions.findLast((one) => (one.type === 'ask_coming' || one.type === 'coming_late') && one.date === date);
  if (!last) return { state: 'open' };
  return { state: last.type === 'ask_coming' ? 'asked' : 'late', at: last.at };
}
