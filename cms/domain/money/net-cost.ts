import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type Fen, share, sum } from './money.ts';

/** Paid in cash each year, taken off the income that is taxed, a voucher of the city, or leave from work. */
export const SUPPORT_KINDS = ['yearly', 'deduction', 'voucher', 'leave'] as const;

/**
 * What the law gives a family: money that lowers the cost of care, and leave, which does not. A support of money without
 * an amount is one that nobody has published.
 */
export interface FamilySupport extends SourceRow {
  code: string;
  kind: (typeof SUPPORT_KINDS)[number];
  title: InEveryLanguage;
  /** How much, in a few words, and for whom; none where nothing has been published. */
  inWords?: InEveryLanguage;
  note?: InEveryLanguage;
  /** A year, or a month for a deduction or voucher. */
  amount?: Fen;
  /** For children of fewer completed months. */
  untilMonths: number;
  from: CivilDate;
  to?: CivilDate;
  /** What a family has to say yes to: the child is in a household register, a parent pays income tax. */
  needs?: 'registered' | 'taxed';
  /** Rates of income tax, in per cent, by which a deduction is shown. */
  taxRates?: number[];
  /** The highest rate of income tax, in per cent: so much of each yuan that is taken off is saved at most. */
  taxPercent?: number;
  how: InEveryLanguage;
  deadline: InEveryLanguage;
  source: InEveryLanguage;
}

/** The supports that are money: what is counted for a family. */
export const moneyOf = (supports: readonly FamilySupport[]): FamilySupport[] => supports.filter(({ kind }) => kind !== 'leave');

/** What families are told of on a day: what has ended is no more than a row of the city's record. */
export const toldOn = (supports: readonly FamilySupport[], day: CivilDate): FamilySupport[] =>
  supports.filter(({ inWords, to }) => inWords && (to === undefined || to >= day));

/** Rates as an editor writes them: `3, 10, 20`. Nothing where one is no whole number of per cent. */
export function readRates(text: string): number[] | undefined {
  const rates = text
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(Number);
  return rates.every((rate) => Number.isInteger(rate) && rate > 0 && rate <= 100) ? rates : undefined;
}

/** Why a support does not lower this price. */
export const NO_SUPPORT = ['too_old', 'not_yet', 'over', 'none_published'] as const;
type NoSupport = (typeof NO_SUPPORT)[number];

interface SupportShare {
  support: FamilySupport;
  /** A month, where it is certain; a range where it hangs on the family's tax. */
  least: Fen;
  most: Fen;
  /** Months for which the child still gets it, that of the price counted. */
  monthsLeft: number;
  no?: NoSupport;
}

export interface NetCost {
  fee: Fen;
  shares: SupportShare[];
  /** What a month costs after what is certain, and after all that there may be. Never below nothing. */
  most: Fen;
  least: Fen;
}

/** What a month of care costs a family beside what it gets, for a child of so many completed months. */
export function netCost(
  fee: Fen,
  { ageMonths, on }: { ageMonths: number; on: CivilDate },
  supports: readonly FamilySupport[],
): NetCost {
  const shares = moneyOf(supports).map((support) => shareOf(support, { ageMonths, on }));
  return {
    fee,
    shares,
    most: Math.max(0, fee - sum(shares.map(({ least }) => least))),
    least: Math.max(0, fee - sum(shares.map(({ most }) => most))),
  };
}

function shareOf(support: FamilySupport, { ageMonths, on }: { ageMonths: number; on: CivilDate }): SupportShare {
  const no = whyNot(support, { ageMonths, on });
  const { amount = 0, kind, taxPercent, untilMonths } = support;
  if (no) return { support, least: 0, most: 0, monthsLeft: 0, no };
  const monthsLeft = untilMonths - ageMonths;
  if (kind === 'deduction') {
    // Who earns too little to be taxed gets nothing of it.
    return { support, least: 0, most: share(amount, taxPercent ?? 0, 100), monthsLeft };
  }
  const month = kind === 'yearly' ? share(amount, 1, 12) : amount;
  return { support, least: month, most: month, monthsLeft };
}

function whyNot(
  { amount, untilMonths, from, to }: FamilySupport,
  { ageMonths, on }: { ageMonths: number; on: CivilDate },
): NoSupport | undefined {
  if (amount === undefined) return 'none_published';
  if (ageMonths >= untilMonths) return 'too_old';
  if (daysBetween(on, from) > 0) return 'not_yet';
  return to !== undefined && daysBetween(to, on) > 0 ? 'over' : undefined;
}
