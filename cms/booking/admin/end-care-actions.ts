'use server';

import { redirect } from 'next/navigation';
import { formOfHead } from '#cms/staff/staff-session.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';
import { inEveryLanguage } from '#domain/language/lang.ts';
import { announceCentreEnd, undoCentreEnd } from '../end-by-centre.ts';

export interface EndCareState {
  done?: string;
  problem?: { words: string; field?: string };
}

/** Ends the contract that was looked at. */
export async function endContract(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await formOfHead(sent);
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
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, portal, user } = session;
  const undone = await undoCentreEnd(portal, { id: String(form.get('end')), facilityId, staffId: user.id });
  if (!undone.ok) return { problem: { words: problemWords(t, undone) } };
  redirect('/admin/end-care');
}
