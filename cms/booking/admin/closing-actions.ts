'use server';

import { redirect } from 'next/navigation';
import { formOfHead } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { CLOSING_REASONS, classesToClose } from '#domain/places/shut-stays.ts';
import { closeDays, reopenDays } from '../close-days.ts';

export interface ClosingState {
  problem?: { words: string; field?: string };
}

const PAGE = '/admin/close-days';

/** Shuts the centre on the days that were looked at. */
export async function announceClosing(_before: ClosingState, sent: FormData): Promise<ClosingState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const closed = await closeDays(session.portal, {
    facilityId: session.facilityId,
    staffId: session.user.id,
    from: String(form.get('from')),
    to: String(form.get('to')),
    classIds: classesToClose(session.portal.supplies.get(session.facilityId), String(form.get('where') ?? '')),
    reason: reasonOf(form),
    refunds: form.getAll('refund').map(String),
    seen: String(form.get('seen')),
  });
  if (!closed.ok) return { problem: { words: problemWords(t, closed), field: closed.field } };
  redirect(PAGE);
}

/** Takes days off back, or opens again. */
export async function reopen(_before: ClosingState, sent: FormData): Promise<ClosingState> {
  const { t, form, session } = await formOfHead(sent);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, user } = session;
  const opened = await reopenDays(portal, { id: String(form.get('closing')), facilityId, staffId: user.id });
  if (!opened.ok) return { problem: { words: problemWords(t, opened) } };
  redirect(PAGE);
}

/** The kind of reason in each language, and what the centre says besides: where it says it in that language too. */
function reasonOf(form: FormData): InEveryLanguage {
  const code = CLOSING_REASONS.find((one) => one === form.get('reason')) ?? 'other';
  return inEveryLanguage((lang) => {
    const t = createTranslator(lang);
    const said = String(form.get(`words_${lang}`) ?? '').trim();
    return [t(`closing.reason_${code}`), said].filter(Boolean).join(t('closing.between'));
  });
}
