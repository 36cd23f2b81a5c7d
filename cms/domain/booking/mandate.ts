import { type Fen, sum } from '../money/money.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { BookingAction } from './booking-state.ts';

/** What a guardian may let a delegate do beside seeing a child's days: collect it, and book for it. */
export type MandatePower = 'collects' | 'books';

/** What somebody who helps with the children may do, for whom and until when: its guardian can change all of it at any time. */
export interface MandateTerms {
  childIds: string[];
  collects: boolean;
  books: boolean;
  /** So much a stay, and a month, is agreed without asking; 0 asks each time. */
  perStay: Fen;
  perMonth: Fen;
  /** The last day. */
  until: CivilDate;
}

/** What a delegate agreed by itself: it counts in the month of the stay. */
export interface Spent {
  booking: string;
  month: string;
  amount: Fen;
}

export interface Mandate extends MandateTerms {
  acceptedAt?: Instant;
  endedAt?: Instant;
  /** Until when the code by which it is taken up counts. */
  inviteUntil?: Instant;
  spent: Spent[];
}

/** Four grandparents, an aunt and a nanny. */
export const MOST_MANDATES = 6;
/** As long ahead as one may last, in days. */
export const LONGEST_MANDATE = 366;

export const MANDATE_STATES = ['waiting', 'lapsed', 'open', 'over', 'ended'] as const;

export function mandateState(
  { acceptedAt, endedAt, inviteUntil = '', until }: Pick<Mandate, 'acceptedAt' | 'endedAt' | 'inviteUntil' | 'until'>,
  { now, today }: { now: Instant; today: CivilDate },
): (typeof MANDATE_STATES)[number] {
  if (endedAt) return 'ended';
  if (until < today) return 'over';
  if (acceptedAt) return 'open';
  return inviteUntil > now ? 'waiting' : 'lapsed';
}

/** Why a delegate may not do something now; `undefined` when it may. What is not its own is no more than not there. */
export const MANDATE_REFUSALS = [
  'mandate_over',
  'mandate_past_last',
  'mandate_not_child',
  'mandate_no_collects',
  'mandate_no_books',
] as const;

export function whyNotUnder(
  mandate: Mandate,
  { childId, power, on, now, today }: { childId: string; power?: MandatePower; on?: CivilDate; now: Instant; today: CivilDate },
): (typeof MANDATE_REFUSALS)[number] | undefined {
  if (mandateState(mandate, { now, today }) !== 'open') return 'mandate_over';
  if (!mandate.childIds.includes(childId)) return 'mandate_not_child';
  if (power && !mandate[power]) return `mandate_no_${power}`;
  return on !== undefined && on > mandate.until ? 'mandate_past_last' : undefined;
}

/** Whether a code to collect a child on a day stays good under what a mandate says by now. */
export const coversCode = (
  { childIds, collects, until }: Pick<MandateTerms, 'childIds' | 'collects' | 'until'>,
  { childId, date }: { childId: string; date: CivilDate },
): boolean => collects && childIds.includes(childId) && date <= until;

/** What a guardian has signed itself is the guardian's: whoever asked for it gives it up no more. */
export const isAgreedByGuardian = (actions: readonly BookingAction[]): boolean =>
  actions.some(({ type, by }) => type === 'sign' && by.mandate === undefined);

/** Why the guardian is asked for a stay that a delegate has booked: past an amount, or a contract that does not speak of delegates. */
export const MANDATE_ASKS = ['over_stay', 'over_month', 'not_agreed'] as const;
export type MandateAsk = (typeof MANDATE_ASKS)[number];

export const monthOf = (date: CivilDate): string => date.slice(0, 7);

export function whyAsksGuardian(
  { perStay, perMonth, spent }: Pick<Mandate, 'perStay' | 'perMonth' | 'spent'>,
  { amount, month }: { amount: Fen; month: string },
): MandateAsk | undefined {
  if (amount > perStay) return 'over_stay';
  return amount + spentIn(spent, month) > perMonth ? 'over_month' : undefined;
}

export const spentIn = (spent: readonly Spent[], month: string): Fen =>
  sum(spent.filter((one) => one.month === month).map(({ amount }) => amount));
