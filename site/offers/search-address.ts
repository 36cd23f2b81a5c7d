import type { PageContext } from '../ui/page-context.ts';

const OTHER_PLACES = ['near', 'place', 'q', 'at', 'frame', 'page', 'locate'];

/** The same search around somewhere else. */
export function aroundAddress(to: PageContext['to'], params: URLSearchParams, place: Record<string, string>): string {
  const kept = [...params].filter(([name, value]) => value !== '' && !OTHER_PLACES.includes(name));
  return `${to('/facilities')}?${new URLSearchParams([...kept, ...Object.entries(place)])}`;
}

/** The page where a search is saved and stopped, for a search that is about to be. */
export function pendingHref(
  { to }: Pick<PageContext, 'to'>,
  { address, facility = '' }: { address: string; facility?: string },
): string {
  return `${to('/account/searches')}?${new URLSearchParams({ address, ...(facility ? { facility } : {}) })}`;
}
