import type { PageContext } from '../ui/page-context.ts';

/** The page where a search is saved and stopped, for a search that is about to be. */
export function pendingHref(
  { to }: Pick<PageContext, 'to'>,
  { address, facility = '' }: { address: string; facility?: string },
): string {
  return `${to('/account/searches')}?${new URLSearchParams({ address, ...(facility ? { facility } : {}) })}`;
}
