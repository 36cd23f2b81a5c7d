'use server';

import { revalidatePath } from 'next/cache';
import { type Result, unprocessable } from '#cms/core/problem.ts';
import { type StaffSession, sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { confirmCorrection, correctNow } from './correct-now.ts';
import { callOffPublication, planPublication } from './plan-publication.ts';

export interface PublicationState {
  problem?: { words: string; field?: string };
  done?: string;
}

type Text = (name: string) => string;
const textOf = (text: Text) => ({ articleId: text('article'), version: text('version') });
const STEPS = {
  plan: ({ portal, user }: StaffSession, text: Text) => {
    const minute = parseTime(text('time'));
    if (!isCivilDate(text('date'))) return Promise.resolve(unprocessable('plan.day', { field: 'date' }));
    if (minute === undefined) return Promise.resolve(unprocessable('plan.hour', { field: 'time' }));
    return planPublication(portal, { ...textOf(text), date: text('date'), minute, user });
  },
  call_off: ({ portal, user }: StaffSession, text: Text) => callOffPublication(portal, { planId: text('plan'), user }),
  confirm: ({ portal, user }: StaffSession, text: Text) => confirmCorrection(portal, { ...textOf(text), user }),
  correct: ({ portal, user }: StaffSession, text: Text) => correctNow(portal, { ...textOf(text), reason: text('reason'), user }),
};

/** When a text is public: planned, called off, or put right at once; who may is for the verb to say. */
export async function actOnPublication(_before: PublicationState, sent: FormData): Promise<PublicationState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .slice(0, 2000)
      .replaceAll('\r\n', '\n');
  const step = (['plan', 'call_off', 'confirm', 'correct'] as const).find((one) => one === text('act'));
  if (!step) return { problem: { words: t('errors.not_found') } };
  const done: Result<object> = await STEPS[step](session, text);
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  revalidatePath('/admin/review');
  return { done: t(`publication.done_${step}`) };
}
