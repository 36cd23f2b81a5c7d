'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { drawUpList } from '../subsidies/draw-up-list.ts';

export interface SubsidyState {
  problem?: { words: string };
  done?: string;
}

/** The city draws up a list of what it owes; who may is for the verb to say. */
export async function drawUpSubsidies(_: SubsidyState, sent: FormData): Promise<SubsidyState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, user, lang } = session;
  const drawn = await drawUpList(portal, { code: String(form.get('code') ?? '').slice(0, 40), user });
  if (!drawn.ok) return { problem: { words: problemWords(t, drawn) } };
  revalidatePath('/admin/subsidies');
  const { number, total } = drawn.list;
  return { done: t('subsidy.drawn', { number, total: formatMoney(total, { currency: portal.city.currency, lang }) }) };
}
