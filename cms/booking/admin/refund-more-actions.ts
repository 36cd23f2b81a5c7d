'use server';

import { formOfHead } from '#cms/staff/staff-session.ts';
import { formatMoney } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { refundMore } from '../refund-more.ts';
import type { EndCareState } from './end-care-actions.ts';

/** Gives back what was looked at. */
export async function giveMore(_before: EndCareState, sent: FormData): Promise<EndCareState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { facilityId, lang, portal, user } = session;
  const amount = Number(form.get('amount'));
  const done = await refundMore(portal, {
    ...{ facilityId, staffId: user.id, amount, seen: Number(form.get('seen')) },
    bookingId: String(form.get('booking')),
    reason: String(form.get('reason') ?? ''),
  });
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  return { done: t('goodwill.done', { sum: formatMoney(amount, { currency: portal.city.currency, lang }) }) };
}
