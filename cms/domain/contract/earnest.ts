import type { CareForm } from '../care/care.ts';
import { type Fen, split, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import { type EarnestRule, findRule, type RefundTerms, speaksOf } from './refund-rules.ts';

/**
 * The rule as it goes into the contract of care that begins `from`: with the day by which the rest is paid. `undefined` where
 * the centre asks for none, or the care begins too soon for that.
 *
 * @param lastDaysBefore so many days before the care begins is the last on which what was signed ahead is paid for
 */
export function earnestAsked(
  rule: EarnestRule,
  { from, today, lastDaysBefore }: { from: CivilDate; today: CivilDate; lastDaysBefore: number },
): EarnestRule | undefined {
  const isEarly = rule.asks && addDays(today, rule.asks.daysBefore) <= from && today < addDays(from, -lastDaysBefore);
  return isEarly ? { ...rule, restDaysBefore: lastDaysBefore } : undefined;
}

/** The rule by which a centre asks for earnest money of such care by the month; `undefined` where it asks for none. */
export const earnestRuleFor = ({ rules }: Pick<RefundTerms, 'rules'>, form: CareForm): EarnestRule | undefined =>
  rules.findLast((rule) => rule.kind === 'earnest' && rule.asks !== undefined && speaksOf(rule, { form, monthly: true })) as
    | EarnestRule
    | undefined;

/** The same as it goes into a contract that is signed `today`. */
export function earnestFor(
  { terms, lines, form }: Asking & { form: CareForm },
  { today, lastDaysBefore }: { today: CivilDate; lastDaysBefore: number },
): EarnestRule | undefined {
  const rule = earnestRuleFor(terms, form);
  const from = firstDayOf(lines);
  return rule && from ? earnestAsked(rule, { from, today, lastDaysBefore }) : undefined;
}

const firstDayOf = (lines: readonly PriceLine[]): CivilDate | undefined =>
  lines.flatMap(({ period }) => period?.from ?? []).sort()[0];

interface Asking {
  terms: RefundTerms;
  lines: readonly PriceLine[];
}

/** What is asked for first by the terms of a contract: no more than its part of the whole, so never rounded up; nought where none is. */
export function earnestOf({ terms, lines }: Asking): Fen {
  const { asks, maxPercent = 0 } = findRule(terms, 'earnest') ?? {};
  const percent = Math.min(asks?.firstPercent ?? 0, maxPercent);
  return Math.floor((sum(lines.map(({ amount }) => amount)) * percent) / 100);
}

/** What a contract asks for first, what is left to pay then, and by which day; `undefined` where it asks for none. */
export function earnestIn({ terms, lines }: Asking): { amount: Fen; rest: Fen; restBy: CivilDate } | undefined {
  const amount = earnestOf({ terms, lines });
  const first = firstDayOf(lines);
  if (amount <= 0 || !first) return undefined;
  const whole = sum(lines.map((line) => line.amount));
  return { amount, rest: whole - amount, restBy: addDays(first, -(findRule(terms, 'earnest')?.restDaysBefore ?? 0)) };
}

/**
 * The last day on which a family that ends gets its earnest money back: as many days after paying it as F1 gives, whether or
 * not the child has had such care before; `paidOn` itself where the contract has no such rule.
 */
export const earnestBackUntil = (terms: RefundTerms, paidOn: CivilDate, special: SpecialDays): CivilDate =>
  termEnds(paidOn, findRule(terms, 'cooling_off')?.days ?? 0, special);

/** By whom a contract with earnest money ends: `cleared` by the centre, of which the family's own doing clears it of the double. */
export type EarnestEndedBy = 'family' | 'centre' | 'cleared';

/**
 * What of earnest money comes back of a contract whose care has not begun, and what a centre in breach owes beside it
 * (民法典 art. 587).
 *
 * @param by whose doing it is that the contract is not carried out
 * @param backUntil the last day on which a family that ends it gets all of it back
 */
export function earnestBack(
  { amount, whole, terms }: { amount: Fen; whole: Fen; terms: RefundTerms },
  { by, on, backUntil }: { by: EarnestEndedBy; on: CivilDate; backUntil: CivilDate },
): { back: Fen; again: Fen } {
  if (by === 'family') return { back: on <= backUntil ? amount : 0, again: 0 };
  const most = Math.floor((whole * (findRule(terms, 'earnest')?.maxPercent ?? 0)) / 100);
  return { back: amount, again: by === 'centre' ? Math.min(amount, most) : 0 };
}

/**
 * Earnest money is a part of the first bill, and what that does not take up is a part of the next: so much of each line, to
 * the fen.
 */
export function earnestParts(lines: readonly PriceLine[], earnest: Fen): Map<PriceLine, Fen> {
  const starts = new Set(lines.map(({ period }) => period?.from ?? ''));
  const parts = new Map<PriceLine, Fen>();
  let left = earnest;
  for (const from of [...starts].sort()) {
    const bill = lines.filter(({ period }) => (period?.from ?? '') === from);
    const amounts = bill.map(({ amount }) => amount);
    const own = Math.min(left, sum(amounts));
    left -= own;
    const shares = split(own, amounts);
    if (own > 0) for (const [at, line] of bill.entries()) parts.set(line, shares[at] ?? 0);
  }
  return parts;
}

/** The lines of the bills into which earnest money goes, each with its part of it. */
export function earnestLines(lines: readonly PriceLine[], earnest: Fen): PriceLine[] {
  const parts = earnestParts(lines, earnest);
  return lines
    .filter((line) => parts.has(line))
    .map((line) => ({ ...line, amount: parts.get(line) ?? 0, listAmount: undefined }));
}

/** What is left to pay of each line once the earnest money has gone into them. */
export function restLines(lines: readonly PriceLine[], earnest: Fen): PriceLine[] {
  const parts = earnestParts(lines, earnest);
  return lines.map((line) => ({ ...line, amount: line.amount - (parts.get(line) ?? 0) })).filter(({ amount }) => amount > 0);
}
