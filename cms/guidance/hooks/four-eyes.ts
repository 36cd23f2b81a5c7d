import { APIError, type CollectionBeforeChangeHook, type PayloadRequest, type SanitizedCollectionConfig } from 'payload';
import { type StaffUser, staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { asHeld, type Doc, digestOf, heldFields } from '#cms/fields/edition/digest.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { isText } from '#domain/guidance/draft-writers.ts';
import { whyNotPublishable } from '#domain/guidance/publishing.ts';
import { sealOf } from '#domain/guidance/seal.ts';
import { missingLanguages } from './both-languages.ts';
import { checkWithdrawal, writersOf } from './keep-four-eyes.ts';

const FIELDS = ['title', 'summary', 'body', 'author'];

/**
 * Remembers the author of an article, lets only a reviewer who did not write it publish it, and keeps its seal true, whoever
 * saves: the product itself, too, puts it on a text that stays as it is.
 */
export const fourEyes: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, operation, req }) => {
  const user = staffOf(req);
  const isCreated = operation === 'create';
  const writtenBy = isCreated ? user?.id : idOf(originalDoc?.writtenBy);
  const isRestored = Boolean(req.context.isRestoringVersion);
  const publishing = data._status === 'published' && !(isRestored && req.context.savesDraft);
  const writers = user ? await writersOf('articles', { original: isCreated ? undefined : originalDoc, writtenBy, req }) : [];
  if (user) {
    await checkWithdrawal('articles', { data, original: originalDoc, req });
    if (publishing && !req.context.isCorrection) await checkPublishing({ data, id: originalDoc?.id, user, writers, req });
  }
  const { city, now } = await getPortal();
  const textChanged = isChanged(collection, data, originalDoc);
  const seal = sealOf(data, {
    before: isCreated ? undefined : originalDoc,
    // A new text that has something before it is a duplicate.
    isCopy: isRestored || (isCreated && Object.keys(originalDoc ?? {}).length > 0),
    textChanged,
    // What is changed in a draft is reviewed by another.
    mayReview:
      !req.context.isCorrection &&
      (!user || (user.roles.includes('reviewer') && !writers.includes(user.id) && (publishing || !textChanged))),
    publishing: Boolean(user) && publishing,
    today: todayOf({ city, now }),
    name: user?.name ?? '',
  });
  return { ...data, ...seal, ...(user && { writtenBy }) };
};

function isChanged(
  { flattenedFields }: Pick<SanitizedCollectionConfig, 'flattenedFields'>,
  data: Doc,
  before: Doc = {},
): boolean {
  return heldFields(flattenedFields).some(
    ({ name, type }) =>
      isText(name) && name in data && digestOf(asHeld(type, data[name])) !== digestOf(asHeld(type, before[name])),
  );
}

/** @throws APIError (403) */
async function checkPublishing({
  data,
  id,
  user,
  writers,
  req,
}: {
  data: Doc;
  id: string | undefined;
  user: StaffUser;
  writers: readonly string[];
  req: PayloadRequest;
}): Promise<void> {
  const missing = (fields: readonly string[]) => missingLanguages({ collection: 'articles', data, id, fields, req });
  const problem = whyNotPublishable({
    state: data.review === 'writing' ? 'draft' : 'in_review',
    roles: user.roles,
    editor: user.id,
    writers,
    missingLanguages: await missing(FIELDS),
    sources: (await missing(['sources'])).length === 0 ? 1 : 0,
  });
  if (problem) throw new APIError(say(req, `refused.publish_${problem}`), 403, undefined, true);
}
