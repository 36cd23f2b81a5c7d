'use server';

import { redirect } from 'next/navigation';
import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';
import { inEveryLanguage, LANGS } from '#domain/language/lang.ts';
import { announceCentreEnd, undoCentreEnd } from '../end-by-centre.ts';

export interface EndCareState {
  problem?: { words: string; field?: string };
}

async function ofHead(sent: unknown) {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head')) return { t, form };
  return { t, form, session: { ...session, facilityId: session.facilityId } };
}

/** Ends the contract that was looked at. */
export async function endContract(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await ofHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, portal, user } = session;
  const done = await announceCentreEnd(portal, {
    facilityId,
    staffId: user.id,
    bookingId: String(form.get('booking')),
    ground: CENTRE_END_GROUNDS.find((one) => one === form.get('ground')) ?? 'own_reasons',
    lastDay: String(form.get('lastDay')),
    said: inEveryLanguage((lang) => String(form.get(`said_${lang}`) ?? '')),
    seen: String(form.get('seen')),
  });
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  redirect('/admin/end-care');
}

/** Takes it back before the family is told. */
export async function keepContract(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await ofHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, portal, user } = session;
  const undone = await undoCentreEnd(portal, { id: String(form.get('end')), facilityId, staffId: user.id });
  if (!undone.ok) return { problem: { words: problemWords(t, undone) } };
  redirect('/admin/end-care');
}
