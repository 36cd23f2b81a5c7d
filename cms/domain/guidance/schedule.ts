import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';
import { ageInMonths } from '../time/age.ts';
import { addMonths, type CivilDate } from '../time/civil-date.ts';

/** What is offered to every child at certain ages. */
export const SCHEDULE_KINDS = ['visit', 'check', 'vaccine', 'tcm'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** One thing of the schedule: a home visit, a check-up, a dose. */
export interface ScheduleEntry extends SourceRow {
  code: string;
  kind: ScheduleKind;
  /** Completed months of age at which it is due. */
  months: number[];
  what: InEveryLanguage;
  note: InEveryLanguage;
  /** An article that says more. */
  article?: string;
  source: InEveryLanguage;
  /** The first and the last day on which it is offered; a change of the programme ends one entry and begins another. */
  effectiveOn?: CivilDate;
  until?: CivilDate;
}

export interface DueItem {
  /** Of the entry and the month: what a mark or a calendar's event is known by. */
  key: string;
  entry: ScheduleEntry;
  month: number;
  /** From this day until the next month of age begins. */
  from: CivilDate;
  to: CivilDate;
}

export const isInForce = ({ effectiveOn, until }: Pick<ScheduleEntry, 'effectiveOn' | 'until'>, on: CivilDate): boolean =>
  (!effectiveOn || effectiveOn <= on) && (!until || on <= until);

/** All that is due to a child born on a day, as the schedule stands when each is due; the earliest first. */
export function dueItems(entries: readonly ScheduleEntry[], birthDate: CivilDate): DueItem[] {
  const all = entries.flatMap((entry) =>
    entry.months.map((month): DueItem => {
      const from = addMonths(birthDate, month);
      return { key: `${entry.code}.${month}`, entry, month, from, to: addMonths(birthDate, month + 1) };
    }),
  );
  return all.filter(({ entry, from }) => isInForce(entry, from)).sort((a, b) => a.month - b.month);
}

/** What is due in the month of age that a day lies in, what was due before, and what the next month brings. */
export function sortedByMonth(items: readonly DueItem[], { birthDate, today }: { birthDate: CivilDate; today: CivilDate }) {
  const month = ageInMonths(birthDate, today);
  return {
    now: items.filter((item) => item.month === month),
    before: items.filter((item) => item.month < month),
    next: items.filter((item) => item.month === month + 1),
  };
}

/** Months as an editor writes them: `2, 4, 6`. Nothing where one is no month of the first three years. */
export function readMonths(text: string): number[] | undefined {
  const parts = text.split(/[,，、\s]+/).filter(Boolean);
  const months = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : Number.NaN));
  return parts.length > 0 && months.every((month) => month >= 0 && month <= 36) ? months : undefined;
}
