import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { namesOfChanged } from '#cms/fields/hooks/names-of-changed.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { whyNotChangePicture } from '#domain/guidance/publishing.ts';
import { langOf } from '#domain/language/lang.ts';

/** A picture that a text shows is not deleted: the page would be left with a hole. Says which texts. */
export const notWhileShown: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const titles = await (await getPortal()).pictures.listUses(String(id), langOf(req.i18n?.language), req);
  if (titles.length === 0) return;
  throw new APIError(say(req, 'refused.pictureShown', { where: quoted(req, titles) }), 409, undefined, true);
};

/**
 * A picture that something public shows, or something reviewed, is not replaced below it, and an author does not say
 * anything else in its place.
 *
 * @throws APIError (409) that says which texts
 */
export const asReviewed: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  const user = staffOf(req);
  if (operation !== 'update' || !user) return data;
  const titles = await (await getPortal()).pictures.listSettledUses(String(originalDoc.id), langOf(req.i18n?.language), req);
  const ofTheFile = collection.flattenedFields.filter(({ name }) => !BESIDE_THE_FILE.includes(name));
  const isOther = Boolean(req.file) || namesOfChanged(ofTheFile, originalDoc, { ...originalDoc, ...data }).length > 0;
  const problem = whyNotChangePicture({ isShown: titles.length > 0, isOther, roles: user.roles });
  if (problem) throw new APIError(say(req, `refused.picture_${problem}`, { where: quoted(req, titles) }), 409, undefined, true);
  return data;
};

/** What says nothing of which picture it is, and how it is cut: all else does. */
const BESIDE_THE_FILE = ['alt', 'edition', 'url', 'thumbnailURL'];

const quoted = (req: PayloadRequest, titles: readonly string[]) =>
  titles.map((title) => say(req, 'refused.quoted', { title })).join(say(req, 'refused.between'));
