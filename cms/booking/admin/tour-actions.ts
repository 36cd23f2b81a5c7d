'use server';

import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { cancelTour, noteMissed } from '../tours/book-tour.ts';

export interface TourActionState {
  problem?: string;
}

/** A visit that nobody came to, that somebody came to after all, or that the centre calls off. */
export async function answerTour(_before: TourActionState, sent: FormData): Promise<TourActionState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: t('errors.not_signed_in') };
  const { portal, facilityId } = session;
  const id = String(form.get('tour')).slice(0, 100);
  const what = form.get('what');
  const answered = await (what === 'call_off'
    ? cancelTour(portal, { id, facilityId })
    : noteMissed(portal, { id, facilityId, back: what === 'back' }));
  if (!answered.ok) return { problem: problemWords(t, answered) };
  revalidatePath('/admin/tours');
  return {};
}
