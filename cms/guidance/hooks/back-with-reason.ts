import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { endCorrection } from '../publication/correct-now.ts';
import { writersOf } from './keep-four-eyes.ts';

/**
 * What was sent to review goes back to its author with a reason, by the page of its review; its own author takes it back
 * without one.
 *
 * @throws APIError (409)
 */
export const backWithReason: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const user = staffOf(req);
  const goesBack = operation === 'update' && originalDoc?.review === 'in_review' && data.review === 'writing';
  if (!user || !goesBack || req.context.isReturned || req.context.isRestoringVersion) return data;
  const writers = await writersOf('articles', { original: originalDoc, writtenBy: idOf(originalDoc?.writtenBy), req });
  if (writers.includes(user.id)) return data;
  throw new APIError(say(req, 'refused.backWithReason'), 409, undefined, true);
};

/** Sent again, a text has answered why it went back. */
export const returnsAnswered: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const user = staffOf(req);
  if (!user || doc.review !== 'in_review' || previousDoc?.review === 'in_review') return doc;
  const { reviewComments } = await getPortal();
  const open = (await reviewComments.listOf(String(doc.id), req)).filter(
    ({ kind, resolvedAt }) => kind === 'return' && !resolvedAt,
  );
  await reviewComments.resolve(
    open.map(({ id }) => id),
    user.id,
    req,
  );
  return doc;
};

/** Published again by somebody who may, what was corrected in an emergency has been reviewed; withdrawn, nobody has to. */
export const correctionReviewed: CollectionAfterChangeHook = async ({ doc, req }) => {
  const user = staffOf(req);
  const withdrawn = doc._status === 'draft' && !req.context.savesDraft;
  if (!user || req.context.isCorrection || !(doc._status === 'published' || withdrawn)) return doc;
  await endCorrection(await getPortal(), { articleId: String(doc.id), by: user.id, withdrawn }, req);
  return doc;
};
