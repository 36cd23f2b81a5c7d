import { listSavedSearches } from '#cms/alerts/list-saved-searches.ts';
import { type Saved, saveSearch } from '#cms/alerts/save-search.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import { createTranslator } from '#cms/words/index.ts';
import { toSavedSearchAnswer } from '../../../../api/family/saved-search.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { searchToSave } from '../../../../family/search-to-save.ts';
import { pageContext } from '../../../../ui/page-context.ts';

export const ALL = endpoint(
  serve(operations.listSavedSearches, async ({ portal, guardian, lang }) => {
    const { live, stopped } = await listSavedSearches(portal, guardian.id);
    const answers = (searches: typeof live) => searches.map((saved) => toSavedSearchAnswer(saved, lang));
    return { ok: true, answer: { live: answers(live), stopped: answers(stopped) } };
  }),
  serve(operations.saveSearch, async ({ portal, guardian, lang, body, context, once }) => {
    const speaker = { ...(await pageContext(context)), lang, t: createTranslator(lang) };
    const result = await once(
      async (keep): Promise<Result<Saved>> => {
        const search = await searchToSave(speaker, guardian, body);
        return search.ok ? saveSearch(portal, search, keep) : search;
      },
      ({ saved }) => ({ searchId: saved.id }),
    );
    if (!result.ok) return result;
    const saved = await portal.savedSearches.find(result.searchId);
    return saved ? { ok: true, answer: toSavedSearchAnswer(saved, lang) } : notFound();
  }),
);
