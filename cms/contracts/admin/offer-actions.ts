'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { SEND_AGAIN } from '#cms/staff/CodeField.tsx';
import { formOfHead } from '#cms/staff/staff-session.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { declareOffer, sendOfferCode } from '../offer-signature.ts';

export interface OfferState {
  problem?: { words: string; field?: string };
  /** Where the code went. */
  sentTo?: string;
  /** It went once more. */
  again?: boolean;
  done?: string;
}

/** Sends a head the one-time code, and with it and the own name declares which contracts the centre offers. */
export async function confirmOffer(before: OfferState | null, sent: FormData): Promise<OfferState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, user, facilityId, lang } = session;
  const head = { facilityId, staffId: user.id, name: user.name ?? '', email: user.email ?? '' };
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 120);
  const sentTo = before?.sentTo;
  const again = form.has(SEND_AGAIN);
  if (!sentTo || again || !form.has('code')) {
    const answer = await sendOfferCode(portal, head, lang);
    // Where too many were sent the one that came before is still good.
    return answer.ok
      ? { sentTo: answer.to, again }
      : { sentTo, problem: { words: problemWords(t, answer), field: answer.field } };
  }
  const said = await headers();
  const done = await declareOffer(portal, head, {
    code: text('code'),
    name: text('name'),
    seen: text('seen'),
    address: said.get('x-forwarded-for') ?? '',
    agent: said.get('user-agent') ?? '',
  });
  // What has changed since it was read is shown anew, and confirmed once more with the same code.
  if (!done.ok && done.code === 'offer_changed') revalidatePath('/admin/offer');
  if (!done.ok) return { sentTo, problem: { words: problemWords(t, done), field: done.field } };
  revalidatePath('/admin/offer');
  return { done: t('offer.done') };
}
