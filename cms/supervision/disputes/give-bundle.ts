import type { Endpoint } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { notFound, type Problem, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { evidenceBundle } from './evidence-bundle.ts';
import { readDispute } from './read-disputes.ts';
import type { DisputeBy } from './step-dispute.ts';

/** Each draws every receipt again. */
const OFTEN = { name: 'evidence', most: 20, seconds: 3600 };

type Needs = Parameters<typeof readDispute>[0] &
  Parameters<typeof evidenceBundle>[0] &
  Pick<Portal, 'audit' | 'environment' | 'limits'>;

/** The bundle for whom it is for: both sides, and the desk once it was asked. What a member of staff takes is written down. */
export async function evidenceFor(portal: Needs, id: string, by: DisputeBy): Promise<Result<{ pdf: Buffer; number: string }>> {
  const seen = await readDispute(portal, id, by);
  if (!seen) return notFound('contract_dispute.none');
  const seconds = await takeOf(portal, OFTEN, 'guardianId' in by ? by.guardianId : by.user.id);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { bytes } = await evidenceBundle(portal, seen);
  const { number } = seen.dispute;
  if ('user' in by) await portal.audit.write({ actor: by.user.id, action: 'dispute_bundle', subject: `dispute:${number}` });
  return { ok: true, pdf: bytes, number };
}

/** To whom it is not for there is none; who has asked too often hears so, and when to ask again. */
export function bundleAnswer(found: Problem | { ok: true; pdf: Buffer; number: string }, lang: Lang): Response {
  if (found.ok) return paperAnswer({ name: found.number, bytes: found.pdf }, lang);
  return paperAnswer(found.status === 404 ? undefined : found, lang);
}

/** The bundle for a member of staff who is signed in. */
export const staffBundle: Endpoint = {
  path: '/:id/pdf',
  method: 'get',
  handler: async (req) => {
    const user = staffOf(req);
    const lang = langOf(req.i18n.language);
    if (!user) return bundleAnswer(notFound(), lang);
    return bundleAnswer(await evidenceFor(await getPortal(), String(req.routeParams?.id ?? ''), { user }), lang);
  },
};
