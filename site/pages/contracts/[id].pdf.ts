import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { getPortal } from '#cms/portal/portal.ts';

/**
 * The signed contract's own bytes, for the family that signed it. They are read and not set in type anew, so they may be
 * asked for as often as one likes.
 */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const contract = await portal.contracts.find(params.id ?? '', guardian?.id);
  const file = contract && (await portal.files.get(contract.file));
  return paperAnswer(contract && file && { name: contract.number, bytes: file.bytes }, locals.lang);
};
