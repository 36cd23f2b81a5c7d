import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { whyNotPublishable } from '#domain/guidance/publishing.ts';
import { missingLanguages } from './both-languages.ts';

const FIELDS = ['title', 'summary', 'body', 'author'];

/** Remembers the author of an article, and lets only another person, a reviewer, publish it. */
export const fourEyes: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const user = staffOf(req);
  if (!user) return data;
  const writtenBy = operation === 'create' ? user.id : idOf(originalDoc?.writtenBy);
  const publishing = data._status === 'published';
  const missing = (fields: readonly string[]) =>
    missingLanguages({ collection: 'articles', data, id: originalDoc?.id, fields, req });
  if (publishing) {
    const problem = whyNotPublishable({
      state: data.review === 'writing' ? 'draft' : 'in_review',
      roles: user.roles,
      editor: user.id,
      author: writtenBy ?? '',
      missingLanguages: await missing(FIELDS),
      sources: (await missing(['sources'])).length === 0 ? 1 : 0,
    });
    if (problem) throw new APIError(sayInEvery(`refused.publish_${problem}`), 403, undefined, true);
  }
  return { ...data, writtenBy, ...(publishing ? { review: 'reviewed' } : {}) };
};
