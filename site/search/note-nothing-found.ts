import type { PageContext } from '../ui/page-context.ts';
import type { SearchView } from './search-view.ts';

interface Asking {
  request: Request;
  clientAddress: string;
}

/**
 * Tells whoever counts that a search with a time showed no free centre. A family's own place counts like one that is
 * typed; where nobody said where, nothing is known of the place, and nothing is counted.
 */
export function noteNothingFound(
  { portal }: Pick<PageContext, 'portal'>,
  { wish, from, results, places, problem }: SearchView,
  { request, clientAddress }: Asking,
): void {
  if (problem || !wish.when || results.total + results.partTotal > 0) return;
  const said = (name: string) => request.headers.get(name) ?? '';
  portal.foundNothing({
    wish: from && places.length > 0 ? { ...wish, near: from.point } : wish,
    address: clientAddress,
    agent: said('user-agent'),
    purpose: `${said('sec-purpose')} ${said('purpose')} ${said('x-moz')}`,
  });
}
