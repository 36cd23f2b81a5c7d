import { ageInMonths } from '../time/age.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Waiting } from './waitlist.ts';

/** Who comes before others who wait: children of an age on the first day of care, or those whose brother or sister is there. */
export type PriorityRule = { kind: 'age'; fromMonths: number; toMonths: number } | { kind: 'sibling' };

export const PRIORITY_KINDS = ['age', 'sibling'] as const satisfies readonly PriorityRule['kind'][];

/** The order of a city's waitlists from a day on: data, with where it comes from. */
export interface WaitlistRules {
  rules: readonly PriorityRule[];
  source: string;
  effectiveOn: CivilDate;
}

/** What puts one family before another: the first of these in which they differ. */
export const ORDER_REASONS = ['raised', ...PRIORITY_KINDS, 'earlier'] as const;
export type OrderReason = (typeof ORDER_REASONS)[number];

/** Whether a family meets a rule; one of its children is enough. */
function meets({ children, care, siblingThere }: Waiting, rule: PriorityRule): boolean {
  if (rule.kind === 'sibling') return siblingThere;
  const on = care.request.date;
  return children.some(({ birthDate }) => {
    const age = ageInMonths(birthDate, on);
    return rule.fromMonths <= age && age < rule.toMonths;
  });
}

/** Which of two families comes first, and by what. */
function whoFirst(one: Waiting, other: Waiting, rules: readonly PriorityRule[]): { first: -1 | 1; by: OrderReason } {
  if (one.raised || other.raised) {
    const [mine, theirs] = [one.raised?.at ?? '~', other.raised?.at ?? '~'];
    if (mine !== theirs) return { first: mine < theirs ? -1 : 1, by: 'raised' };
  }
  for (const rule of rules) {
    const [mine, theirs] = [meets(one, rule), meets(other, rule)];
    if (mine !== theirs) return { first: mine ? -1 : 1, by: rule.kind };
  }
  const [mine, theirs] = [`${one.joinedAt} ${one.id}`, `${other.joinedAt} ${other.id}`];
  return { first: mine < theirs ? -1 : 1, by: 'earlier' };
}

/** The order of a waitlist. */
export const inLine = <W extends Waiting>(all: readonly W[], rules: readonly PriorityRule[]): W[] =>
  all.toSorted((one, other) => (one.id === other.id ? 0 : whoFirst(one, other, rules).first));

/** Where a family stands among those who are after the same places, and by what the others are before it. */
export interface Standing {
  position: number;
  ahead: Partial<Record<OrderReason, number>>;
}

export function standingOf(own: Waiting, rivals: readonly Waiting[], rules: readonly PriorityRule[]): Standing {
  const before = rivals.flatMap((other) => {
    const { first, by } = whoFirst(own, other, rules);
    return other.id !== own.id && first === 1 ? [by] : [];
  });
  const ahead: Standing['ahead'] = {};
  for (const by of before) ahead[by] = (ahead[by] ?? 0) + 1;
  return { position: before.length + 1, ahead };
}
