import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Fen } from './money.ts';

/** Paid in cash each year, taken off the income that is taxed, a voucher of the city, or leave from work. */
export const SUPPORT_KINDS = ['yearly', 'deduction', 'voucher', 'leave'] as const;

/** What a family is asked before it is told what it gets: what a support may hang on, and how it may be answered. */
export const SUPPORT_NEEDS = ['registered', 'taxed'] as const;
export const SUPPORT_ANSWERS = ['yes', 'no', 'unsure'] as const;
export type SupportNeed = (typeof SUPPORT_NEEDS)[number];
export type SupportAnswer = (typeof SUPPORT_ANSWERS)[number];

/** What a family has said of itself. What it has not said is not known, and nothing is promised on it. */
export type FamilySaid = Partial<Record<SupportNeed, SupportAnswer>>;

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
  needs?: SupportNeed;
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
