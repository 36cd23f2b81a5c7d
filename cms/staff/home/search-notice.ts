import type { Portal } from '#cms/portal/portal.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { HomeWords } from './words.ts';

/** Said while another engine answers than the one that is set up; families notice nothing, so staff must. */
export function searchNotice({ search, city }: Pick<Portal, 'search' | 'city'>, words: HomeWords): string | undefined {
  const { engine, answering, since, why } = search.status();
  if (answering === engine) return undefined;
  const { date, minute } = toLocal(since ?? '', city.timeZone);
  return words.searchAway({ since: `${date} ${formatTime(minute)}`, why: why ?? '' });
}
