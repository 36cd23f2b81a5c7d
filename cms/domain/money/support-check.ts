import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import type { FamilySupport, SupportAnswer } from './family-support.ts';
import { type Fen, share } from './money.ts';

export interface AskedFamily {
  /** The day of birth, or the day on which it is expected. */
  birthDate: CivilDate;
  /** Whether the child is in a household register, and whether a parent pays income tax. */
  registered: SupportAnswer;
  taxed: SupportAnswer;
}

/** Why a family gets nothing of a support, or nothing any more. */
export const NOT_SUPPORTED = ['none_published', 'too_early', 'ended', 'unregistered', 'untaxed'] as const;

export interface CheckedSupport {
  support: FamilySupport;
  no?: (typeof NOT_SUPPORTED)[number];
  /** It hangs on something that the family is not sure of. */
  unsure: boolean;
  /** The months that count, as the first day of the first and of the last. */
  first: CivilDate;
  last: CivilDate;
  months: number;
  /** Of these, months from the one asked about on. */
  ahead: number;
  /** For all its months: paid, or for a deduction what is taken off the income. */
  total: Fen;
}

/**
 * What a family gets of a support, by the month its child was born in. Who is born before the support begins gets the
 * months that are left until three, the month of birth not counted as one of age: of December 2023, when it begins in
 * January 2025, 24 are left (the example that the State Council's rules were published with). One that takes another's
 * place goes on where that ends: with both, a child has as many months as it would have had under the first alone.
 *
 * @param all every support of the city, for what takes whose place
 */
export function checkSupport(
  support: FamilySupport,
  family: AskedFamily,
  { on, all }: { on: CivilDate; all: readonly FamilySupport[] },
): CheckedSupport {
  const since = sinceWhen(support, all);
  const begun = monthNumber(since) - monthNumber(family.birthDate);
  const begins = begun > 0 ? since : family.birthDate;
  const before = Math.max(0, monthNumber(support.from) - monthNumber(begins));
  const young = support.untilMonths - Math.max(0, begun - 1) - before;
  const first = monthStart(before > 0 ? support.from : begins);
  // Where another takes its place, or nothing does, the months from then on are not its own.
  const months = support.to ? Math.min(young, monthNumber(support.to) - monthNumber(first) + 1) : young;
  const isOver = support.to !== undefined && months <= 0;
  const last = isOver ? monthStart(support.to ?? first) : addMonths(first, Math.max(1, months) - 1);
  const ahead = Math.min(Math.max(0, months), Math.max(0, monthNumber(last) - monthNumber(on) + 1));
  const { no, unsure } = standing(support, { family, young, ahead });
  const total = share(support.amount ?? 0, Math.max(0, months), support.kind === 'yearly' ? 12 : 1);
  return { support, no, unsure, first, last, months, ahead, total };
}

/** The day since which families have it: its own first, or that of the support of its kind that ended the day before it. */
function sinceWhen({ from, kind }: FamilySupport, all: readonly FamilySupport[]): CivilDate {
  const before = all.find((one) => one.kind === kind && one.to !== undefined && addDays(one.to, 1) === from);
  return before && before.from < from ? sinceWhen(before, all) : from;
}

function standing(
  { amount, needs, to, kind }: FamilySupport,
  { family, young, ahead }: { family: AskedFamily; young: number; ahead: number },
): Pick<CheckedSupport, 'no' | 'unsure'> {
  const answer = needs && family[needs];
  if (amount === undefined) return { no: 'none_published', unsure: false };
  if (young <= 0) return { no: 'too_early', unsure: false };
  if (answer === 'no') return { no: needs === 'taxed' ? 'untaxed' : 'unregistered', unsure: false };
  // Money of months that are over may still be asked for; what was not taken off in its year is settled with that year.
  if (ahead === 0 && (to !== undefined || kind !== 'yearly')) return { no: 'ended', unsure: false };
  return { unsure: answer === 'unsure' };
}

const monthNumber = (date: CivilDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
const monthStart = (date: CivilDate): CivilDate => `${date.slice(0, 7)}-01`;
