import { formatAge, formatDate } from '#cms/words/format.ts';
import { type Born, countedDays, countedMonths, DUE_WEEKS, isCorrected } from '#domain/guidance/corrected-age.ts';
import { type DueItem, dueItems, sortedByMonth } from '#domain/guidance/schedule.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { PageContext } from '../ui/page-context.ts';
import { type CalendarView, calendarView } from './calendar-view.ts';

export interface ChildView {
  title: string;
  about: string;
  now: DueItem[];
  before: DueItem[];
  next: DueItem[];
  done: readonly string[];
  /** By the corrected age: signs, what to read, where to go. */
  month: CalendarView;
}

/** The calendar of one child: what is offered goes by the birth, development and reading by the corrected age. */
export async function childView(
  context: PageContext,
  { born, done }: { born: Born; done: readonly string[] },
): Promise<ChildView> {
  const { t, lang, portal, today } = context;
  const { birthDate, weeks } = born;
  const items = dueItems(await portal.schedule.list(), birthDate);
  const date = formatDate(birthDate, { lang, year: true });
  return {
    title: t('schedule.titleOf', { age: formatAge(ageInMonths(birthDate, today), lang) }),
    about: [t('schedule.born', { date }), ...earlyWords()].join(t('common.comma')),
    ...sortedByMonth(items, { birthDate, today }),
    done,
    month: await calendarView(context, Math.min(36, Math.max(0, countedMonths(born, today)))),
  };

  function earlyWords(): string[] {
    if (!isCorrected(born, today) || weeks === undefined) return [];
    const early = DUE_WEEKS - weeks;
    if (countedDays(born, today) < 0) return [t('schedule.notYet', { weeks: early })];
    return [t('schedule.corrected', { weeks: early, age: formatAge(countedMonths(born, today), lang) })];
  }
}
