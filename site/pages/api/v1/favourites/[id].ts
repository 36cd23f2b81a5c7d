import { toFavouritesAnswer } from '../../../../api/family/favourites-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { changeSaved } from '../../../../family/saved-cookie.ts';

export const ALL = endpoint(
  serve(operations.removeFavourite, async ({ portal, lang, params, context }) => {
    const changed = await changeSaved(portal, context, { facility: params.id ?? '', action: 'remove' });
    return changed.ok ? { ok: true, answer: await toFavouritesAnswer(portal, changed.saved, lang) } : changed;
  }),
);
