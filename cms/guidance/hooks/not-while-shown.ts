import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { createPictures } from '#cms/records/pictures.ts';
import { langOf } from '#domain/language/lang.ts';

/** A picture that a text shows is not deleted: the page would be left with a hole. Says which texts. */
export const notWhileShown: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const titles = await createPictures(req).listUses(String(id), langOf(req.i18n?.language), req);
  if (titles.length === 0) return;
  const where = titles.map((title) => say(req, 'refused.quoted', { title })).join(say(req, 'refused.between'));
  throw new APIError(say(req, 'refused.pictureShown', { where }), 409, undefined, true);
};
