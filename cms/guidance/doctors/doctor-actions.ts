'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { answerDoctor, DOCTOR_STEPS } from './answer-doctor.ts';

export interface DoctorFormState {
  problem?: { words: string; field?: string };
  done?: string;
}

/** Answers a family's request; who may is for the verb to say. */
export async function actOnDoctor(_before: DoctorFormState, sent: FormData): Promise<DoctorFormState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .slice(0, 2000)
      .replaceAll('\r\n', '\n');
  const step = (['accept', 'refuse', 'sign'] as const).find((one) => one === text('step'));
  if (!step) return { problem: { words: t('errors.not_found') } };
  const { portal, user } = session;
  const done = await answerDoctor(portal, { id: text('request'), user, step, answer: text('answer') });
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  revalidatePath('/admin/doctors');
  return { done: t(`doctor.done_${DOCTOR_STEPS[step]}`) };
}
