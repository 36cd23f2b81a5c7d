'use server';

import { revalidatePath } from 'next/cache';
import type { Result } from '#cms/core/problem.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { offerSlots, withdrawSlot } from './offer-slots.ts';

export interface ConsultFormState {
  problem?: { words: string; field?: string };
  done?: string;
  /** What was typed, where it was not taken. */
  sent?: Record<string, string>;
}

/** Offers an expert's hours, or takes a slot back; who may is for the verb to say. */
export async function actOnConsults(_before: ConsultFormState, sent: FormData): Promise<ConsultFormState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 500);
  const { portal, user } = session;
  const said = {
    ...{ day: text('day'), from: text('from'), to: text('to') },
    ...{ length: text('length'), way: text('way'), where: text('where') },
  };
  const acted = text('act') === 'withdraw' ? await withdraw() : await offer();
  if (!acted.ok) return { problem: { words: problemWords(t, acted), field: acted.field }, sent: said };
  revalidatePath('/admin/consults');
  return { done: acted.words };

  async function withdraw(): Promise<Result<{ words: string }>> {
    const withdrawn = await withdrawSlot(portal, { user, id: text('slot'), reason: text('reason') });
    return withdrawn.ok ? { ok: true, words: t('consult.withdrawn') } : withdrawn;
  }

  async function offer(): Promise<Result<{ words: string }>> {
    const offered = await offerSlots(portal, { ...said, user });
    return offered.ok ? { ok: true, words: t('consult.offered', { count: offered.count }) } : offered;
  }
}
