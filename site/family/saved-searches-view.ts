import { findSavedSearch } from '#cms/alerts/find-saved-search.ts';
import { resumeSearch } from '#cms/alerts/resume-search.ts';
import { saveSearch } from '#cms/alerts/save-search.ts';
import { stopSearch } from '#cms/alerts/stop-search.ts';
import { notFound, type Problem, type Result } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { SearchLabel } from '#cms/records/shapes/saved-search.ts';
import type { PageContext } from '../ui/page-context.ts';
import { searchToSave } from './search-to-save.ts';

/** The search page's address of a saved search; the centre's page where only one centre was asked for. */
export function searchHref({ to, portal }: Pick<PageContext, 'to' | 'portal'>, { address, facilityId }: SavedSearch): string {
  const slug = facilityId === undefined ? undefined : portal.supplies.get(facilityId)?.slug;
  return `${to(slug ? `/facilities/${slug}` : '/facilities')}?${address}`;
}

/** Back to a search that could not be saved, as it was typed: there its fields say what is wrong. */
export function wrongSearchHref({ to }: Pick<PageContext, 'to'>, form: FormData | undefined, params: URLSearchParams): string {
  const address = String(form?.get('address') ?? params.get('address') ?? '');
  return `${to('/facilities')}?${new URLSearchParams(address)}`;
}

type Done = 'saved' | 'stopped' | 'resumed';

/** Carries out one of the page's forms. */
export async function actOnSearches(
  context: PageContext,
  guardian: Guardian,
  form: FormData,
): Promise<Result<{ done: Done; saved: SavedSearch }>> {
  const { portal } = context;
  const field = (name: string) => String(form.get(name) ?? '');
  const whose = { id: field('id'), guardianId: guardian.id };
  const as = (done: Done, result: Result<{ saved: SavedSearch }>) => (result.ok ? { ...result, done } : result);
  switch (field('action')) {
    case 'save': {
      const search = await searchToSave(context, guardian, { address: field('address'), facility: field('facility') });
      return search.ok ? as('saved', await saveSearch(portal, search)) : search;
    }
    case 'stop':
      return as('stopped', await stopSearch(portal, whose));
    case 'resume':
      return as('resumed', await resumeSearch(portal, whose));
    default:
      return notFound();
  }
}

export interface SearchesPage {
  /** What has just been done, and to which search. */
  done?: { what: Done; saved: SavedSearch };
  /** A search that is one press away from being saved. */
  pending?: { address: string; facility: string; label: SearchLabel };
  problem?: Problem;
}

/** What the address of the page says besides the list. */
export async function searchesPage(context: PageContext, guardian: Guardian, params: URLSearchParams): Promise<SearchesPage> {
  const { portal, lang } = context;
  const what = (['saved', 'stopped', 'resumed'] as const).find((one) => params.has(one));
  if (what) {
    const saved = await findSavedSearch(portal, { id: params.get(what) ?? '', guardianId: guardian.id });
    return saved ? { done: { what, saved } } : {};
  }
  const [address, facility] = [params.get('address'), params.get('facility') ?? ''];
  if (address === null) return {};
  const search = await searchToSave(context, guardian, { address, facility });
  return search.ok ? { pending: { address, facility, label: search.label[lang] } } : { problem: search };
}
