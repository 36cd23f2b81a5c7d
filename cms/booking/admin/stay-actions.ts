'use server';

import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { chargeLate, waiveLate } from '../stay/late-pickup.ts';
import { lengthenStay } from '../stay/lengthen-stay.ts';

export interface StayState {
  problem?: { words: string; field?: string };
}

/** Makes a stay longer in its family's place, which is told, and pays. */
export async function changeStayEnd(_before: StayState, sent: FormData): Promise<StayState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, user } = session;
  const to = parseTime(String(form.get('until'))) ?? 0;
  const by = { kind: 'staff', id: user.id } as const;
  const changed = await lengthenStay(portal, { bookingId: String(form.get('booking')).slice(0, 100), facilityId, to, by });
  if (!changed.ok) return { problem: { words: problemWords(t, changed), field: changed.field } };
  revalidatePath('/admin/stays');
  return {};
}

/** A head charges a late pick-up as it was shown, or waives it and says why. */
export async function settleLate(_before: StayState, sent: FormData): Promise<StayState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, user } = session;
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 301);
  const of = { bookingId: text('booking'), facilityId, date: text('date'), staffId: user.id };
  const settled = await (form.get('what') === 'charge'
    ? chargeLate(portal, { ...of, expect: Number(text('expect')) })
    : waiveLate(portal, { ...of, reason: text('reason') }));
  if (!settled.ok) return { problem: { words: problemWords(t, settled), field: settled.field } };
  revalidatePath('/admin/stays');
  return {};
}
