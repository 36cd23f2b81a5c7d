import type { Fen } from './money.ts';

/** How money went back without this portal asking: a refund made by hand at the provider, or a dispute opened at a bank. */
export const OUTSIDE_KINDS = ['refund', 'dispute'] as const;
/** `open`: the money has left, and may yet come back. `given`: the family has it. `returned`: it came back to the provider. */
export const OUTSIDE_STATUSES = ['open', 'given', 'returned'] as const;

export interface OutsideReturn {
  kind: (typeof OUTSIDE_KINDS)[number];
  status: (typeof OUTSIDE_STATUSES)[number];
  /** Minor units of `currency`. */
  amount: Fen;
  currency: string;
}

/** What a family is still to get of a refund, given what it has got from elsewhere. */
export interface StillOwed {
  rest: Fen;
  /** So much of it has reached the family already. */
  covered: Fen;
  /** Money is under way that may turn out to be this: nothing is sent until that is known. */
  waits: boolean;
  /** Something went back in another currency: how much of the debt that is, a person says. */
  unclear: boolean;
}

/**
 * @param amount what is to go back of one payment
 * @param used what of the money that went back by itself has been counted for other refunds of that payment
 */
export function stillOwed(amount: Fen, outside: readonly OutsideReturn[], currency: string, used: Fen = 0): StillOwed {
  const ours = outside.filter((one) => one.currency === currency);
  const given = ours.reduce((sum, one) => sum + (one.status === 'given' ? one.amount : 0), 0);
  const covered = Math.min(amount, Math.max(0, given - used));
  return {
    covered,
    rest: amount - covered,
    waits: covered < amount && outside.some(({ status }) => status === 'open'),
    unclear: amount > 0 && outside.some((one) => one.status === 'given' && one.currency !== currency),
  };
}

/** What a family is told of a refund beside its sum, where not all of it is still to come, or not yet. */
export const OWED_STANDINGS = ['part_given', 'disputed', 'unclear'] as const;
export type OwedStanding = (typeof OWED_STANDINGS)[number];

export function standingOf({ covered, waits, unclear }: StillOwed): OwedStanding | undefined {
  if (unclear) return 'unclear';
  if (waits) return 'disputed';
  return covered > 0 ? 'part_given' : undefined;
}

/** What of a sum is still to come, given what the family has got of it from elsewhere. */
export const lessGiven = (amount: Fen, owed: Pick<StillOwed, 'covered'> = { covered: 0 }): Fen =>
  Math.max(0, amount - owed.covered);

/** Whether news of it can be new: messages come twice and in any order, and what has come back is over. */
export function isNews(before: OutsideReturn['status'] | undefined, after: OutsideReturn['status']): boolean {
  if (before === undefined || before === 'open') return before !== after;
  return before === 'given' && after === 'returned';
}

/**
 * What of the money that went back by itself covers no refund: it has a receipt of its own, as long as that is so.
 *
 * @param outside of one payment, in its order; what has not reached the family for good has no receipt yet
 * @param used what of it is counted for refunds of that payment, which have receipts of their own: of the earliest first
 */
export function uncovered<O extends OutsideReturn>(outside: readonly O[], currency: string, used: Fen): Map<O, Fen> {
  let left = used;
  const own = new Map<O, Fen>();
  for (const one of outside) {
    const given = one.status === 'given' && one.currency === currency ? one.amount : 0;
    const counted = Math.min(given, left);
    left -= counted;
    own.set(one, given - counted);
  }
  return own;
}

/** The event of which it has its receipt. */
export const outsideEvent = ({ reference }: { reference: string }): string => `outside:${reference}`;
