import type { CareForm } from '#domain/care/care.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime, type Window } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';

const OTHER_PLACES = ['near', 'place', 'q', 'at', 'frame', 'page', 'locate'];

/** The same search around somewhere else. */
export function aroundAddress(to: PageContext['to'], params: URLSearchParams, place: Record<string, string>): string {
  const kept = [...params].filter(([name, value]) => value !== '' && !OTHER_PLACES.includes(name));
  return `${to('/facilities')}?${new URLSearchParams([...kept, ...Object.entries(place)])}`;
}

/** The search for one day's hours, as one kind of care. */
export function timedAddress(wish: { ageMonths: number; form: CareForm; date: CivilDate; window: Window }): URLSearchParams {
  const { ageMonths, form, date, window } = wish;
  const [from, to] = [formatTime(window.from), formatTime(window.to)];
  return new URLSearchParams({ ageMonths: String(ageMonths), form, date, from, to });
}

/** The page where a search is saved and stopped, for a search that is about to be. */
export function pendingHref(
  { to }: Pick<PageContext, 'to'>,
  { address, facility = '' }: { address: string; facility?: string },
): string {
  return `${to('/account/searches')}?${new URLSearchParams({ address, ...(facility ? { facility } : {}) })}`;
}
