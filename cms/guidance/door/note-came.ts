'use server';

import { revalidatePath } from 'next/cache';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { checkedInWords } from './about-family.ts';
import { checkIn, checkInByCode } from './check-in.ts';

export interface CameState {
  /** Why it was not noted, in the reader's language. */
  problem?: string;
}

/** Notes that a family has come, or takes it back. */
export async function noteCame(_before: CameState, sent: FormData): Promise<CameState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: t('errors.not_signed_in') };
  const date = String(form.get('date'));
  if (!isCivilDate(date)) return { problem: t('errors.signup.not_today') };
  const id = String(form.get('signup') ?? '').slice(0, 60);
  const noted = await checkIn(session.portal, { id, date, undo: form.get('undo') === 'true', user: session.user });
  if (!noted.ok) return { problem: problemWords(t, noted) };
  revalidatePath('/admin/door');
  return {};
}

export interface ByCodeState {
  problem?: string;
  /** Who was checked in. */
  said?: string;
}

/** The same for whose code was scanned or typed. */
export async function noteByCode(_before: ByCodeState, sent: FormData): Promise<ByCodeState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: t('errors.not_signed_in') };
  const { portal, user, lang } = session;
  const date = String(form.get('date'));
  if (!isCivilDate(date)) return { problem: t('errors.signup.not_today') };
  const [activityId = '', code = ''] = ['activity', 'code'].map((name) => String(form.get(name) ?? '').slice(0, 60));
  const noted = await checkInByCode(portal, { activityId, date, code, user, lang });
  if (!noted.ok) return { problem: problemWords(t, noted) };
  revalidatePath('/admin/door');
  return { said: checkedInWords(t, noted, portal.city.timeZone) };
}
