'use server';

import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { settleTap } from '../door/settle-tap.ts';

export interface DoorState {
  problem?: string;
}

/** A head says which of two that gave the same child away is right. */
export async function answerDoor(_before: DoorState, sent: FormData): Promise<DoorState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head')) return { problem: t('errors.not_signed_in') };
  const { portal, facilityId, user } = session;
  const id = String(form.get('tap')).slice(0, 100);
  const settled = await settleTap(portal, { id, facilityId, by: user.id, take: form.get('take') === 'yes' });
  if (!settled.ok) return { problem: problemWords(t, settled) };
  revalidatePath('/admin/asked');
  return {};
}
