'use server';

import { z } from 'zod';
import { hasRole } from '#cms/access/roles.ts';
import { readFields } from '#cms/input/text-fields.ts';
import { civilDate, typed } from '#cms/input/values.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { payByHand, sendAgain } from '../settle-by-person.ts';

export interface SettleState {
  problem?: { words: string; field?: string };
  done?: string;
}

const which = z.object({ refund: typed(60, 1) });
const fields = which.extend({ how: z.string(), proof: z.string(), on: civilDate });

/** Sends a failed refund again, or writes down that it was paid in another way. */
export async function settleWaiting(_: SettleState, sent: FormData): Promise<SettleState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session || !hasRole(session.user, 'administrator')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, user } = session;
  const isAgain = form.get('again') === 'yes';
  const read = isAgain ? readFields(which, form) : readFields(fields, form);
  if (!read.ok) return { problem: { words: problemWords(t, read), field: read.field } };
  const about = { refundId: read.fields.refund, staffId: user.id };
  const { how = '', proof = '', on = '' } = read.fields as Partial<z.infer<typeof fields>>;
  const result = isAgain ? await sendAgain(portal, about) : await payByHand(portal, { ...about, how, proof, on });
  if (!result.ok) return { problem: { words: problemWords(t, result), field: result.field } };
  return { done: t(isAgain ? 'money.sent' : 'money.recorded') };
}
