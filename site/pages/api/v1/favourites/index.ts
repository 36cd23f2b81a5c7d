import { toFavouritesAnswer } from '../../../../api/family/favourites-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { changeSaved, savedCentres } from '../../../../family/saved-cookie.ts';

export const ALL = endpoint(
  serve(operations.listFavourites, async ({ portal, lang, context }) => {
    return { ok: true, answer: await toFavouritesAnswer(portal, await savedCentres(portal, context), lang) };
  }),
  serve(operations.addFavourite, async ({ portal, lang, body, context }) => {
    const changed = await changeSaved(portal, context, { facility: body.facility, action: 'add' });
    return changed.ok ? { ok: true, answer: await toFavouritesAnswer(portal, changed.saved, lang) } : changed;
  }),
);
