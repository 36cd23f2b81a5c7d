import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { isWordless } from '#domain/guidance/lacking.ts';

/** What must have words before anybody is asked to review it. */
const SENT_WITH = ['title', 'summary', 'body'] as const;

/**
 * Nobody is asked to review what says nothing.
 *
 * @throws ValidationError (400) that names what is empty
 */
export const sentWithWords: CollectionBeforeChangeHook = ({ collection, data, originalDoc, req }) => {
  const isSent = data.review === 'in_review' && originalDoc?.review !== 'in_review';
  if (!staffOf(req) || !isSent || req.context.isRestoringVersion) return data;
  const empty = SENT_WITH.filter((field) => isWordless(field in data ? data[field] : originalDoc?.[field]));
  if (empty.length === 0) return data;
  const message = say(req, 'refused.sendEmpty');
  throw new ValidationError({ collection: collection.slug, errors: empty.map((path) => ({ path, message })) }, req.t);
};
