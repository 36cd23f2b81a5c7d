'use server';

import { revalidatePath } from 'next/cache';
import { yuan } from '#cms/input/values.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { closeTill, handBack, takeThere } from '../counter-till.ts';

export interface TillState {
  problem?: { words: string; field?: string };
  done?: string;
}

/** What the counter has taken or handed back, or its day closed; who may is for the verbs to say. */
export async function actAtTill(_: TillState, sent: FormData): Promise<TillState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, user, lang } = session;
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 400);
  const act = {
    take: async () => {
      const taken = await takeThere(portal, { user, paymentId: text('of'), method: text('method'), proof: text('proof') });
      if (!taken.ok) return { problem: taken };
      if (taken.settled === 'refunding') return { done: t('till.takenBack') };
      return { done: t(taken.settled === 'unchanged' ? 'till.noted' : 'till.taken') };
    },
    give: async () => {
      const given = await handBack(portal, { user, refundId: text('of'), proof: text('proof') });
      return given.ok ? { done: t('till.given') } : { problem: given };
    },
    close: async () => {
      const counted = yuan.safeParse(text('counted').trim());
      if (!counted.success) return { wrong: { words: t('errors.number_invalid'), field: 'counted' } };
      const closed = await closeTill(portal, { user, counted: counted.data, reason: text('reason') });
      if (!closed.ok) return { problem: closed };
      const { number, difference } = closed.closing;
      return {
        done: t('till.closed', { number, difference: formatMoney(difference, { currency: portal.city.currency, lang }) }),
      };
    },
  };
  const what = (['take', 'give', 'close'] as const).find((one) => one === text('what'));
  if (!what) return { problem: { words: t('errors.not_found') } };
  const outcome: {
    done?: string;
    wrong?: TillState['problem'];
    problem?: Parameters<typeof problemWords>[1] & { field?: string };
  } = await act[what]();
  revalidatePath('/admin/till');
  if (outcome.problem) return { problem: { words: problemWords(t, outcome.problem), field: outcome.problem.field } };
  return outcome.wrong ? { problem: outcome.wrong } : { done: outcome.done };
}
