import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { type PublishingProblem, whyNotPublishable } from '#domain/guidance/publishing.ts';
import { BOTH_LANGUAGES, missingLanguages } from './both-languages.ts';

const SENTENCE: Record<PublishingProblem, string> = {
  only_a_reviewer_publishes: '只有审核人可以发布，请先送审 / Only a reviewer publishes; send it to review',
  own_work: '自己写的稿子要由别人审核发布 / What you wrote is published by somebody else',
  not_in_review: '还没有送审 / It has not been sent to review',
  needs_both_languages: BOTH_LANGUAGES,
  needs_sources: '请写明依据 / Name its sources',
};

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
    if (problem) throw new APIError(SENTENCE[problem], 403, undefined, true);
  }
  return { ...data, writtenBy, ...(publishing ? { review: 'reviewed' } : {}) };
};
