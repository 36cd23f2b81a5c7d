import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Takeover } from '#cms/records/payload-types.ts';
import { toTakeover } from '#cms/records/takeovers.ts';
import { settleTakeover } from '../settle-takeover.ts';
import { sendToApplicant, writeToApplicant } from '../tell-applicant.ts';

/** A request is decided once. */
export const decideOnce: CollectionBeforeChangeHook<Takeover> = ({ data, operation, originalDoc, req }) => {
  const changed = operation === 'update' && data.decision !== undefined && data.decision !== originalDoc?.decision;
  if (changed && originalDoc?.decision !== 'pending') throw new APIError(say(req, 'refused.decided'), 409, undefined, true);
  return data;
};

/** A supervisor's decision takes effect. The message goes out after it is safely kept. */
export const decideTakeover: CollectionAfterChangeHook<Takeover> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || doc.decision === 'pending' || previousDoc.decision !== 'pending') return doc;
  const takeover = toTakeover(doc);
  const by = staffOf(req)?.id ?? 'product';
  const portal = await getPortal();
  const problem = await settleTakeover(portal, takeover, { by, unit: req });
  if (problem) throw new APIError(say(req, `refused.takeover_${problem}`), 409, undefined, true);
  await writeToApplicant(portal, takeover, req);
  await afterCommit(req, () => void sendToApplicant(portal, takeover));
  return doc;
};
