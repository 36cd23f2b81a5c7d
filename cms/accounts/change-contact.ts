import { conflict, type Result, together } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Lang } from '#domain/language/lang.ts';
import { tooManyTries } from './code-limits.ts';
import { readContact } from './contact.ts';
import { tokenHash } from './family-sessions.ts';
import { type Moving, moveContact } from './move-contact.ts';
import { requestCode } from './request-code.ts';
import { tryCode } from './sign-in.ts';

/** Sends a code to the contact that a family has, and one to that which it wants: whoever changes it has both in hand. */
export async function sendBothCodes(
  portal: Parameters<typeof requestCode>[0],
  { guardian, to, lang, from }: { guardian: Guardian; to: string; lang: Lang; from: string },
): Promise<Result<{ to: string; newRequest: string; oldRequest: string }>> {
  const read = readContact(to, portal.city.country, 'to');
  if (!read.ok) return read;
  const { contact } = read;
  if (contact === guardian.contact) return conflict('contact_same', { field: 'to' });
  const sent = await requestCode(portal, { to: contact, lang, from });
  if (!sent.ok) return sent;
  const old = await requestCode(portal, { to: guardian.contact, lang, from });
  return old.ok ? { ok: true, to: contact, newRequest: sent.request, oldRequest: old.request } : old;
}

/** Changes a family's contact, with the code of each; `token` is the session that asks, which goes on. */
export async function changeContact(
  portal: Moving & Parameters<typeof tryCode>[0] & Pick<Portal, 'limits'>,
  wish: {
    guardian: Guardian;
    to: string;
    oldCode: string;
    newCode: string;
    oldRequest?: string;
    newRequest?: string;
    token: string | undefined;
    from: string;
  },
): Promise<Result<{ to: string }>> {
  const { guardian, from, token } = wish;
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const read = readContact(wish.to, portal.city.country, 'to');
  if (!read.ok) return read;
  const { contact: to } = read;
  if (to === guardian.contact) return conflict('contact_same', { field: 'to' });
  const old = await tryCode(portal, { contact: guardian.contact, code: wish.oldCode, request: wish.oldRequest, from });
  const now = await tryCode(portal, { contact: to, code: wish.newCode, request: wish.newRequest, from });
  const wrong = together([old.ok ? old : { ...old, field: 'oldCode' }, now.ok ? now : { ...now, field: 'newCode' }]);
  if (wrong) return wrong;
  const by = { actor: guardian.id, action: 'change_contact' };
  const moved = await moveContact(portal, { guardian, to, by, keptHash: token && tokenHash(token) });
  return moved.ok ? { ok: true, to } : moved;
}
