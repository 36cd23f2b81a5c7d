import { ageInMonths } from '../time/age.ts';
import { addMonths, type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type FamilySaid, type FamilySupport, moneyOf, type SupportNeed } from './family-support.ts';
import { type Fen, share, sum } from './money.ts';
import type { PriceLine } from './pricing.ts';
import { checkSupport } from './support-check.ts';

/** Why a support does not lower this price. */
export const NO_SUPPORT = ['none_published', 'not_yet', 'over', 'too_old', 'unregistered', 'untaxed'] as const;
type NoSupport = (typeof NO_SUPPORT)[number];

/** Of whom the price is, and in which month. */
export interface NetFamily {
  /** Completed months of age on the day. */
  ageMonths: number;
  on: CivilDate;
  /** Where it is known the month of birth counts, and not the age. */
  birthDate?: CivilDate;
  said?: FamilySaid;
}

interface SupportShare {
  support: FamilySupport;
  /** Paid to the family for a month. */
  month: Fen;
  /** Tax saved a month at most, which hangs on the family's income. */
  saved: Fen;
  /** Months for which the child still gets it, that of the price counted. */
  monthsLeft: number;
  no?: NoSupport;
  /** What it hangs on that the family has not said: it is paid if that is so. */
  ifs?: SupportNeed;
}

export interface NetCost {
  fee: Fen;
  shares: SupportShare[];
  /** Paid to the family for the month, all supports together, if what `ifs` names is so. */
  paid: Fen;
  /** What the month costs after it. Never below nothing. What is saved in tax is taken off nowhere: nobody here knows it. */
  after: Fen;
  ifs: SupportNeed[];
}

/** What a month of care costs a family beside what it gets. */
export function netCost(fee: Fen, family: NetFamily, supports: readonly FamilySupport[]): NetCost {
  const shares = moneyOf(supports).map((support) => shareOf(support, family, supports));
  const paid = sum(shares.map(({ month }) => month));
  const ifs = shares.flatMap((one) => (one.ifs && one.month > 0 ? [one.ifs] : []));
  return { fee, shares, paid, after: Math.max(0, fee - paid), ifs: [...new Set(ifs)] };
}

/**
 * The same for every month of what is booked: billing months of care by the month, else all stays of a calendar month. What
 * a family gets for a month is counted once for all of it.
 */
export function netMonths(
  lines: readonly Pick<PriceLine, 'amount' | 'period' | 'occasion'>[],
  family: NetFamily,
  supports: readonly FamilySupport[],
): { from: CivilDate; cost: NetCost }[] {
  const born = family.birthDate ?? addMonths(family.on, -family.ageMonths);
  const dated = lines.map((line) => ({ ...line, day: line.period?.from ?? line.occasion?.date ?? family.on }));
  const months = Map.groupBy(dated, ({ period, day }) => (period ? day : day.slice(0, 7)));
  return [...months.values()].map((of) => {
    const [on = family.on] = of.map(({ day }) => day).sort();
    const month = { ...family, on, ageMonths: ageInMonths(born, on) };
    return { from: on, cost: netCost(sum(of.map(({ amount }) => amount)), month, supports) };
  });
}

function shareOf(support: FamilySupport, family: NetFamily, all: readonly FamilySupport[]): SupportShare {
  const monthsLeft = monthsLeftOf(support, family, all);
  const no = whyNot(support, family, monthsLeft);
  if (no) return { support, month: 0, saved: 0, monthsLeft: 0, no };
  const { amount = 0, kind, needs, taxPercent } = support;
  const ifs = needs && family.said?.[needs] !== 'yes' ? { ifs: needs } : {};
  // Who earns too little to be taxed gets nothing of it.
  if (kind === 'deduction') return { support, month: 0, saved: share(amount, taxPercent ?? 0, 100), monthsLeft, ...ifs };
  return { support, month: kind === 'yearly' ? share(amount, 1, 12) : amount, saved: 0, monthsLeft, ...ifs };
}

/** By the month of birth as the rules count it; of a child of whom only the age is known, whole months until then. */
function monthsLeftOf(support: FamilySupport, { ageMonths, birthDate, on }: NetFamily, all: readonly FamilySupport[]): number {
  if (!birthDate) return Math.max(0, support.untilMonths - ageMonths);
  return checkSupport(support, { birthDate, registered: 'yes', taxed: 'yes' }, { on, all }).ahead;
}

function whyNot({ amount, needs, from, to }: FamilySupport, { on, said }: NetFamily, monthsLeft: number): NoSupport | undefined {
  if (amount === undefined) return 'none_published';
  if (daysBetween(on, from) > 0) return 'not_yet';
  if (to !== undefined && daysBetween(to, on) > 0) return 'over';
  if (monthsLeft === 0) return 'too_old';
  if (needs === undefined || said?.[needs] !== 'no') return undefined;
  return needs === 'taxed' ? 'untaxed' : 'unregistered';
}
