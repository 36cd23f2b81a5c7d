import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Complaint } from '#cms/records/payload-types.ts';
import { whyNotStep } from '#domain/supervision/complaint.ts';
import { sendToComplainant, writeToComplainant } from '../tell-complainant.ts';

/** The desk goes on with a complaint, one step or two; what it has answered is what was read, and stays. */
export const stepOn: CollectionBeforeChangeHook<Complaint> = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !originalDoc) return data;
  const { state: from, reply: said } = originalDoc;
  const to = data.state ?? from;
  const reply = data.reply ?? said;
  const why = whyNotStep({ from, to }, reply);
  if (why) throw new APIError(say(req, `refused.complaint_${why}`), 409, undefined, true);
  if (from === 'answered' && reply !== said) throw new APIError(say(req, 'refused.complaint_goes_back'), 409, undefined, true);
  return to === 'answered' && from !== 'answered' ? { ...data, answeredAt: (await getPortal()).now() } : data;
};

export const tellOfAnswer: CollectionAfterChangeHook<Complaint> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || doc.state !== 'answered' || previousDoc.state === 'answered') return doc;
  const portal = await getPortal();
  await writeToComplainant(portal, doc.id, req);
  await afterCommit(req, () => void sendToComplainant(portal, doc.id));
  return doc;
};
