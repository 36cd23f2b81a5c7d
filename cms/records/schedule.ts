import { readMonths, type ScheduleEntry } from '#domain/guidance/schedule.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

/** What is offered to every child at certain ages, by the city's own record of it. */
export interface Schedule {
  list(): Promise<ScheduleEntry[]>;
}

export function createSchedule({ payload }: Kept): Schedule {
  const asked = { collection: 'schedule-entries', locale: 'all', depth: 0, limit: 0, pagination: false } as const;
  return {
    list: async () =>
      (await payload.find(asked)).docs
        .map(({ code, kind, checked, readOn, months, what, note, source, article, sourceUrl, effectiveOn, until }) => ({
          ...{ code, kind, checked, readOn },
          months: readMonths(months) ?? [],
          what: words(what),
          note: words(note),
          source: words(source),
          article: article || undefined,
          sourceUrl: sourceUrl || undefined,
          effectiveOn: effectiveOn || undefined,
          until: until || undefined,
        }))
        .sort((a, b) => (a.months[0] ?? 0) - (b.months[0] ?? 0) || a.code.localeCompare(b.code)),
  };
}
