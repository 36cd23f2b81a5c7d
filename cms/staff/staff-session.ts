import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { facilityIdOf, hasRole, type StaffUser } from '#cms/access/roles.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { noteCall } from '#cms/ports/request-scope.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS, type Lang, langOf } from '#domain/language/lang.ts';

export interface StaffSession {
  portal: Portal;
  user: StaffUser;
  /** The centre this person works for; an administrator has none of their own. */
  facilityId: string | undefined;
  lang: Lang;
}

/** What a form sent to a server action. A call by hand may send anything. */
export function sentForm(sent: unknown): FormData {
  if (!(sent instanceof FormData)) notFound();
  return sent;
}

/** The signed-in member of staff behind a server action. Nobody else may act. */
export async function staffSession(lang: string = LANGS[0]): Promise<StaffSession | undefined> {
  noteCall();
  const portal = await getPortal();
  const user = await portal.users.findSignedIn(await headers());
  return user ? { ...sessionOf(user, lang), portal } : undefined;
}

/** What a form was sent with, by whom: `session` is there for the head of a centre alone. */
export async function formOfHead(sent: unknown) {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head')) return { t, form };
  return { t, form, session: { ...session, facilityId: session.facilityId } };
}

export function sessionOf(user: StaffUser, lang: string): Omit<StaffSession, 'portal'> {
  const facilityId = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
  return { user, facilityId, lang: langOf(lang) };
}
