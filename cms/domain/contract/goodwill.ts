import { type Fen, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { RefundLine } from './refund.ts';

type Back = Pick<RefundLine, 'line' | 'refund'>;

const isSame = (one: PriceLine, other: PriceLine) =>
  one.kind === other.kind && one.period?.from === other.period?.from && one.occasion?.date === other.occasion?.date;

/** What of a line that was paid is the centre's for good: it has not come back, and by the contract it cannot any more. In fen. */
const leftOf = (line: PriceLine, { back, mayCome }: { back: readonly Back[]; mayCome: readonly Back[] }): Fen => {
  const of = (some: readonly Back[]) => some.filter((one) => isSame(one.line, line)).map(({ refund }) => refund);
  return Math.max(0, line.amount - sum(of(back)) - Math.max(0, ...of(mayCome)));
};

/**
 * What a centre may give back beyond its contract, line by line: of the fee for care what is its own for good. Money for meals
 * is settled by what was eaten (膳食费专款专用), and has no part in it.
 * @param back what has come back, or has been asked for
 * @param mayCome what the contract can still give back, by whoever ends it: of each line the most counts
 */
export const goodwillLeft = (lines: readonly PriceLine[], had: { back: readonly Back[]; mayCome: readonly Back[] }): Back[] =>
  lines.filter(({ kind }) => kind === 'care').map((line) => ({ line, refund: leftOf(line, had) }));

/**
 * A sum given back beyond the contract, as lines of a refund: of each line what is left, in their order.
 * @example goodwillLines(70, [{ line: first, refund: 50 }, { line: second, refund: 100 }]) // 50 of the first, 20 of the second
 */
export function goodwillLines(amount: Fen, left: readonly Back[]): RefundLine[] {
  let rest = amount;
  return left.flatMap(({ line, refund: most }) => {
    const refund = Math.min(rest, most);
    rest -= refund;
    return refund > 0 ? [{ line, paid: most, refund, reason: { code: 'goodwill' } as const }] : [];
  });
}
