import type { SearchToSave } from '#cms/alerts/save-search.ts';
import { badRequest, notFound, type Problem, together } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { SearchLabel } from '#cms/records/shapes/saved-search.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { wishFromAddress } from '../offers/wish-from-address.ts';
import type { PageContext } from '../ui/page-context.ts';
import { searchLabel } from './search-label.ts';

/** Fields of a search's address that say how it is shown, not what is looked for. */
const HOW_SHOWN = ['page', 'perPage', 'view', 'lang', 'locate', 'saved'];

/** What a family waits for, read from the address of the search it comes from. `facility` is a centre's id or slug. */
export async function searchToSave(
  context: PageContext,
  guardian: Pick<Guardian, 'id'>,
  { address, facility }: { address: string; facility?: string },
): Promise<({ ok: true } & SearchToSave) | Problem> {
  const { portal, lang } = context;
  const given = new URLSearchParams(address);
  const params = new URLSearchParams([...given].filter(([name, value]) => value !== '' && !HOW_SHOWN.includes(name)));
  const only = facility ? await portal.facilities.findNamed(facility) : undefined;

  const inLanguage = async (own: Lang): Promise<SearchLabel | Problem> => {
    const speaker = { ...context, lang: own, t: createTranslator(own) };
    const asked = await wishFromAddress(speaker, params, guardian);
    if (!asked.ok) return asked;
    const label = searchLabel(speaker, asked);
    if (!label) return badRequest('search_without_time', { field: 'from' });
    return only ? { ...label, where: words(only.name)[own] } : label;
  };
  const asked = await wishFromAddress(context, params, guardian);
  const nowhere = facility && !only ? notFound('facility_not_found') : undefined;
  const wrong = together([nowhere, asked]);
  if (wrong || !asked.ok) return wrong ?? notFound();
  const label: Partial<Record<Lang, SearchLabel>> = {};
  for (const own of LANGS) {
    const said = await inLanguage(own);
    if ('ok' in said) return said;
    label[own] = said;
  }
  const { wish } = asked;
  return {
    ok: true,
    guardianId: guardian.id,
    wish,
    address: params.toString(),
    facilityId: only?.id,
    label: label as Record<Lang, SearchLabel>,
    lang,
  };
}
