import { endpoint } from '../../../../api/endpoint.ts';
import { toFavouritesAnswer } from '../../../../api/favourites-answer.ts';
import { operations } from '../../../../api/operations.ts';
import { serve } from '../../../../api/serve.ts';
import { changeSaved } from '../../../../views/saved-cookie.ts';

export const ALL = endpoint(
  serve(operations.removeFavourite, async ({ portal, lang, params, context }) => {
    const changed = await changeSaved(portal, context, { facility: params.id ?? '', action: 'remove' });
    return changed.ok ? { ok: true, answer: await toFavouritesAnswer(portal, changed.saved, lang) } : changed;
  }),
);
