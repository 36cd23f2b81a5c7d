import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Takeover } from '#cms/records/payload-types.ts';
import { toTakeover } from '#cms/records/takeovers.ts';
import { settleTakeover, type TakeoverProblem } from '../settle-takeover.ts';
import { tellApplicant } from '../tell-applicant.ts';

const DECIDED = '已经决定过，不能再改 / This has been decided and cannot be changed';
const SENTENCE: Record<TakeoverProblem, string> = {
  not_waiting: '这家机构已不在待认领状态 / This centre is not waiting to be taken over any more',
  other_duties:
    '这个邮箱的账号已有别的职责，请对方换一个邮箱再申请 / The account with this e-mail has other duties here: ask them to apply with another address',
};

/** A request is decided once. */
export const decideOnce: CollectionBeforeChangeHook<Takeover> = ({ data, operation, originalDoc }) => {
  const changed = operation === 'update' && data.decision !== undefined && data.decision !== originalDoc?.decision;
  if (changed && originalDoc?.decision !== 'pending') throw new APIError(DECIDED, 409, undefined, true);
  return data;
};

/** A supervisor's decision takes effect. The message goes out after it is safely kept. */
export const decideTakeover: CollectionAfterChangeHook<Takeover> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || doc.decision === 'pending' || previousDoc.decision !== 'pending') return doc;
  const takeover = toTakeover(doc);
  const by = staffOf(req)?.id ?? 'product';
  const portal = await getPortal();
  const problem = await settleTakeover(portal, takeover, { by, unit: req });
  if (problem) throw new APIError(SENTENCE[problem], 409, undefined, true);
  // By the process in which it was decided, and so once.
  await afterCommit(req, () => {
    tellApplicant(portal, takeover.id).catch((err) => portal.log.error({ err }, 'who asked to take a centre over was not told'));
  });
  return doc;
};
