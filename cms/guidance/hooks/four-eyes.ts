import { isDeepStrictEqual } from 'node:util';
import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { whyNotPublishable } from '#domain/guidance/publishing.ts';
import { sealOf } from '#domain/guidance/seal.ts';
import { missingLanguages } from './both-languages.ts';
import { checkWithdrawal } from './keep-four-eyes.ts';

const FIELDS = ['title', 'summary', 'body', 'author'];
/** The words that a review is of. */
const TEXT = ['title', 'summary', 'body', 'signs', 'sources', 'cover', 'fromMonth', 'toMonth'];

/** Remembers the author of an article, lets only another person, a reviewer, publish it, and keeps its seal true. */
export const fourEyes: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const user = staffOf(req);
  if (!user) return data;
  const writtenBy = operation === 'create' ? user.id : idOf(originalDoc?.writtenBy);
  await checkWithdrawal('articles', { data, original: originalDoc, req });
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
  const { city, now } = await getPortal();
  const seal = sealOf(data, {
    before: operation === 'create' ? undefined : originalDoc,
    textChanged: TEXT.some((field) => field in data && !isDeepStrictEqual(data[field] ?? null, originalDoc?.[field] ?? null)),
    mayReview: user.roles.includes('reviewer') && user.id !== writtenBy,
    publishing,
    today: todayOf({ city, now }),
    name: user.name ?? '',
  });
  return { ...data, ...seal, writtenBy };
};
