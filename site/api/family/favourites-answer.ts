import type { z } from 'zod';
import { type Favourites, MOST_FAVOURITES } from '#cms/finding/favourites.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findFacilities } from '#cms/records/find-facility.ts';
import { words } from '#cms/records/words.ts';
import type { Lang } from '#cms/words/index.ts';
import type { favouritesAnswer } from '../answers.ts';

/** The centres saved, as the API names them. */
export async function toFavouritesAnswer(
  portal: Portal,
  saved: Favourites,
  lang: Lang,
): Promise<z.infer<typeof favouritesAnswer>> {
  const centres = await findFacilities(portal, saved);
  return { favourites: centres.map(({ id, slug, name }) => ({ id, slug, name: words(name)[lang] })), most: MOST_FAVOURITES };
}
