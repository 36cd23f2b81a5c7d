import type { z } from 'zod';
import { MOST_FAVOURITES, type SavedCentres } from '#cms/finding/favourites.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { favouritesAnswer } from '../answers.ts';

/** The centres saved, as the API names them. */
export async function toFavouritesAnswer(
  portal: Portal,
  saved: SavedCentres,
  lang: Lang,
): Promise<z.infer<typeof favouritesAnswer>> {
  const centres = await portal.facilities.findAll(saved);
  return { favourites: centres.map(({ id, slug, name }) => ({ id, slug, name: words(name)[lang] })), most: MOST_FAVOURITES };
}
