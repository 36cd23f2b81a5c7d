import { stopSearch } from '#cms/alerts/stop-search.ts';
import { toSavedSearchAnswer } from '../../../../api/family/saved-search.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.stopSearch, async ({ portal, guardian, lang, params }) => {
    const result = await stopSearch(portal, { id: params.id ?? '', guardianId: guardian.id });
    return result.ok ? { ok: true, answer: toSavedSearchAnswer(result.saved, lang) } : result;
  }),
);
