import type { z } from 'zod';
import type { Portal } from '#cms/portal.ts';
import { words } from '#cms/records/words.ts';
import { type Favourites, MOST_FAVOURITES } from '#cms/use-cases/favourites.ts';
import { findFacilities } from '#cms/use-cases/find-facility.ts';
import type { Lang } from '../i18n/index.ts';
import type { favouritesAnswer } from './answers.ts';

/** The centres saved, as the API names them. */
export async function toFavouritesAnswer(
  portal: Portal,
  saved: Favourites,
  lang: Lang,
): Promise<z.infer<typeof favouritesAnswer>> {
  const centres = await findFacilities(portal, saved);
  return { favourites: centres.map(({ id, slug, name }) => ({ id, slug, name: words(name)[lang] })), most: MOST_FAVOURITES };
}
