import type { Portal } from '#cms/portal/portal.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** Said while another engine answers than the one that is set up; families notice nothing, so staff must. */
export function searchNotice({ search, city }: Pick<Portal, 'search' | 'city'>, t: Translator): string | undefined {
  const { engine, answering, since, why } = search.status();
  if (answering === engine) return undefined;
  const { date, minute } = toLocal(since ?? '', city.timeZone);
  return t('tasks.searchAway', { since: `${date} ${formatTime(minute)}`, why: why ?? '' });
}
