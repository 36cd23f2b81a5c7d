import type { CivilDate } from '../time/civil-date.ts';
import { type Instant, plusMinutes } from '../time/zoned-time.ts';
import { type Fen, sum } from './money.ts';

/** How money comes at a centre, and goes back there. */
export const CENTRE_METHODS = ['cash', 'transfer', 'terminal'] as const;
export type CentreMethod = (typeof CENTRE_METHODS)[number];

/** How long a family has to come and pay at the centre: a city's data, from its day on. */
export interface CentrePayRule {
  payHours: number;
  /** Before the stay begins it is paid at the latest so long. */
  leastMinutes: number;
  source: string;
  effectiveOn: CivilDate;
}

/** Until when it is paid there; nothing where the stay begins too soon for anybody to come. */
export function paysThereBy(
  { payHours, leastMinutes }: Pick<CentrePayRule, 'payHours' | 'leastMinutes'>,
  { now, startsAt }: { now: Instant; startsAt: Instant },
): Instant | undefined {
  const [until = now] = [plusMinutes(now, payHours * 60), plusMinutes(startsAt, -leastMinutes)].sort();
  return until > now ? until : undefined;
}

/** One movement at the counter: what came is positive, what was handed back negative. */
export interface TillMove {
  method: CentreMethod;
  amount: Fen;
}

export interface TillSum {
  method: CentreMethod;
  taken: Fen;
  given: Fen;
  /** What of it should be there. */
  left: Fen;
}

export const tillSums = (moves: readonly TillMove[]): TillSum[] =>
  CENTRE_METHODS.map((method) => {
    const own = moves.filter((one) => one.method === method).map(({ amount }) => amount);
    const taken = sum(own.filter((amount) => amount > 0));
    const given = -sum(own.filter((amount) => amount < 0)) || 0;
    return { method, taken, given, left: taken - given };
  });

/** What counting the cash leads to: how much should be there, and how much more or less there is. */
export function countCash(sums: readonly TillSum[], counted: Fen): { expected: Fen; difference: Fen } {
  const expected = sums.find(({ method }) => method === 'cash')?.left ?? 0;
  return { expected, difference: counted - expected };
}

/** A counter by the books and by what was recorded there. */
export interface TillBooks {
  /** What the books say lies there: a refund that it is still to hand out has left already. */
  booked: Fen;
  /** All that came less all that was handed back, closed or not. */
  recorded: Fen;
  /** Refunds that wait to be handed out. */
  toHandBack: Fen;
  /** What was paid there and is in no till. */
  missing: Fen;
}

/** What the books should say by what was recorded there. */
export const shouldBeBooked = ({ recorded, toHandBack, missing }: Omit<TillBooks, 'booked'>): Fen =>
  recorded - toHandBack + missing;

/** A difference is closed with a reason alone. */
export const needsReason = (difference: Fen, reason: string): boolean => difference !== 0 && reason.trim() === '';
