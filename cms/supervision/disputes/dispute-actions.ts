'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { DISPUTE_STEPS } from '#domain/supervision/dispute.ts';
import { stepDispute } from './step-dispute.ts';

export interface DisputeFormState {
  problem?: { words: string; field?: string };
  done?: string;
}

/** A member of staff says something in a matter, or takes it further; who may is for the verb to say. */
export async function actOnDispute(_before: DisputeFormState, sent: FormData): Promise<DisputeFormState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .slice(0, 3000)
      .replaceAll('\r\n', '\n');
  const step = DISPUTE_STEPS.find((one) => one === text('step'));
  if (!step) return { problem: { words: t('errors.not_found') } };
  const { portal, user } = session;
  const done = await stepDispute(portal, { id: text('dispute'), by: { user }, step, text: text('text') });
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  revalidatePath('/admin/disputes');
  return { done: t(`dispute.done_${step}`) };
}
