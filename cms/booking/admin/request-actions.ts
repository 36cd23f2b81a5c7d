'use server';

import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { acceptRequest, declineRequest } from '../request/answer-request.ts';

export interface RequestState {
  problem?: { words: string; field?: string };
}

/** The centre's answer to a booking that waits for it. */
export async function answerRequest(_before: RequestState, sent: FormData): Promise<RequestState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, user } = session;
  const text = (name: string) => String(form.get(name) ?? '');
  const asked = { bookingId: text('booking'), facilityId, staffId: user.id };
  const answered = await (form.get('what') === 'accept'
    ? acceptRequest(portal, asked)
    : declineRequest(portal, { ...asked, reason: text('reason') }));
  if (!answered.ok) return { problem: { words: problemWords(t, answered), field: answered.field } };
  revalidatePath('/admin/asked');
  return {};
}
