import type { PageContext } from '../ui/page-context.ts';

const OTHER_PLACES = ['near', 'place', 'q', 'at', 'frame', 'page', 'locate'];

/** The same search around somewhere else. */
export function aroundAddress(to: PageContext['to'], params: URLSearchParams, place: Record<string, string>): string {
  const kept = [...params].filter(([name, value]) => value !== '' && !OTHER_PLACES.includes(name));
  return `${to('/facilities')}?${new URLSearchParams([...kept, ...Object.entries(place)])}`;
}
