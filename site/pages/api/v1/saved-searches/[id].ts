import { stopSearch } from '#cms/use-cases/stop-search.ts';
import { endpoint } from '../../../../api/endpoint.ts';
import { operations } from '../../../../api/operations.ts';
import { toSavedSearchAnswer } from '../../../../api/saved-search.ts';
import { serve } from '../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.stopSearch, async ({ portal, guardian, lang, params }) => {
    const result = await stopSearch(portal, { id: params.id ?? '', guardianId: guardian.id });
    return result.ok ? { ok: true, answer: toSavedSearchAnswer(result.saved, lang) } : result;
  }),
);
