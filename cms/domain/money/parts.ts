import { type Fen, sum } from './money.ts';

/** A payment that covers several bookings has a part for each: what is given back of one comes out of its own part. */
export interface PaidPart {
  /** What of the payment came for it. */
  received: Fen;
  /** What of that the provider has given back, asked for here or not. */
  back: Fen;
  /** What of it is owed to the family and has not been sent. */
  owed: Fen;
}

/** What the provider may still be asked for of a part. */
export const leftOf = ({ received, back }: Pick<PaidPart, 'received' | 'back'>): Fen => Math.max(0, received - back);

/**
 * Of money that the provider gave back by itself, what is of which part: first what is owed, then of each what it has left,
 * in their order. What was never paid is of the last.
 * @example divideReturned(70, [{ received: 100, back: 0, owed: 0 }, { received: 50, back: 0, owed: 50 }]) // [20, 50]
 */
export function divideReturned(amount: Fen, parts: readonly PaidPart[]): Fen[] {
  const owed = inTurn(
    amount,
    parts.map((part) => Math.min(part.owed, leftOf(part))),
  );
  const left = parts.map((part, at) => leftOf(part) - (owed[at] ?? 0));
  const rest = inTurn(amount - sum(owed), left);
  const over = amount - sum(owed) - sum(rest);
  return parts.map((_, at) => (owed[at] ?? 0) + (rest[at] ?? 0) + (at === parts.length - 1 ? over : 0));
}

/** A sum over several of which none gives more than it has, the first first. What is over them all is of none. */
export function inTurn(amount: Fen, most: readonly Fen[]): Fen[] {
  let left = amount;
  return most.map((one) => {
    const part = Math.min(left, one);
    left -= part;
    return part;
  });
}

/** Of lines that give back something, so much in their order, and what is left of them: the two come to what they were. */
export function takeOf<Line extends { refund: Fen }>(lines: readonly Line[], amount: Fen): { taken: Line[]; left: Line[] } {
  const own = inTurn(
    amount,
    lines.map(({ refund }) => refund),
  );
  const some = (part: (line: Line, at: number) => Fen) =>
    lines.map((line, at) => ({ ...line, refund: part(line, at) })).filter(({ refund }) => refund > 0);
  return { taken: some((_, at) => own[at] ?? 0), left: some(({ refund }, at) => refund - (own[at] ?? 0)) };
}
