import { listSavedSearches } from '#cms/use-cases/list-saved-searches.ts';
import { saveSearch } from '#cms/use-cases/save-search.ts';
import { endpoint } from '../../../../api/endpoint.ts';
import { operations } from '../../../../api/operations.ts';
import { toSavedSearchAnswer } from '../../../../api/saved-search.ts';
import { serve } from '../../../../api/serve.ts';
import { createTranslator } from '../../../../i18n/index.ts';
import { pageContext } from '../../../../views/page-context.ts';
import { searchToSave } from '../../../../views/search-to-save.ts';

export const ALL = endpoint(
  serve(operations.listSavedSearches, async ({ portal, guardian, lang }) => {
    const { live, stopped } = await listSavedSearches(portal, guardian.id);
    const answers = (searches: typeof live) => searches.map((saved) => toSavedSearchAnswer(saved, lang));
    return { ok: true, answer: { live: answers(live), stopped: answers(stopped) } };
  }),
  serve(operations.saveSearch, async ({ portal, guardian, lang, body, context }) => {
    const speaker = { ...(await pageContext(context)), lang, t: createTranslator(lang) };
    const search = await searchToSave(speaker, guardian, body);
    if (!search.ok) return search;
    const result = await saveSearch(portal, search);
    return result.ok ? { ok: true, answer: toSavedSearchAnswer(result.saved, lang) } : result;
  }),
);
