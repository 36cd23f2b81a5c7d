import type { SavedWish, SearchLabel } from '#cms/records/shapes/saved-search.ts';
import type { Occasion } from '#domain/care/care.ts';
import { lastDayOf, weeklyDates } from '#domain/offers/wanted-time.ts';
import { addDays, type CivilDate, daysBetween } from '#domain/time/civil-date.ts';
import { overlaps } from '#domain/time/time-of-day.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';

/** The last day on which a place that comes up would be of use. */
export function wishEndsOn({ when }: SavedWish): CivilDate {
  return lastDayOf(when);
}

/** What is left of a wish: days that are over are no longer asked for, nor is a week's day that has begun. */
export function wishAhead(wish: SavedWish, today: CivilDate): SavedWish {
  const { when } = wish;
  if (when.kind === 'window' || when.date > today) return wish;
  const last = lastDayOf(when);
  if (when.kind === 'soon') return { ...wish, when: { ...when, date: today, days: daysBetween(today, last) + 1 } };
  const date = addDays(today, 1);
  return { ...wish, when: { ...when, date, weeks: Math.max(1, Math.ceil((daysBetween(date, last) + 1) / 7)) } };
}

/** Whether stays that were booked are what was waited for; of a week's pattern, most of its days. */
export function answersWish({ when }: SavedWish, stays: readonly Occasion[], special: SpecialDays): boolean {
  if (when.kind === 'soon') return stays.some(({ date }) => when.date <= date && date <= lastDayOf(when));
  const days = when.kind === 'weekly' ? weeklyDates(when, special) : [when.date];
  const taken = days.filter((day) => stays.some((stay) => stay.date === day && overlaps(stay, when)));
  return taken.length > 0 && taken.length * 2 >= days.length;
}

/** @example labelWords(label) // '8 个月 · 凤城河 3 公里内 · 计时托 · 11 月 25 日，周三 9:00–12:00' */
export function labelWords({ age, where, care, when }: Partial<SearchLabel>): string {
  return [age, where, care, when].filter(Boolean).join(' · ');
}
