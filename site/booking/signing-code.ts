import { tokenHash } from '#cms/accounts/family-sessions.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { type Problem, wrongs } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { isFreshProof } from '#domain/contract/evidence.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What a page that signs has to know of the one-time code: whether there will be one, and whether it has been sent. */
export interface SigningCode {
  to: string;
  /** Entered too long ago, or not at all. */
  due: boolean;
  sent: boolean;
}

/**
 * Sends the code that a signature was refused for want of, or another one where asked; the field for it is shown from then on.
 * Why none could be sent takes the place of the refusal.
 */
export async function signingCode(
  { lang, portal }: PageContext,
  asked: { guardian: Guardian; session?: string; from: string; form?: FormData; problem?: Problem },
  keepRequest: (request: string) => void,
): Promise<{ code: SigningCode; problem?: Problem }> {
  const { guardian, session, from, form, problem } = asked;
  const kept = session ? await portal.sessions.find(tokenHash(session), portal.now()) : undefined;
  const due = !kept || !isFreshProof(kept.provenAt, portal.now(), portal.city.signingCodeMinutes);
  const [to, before] = [guardian.contact, form?.has('code') ?? false];
  const isWanted = problem && wrongs(problem).some(({ code }) => code === 'signing_code_needed');
  if (!form?.has('resend') && (!isWanted || before)) return { code: { to, due, sent: before && due }, problem };
  const sent = await requestCode(portal, { to, lang, from });
  if (!sent.ok) return { code: { to, due, sent: before }, problem: { ...sent, field: before ? 'code' : undefined } };
  keepRequest(sent.request);
  return { code: { to, due, sent: true } };
}
