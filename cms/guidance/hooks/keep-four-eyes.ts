import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { draftWriters } from '#domain/guidance/draft-writers.ts';
import { whyNotPublishable, whyNotWithdrawable } from '#domain/guidance/publishing.ts';
import { type FourEyed, findEdited, missingLanguages } from './both-languages.ts';

/**
 * Whether a save is a draft beside what is public: hooks of a change are not told. An older version comes back as a draft
 * only: its review is over, and what is public now was reviewed as it is.
 *
 * @throws APIError (409)
 */
export const notesDraft: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update' && operation !== 'restoreVersion') return args;
  req.context.savesDraft = String((args as { draft?: unknown }).draft) === 'true';
  if (operation === 'restoreVersion' && staffOf(req) && !req.context.savesDraft)
    throw new APIError(say(req, 'refused.restoreAsDraft'), 409, undefined, true);
  return args;
};

/**
 * A review is of a text in all its languages, and so is what is published by it.
 *
 * @throws APIError (409)
 */
export const publishedWhole: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { publishSpecificLocale } = args as { publishSpecificLocale?: unknown };
  if ((operation === 'update' || operation === 'create') && publishSpecificLocale)
    throw new APIError(say(req, 'refused.publishWhole'), 409, undefined, true);
  return args;
};

interface Original {
  id?: string;
  _status?: unknown;
  writtenBy?: unknown;
}

/**
 * Takes what is public off the site only for a reviewer who did not write it.
 *
 * @throws APIError (403)
 */
export async function checkWithdrawal(
  collection: FourEyed,
  { data, original, req }: { data: { _status?: unknown }; original: Original | undefined; req: PayloadRequest },
): Promise<void> {
  const user = staffOf(req);
  if (!user || !original?.id || data._status !== 'draft' || req.context.savesDraft) return;
  if (!(await findEdited(collection, original.id, { published: true, req }))) return;
  const author = idOf(original.writtenBy as string | undefined) ?? '';
  const problem = whyNotWithdrawable({ roles: user.roles, editor: user.id, author });
  if (problem) throw new APIError(say(req, `refused.withdraw_${problem}`), 403, undefined, true);
}

/**
 * What is public is withdrawn, by the rule above, before it can be deleted: that would take it off the site as well.
 *
 * @throws APIError (409)
 */
export const withdrawnFirst =
  (collection: FourEyed): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    if (!staffOf(req)) return;
    if (await findEdited(collection, String(id), { published: true, req }))
      throw new APIError(say(req, 'refused.deletePublished'), 409, undefined, true);
  };

/** Who wrote a text first, who has changed drafts of it since it was last published, and who wrote what waits for its review after. */
export async function writersOf(
  collection: FourEyed,
  { original, writtenBy, req }: { original: Original | undefined; writtenBy: string | undefined; req: PayloadRequest },
): Promise<string[]> {
  const first = writtenBy ? [writtenBy] : [];
  if (!original?.id) return first;
  const { articlePlans, changes } = await getPortal();
  const made = await changes.listOf({ collection, id: original.id }, req);
  const corrected = collection === 'articles' ? await articlePlans.correctorsOf(original.id, req) : [];
  return [...first, ...corrected, ...draftWriters(made, { isDraft: original._status !== 'published' })];
}

/** Four eyes for what is published without the steps of an article: its author writes, another, a reviewer, publishes. */
export const keepFourEyes =
  (collection: 'danger-signs' | 'policies', { words }: { words: readonly string[] }): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const user = staffOf(req);
    if (!user) return data;
    const writtenBy = operation === 'create' ? user.id : idOf(originalDoc?.writtenBy);
    await checkWithdrawal(collection, { data, original: originalDoc, req });
    if (data._status === 'published' && !(req.context.isRestoringVersion && req.context.savesDraft)) {
      const problem = whyNotPublishable({
        state: 'in_review',
        roles: user.roles,
        editor: user.id,
        writers: await writersOf(collection, { original: operation === 'create' ? undefined : originalDoc, writtenBy, req }),
        missingLanguages: await missingLanguages({ collection, data, id: originalDoc?.id, fields: words, req }),
        // A policy is its own source, and a sign has its source among its words.
        sources: 1,
      });
      if (problem) throw new APIError(say(req, `refused.publish_${problem}`), 403, undefined, true);
    }
    return { ...data, writtenBy };
  };
