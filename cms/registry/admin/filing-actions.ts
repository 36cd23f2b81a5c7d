'use server';

import { z } from 'zod';
import { readFields } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { decideChange } from '../filing/decide-change.ts';
import { withdrawChange } from '../filing/withdraw-change.ts';

export interface FilingState {
  problem?: { words: string; field?: string };
  done?: string;
}

const which = z.object({ change: typed(60, 1) });
const decision = which.extend({
  version: z.coerce.number().int(),
  yes: z.literal('yes').optional(),
  knowing: z.literal('yes').optional(),
  reason: z.string().optional(),
});

/** An authority's yes or no to a change of filed facts. */
export async function decideFiling(_: FilingState, sent: FormData): Promise<FilingState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const read = readFields(decision, form);
  if (!read.ok) return { problem: { words: problemWords(t, read), field: read.field } };
  const { change, version, yes, knowing, reason } = read.fields;
  const { portal, user } = session;
  const wish = { changeId: change, version, yes: yes === 'yes', knowing: knowing === 'yes', reason, user };
  const result = await decideChange(portal, wish);
  if (!result.ok) return { problem: { words: problemWords(t, result), field: result.field } };
  return { done: t(`filed.done_${result.state}`) };
}

/** Its centre takes a change back. */
export async function withdrawFiling(_: FilingState, sent: FormData): Promise<FilingState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const read = readFields(which, form);
  if (!read.ok) return { problem: { words: problemWords(t, read) } };
  const result = await withdrawChange(session.portal, { changeId: read.fields.change, user: session.user });
  return result.ok ? { done: t('filed.done_withdrawn') } : { problem: { words: problemWords(t, result) } };
}
