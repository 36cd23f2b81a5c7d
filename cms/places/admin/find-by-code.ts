'use server';

import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { childByCode } from '../child-by-code.ts';
import type { Found } from './found-child.ts';

export interface CodeState {
  problem?: string;
  found?: Found;
}

/** The child of a day's list whose family has this pick-up code, or has made it for somebody. */
export async function findByCode(_before: CodeState, sent: FormData): Promise<CodeState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId) return { problem: t('errors.not_signed_in') };
  const date = String(form.get('date'));
  const code = String(form.get('code') ?? '').slice(0, 100);
  if (!isCivilDate(date)) return { problem: t('errors.date_invalid') };
  const { facilityId, portal, user } = session;
  const found = await childByCode(portal, { facilityId, date, code, reader: user.id });
  if (!found.ok) return { problem: problemWords(t, found) };
  const { line, delegate } = found;
  if (line.state !== 'here')
    return { problem: t('roster.notHereYet', { child: line.child, state: t(`roster.state_${line.state}`) }) };
  const who = delegate && { name: delegate.name, relation: delegate.relation, phone: delegate.phone };
  return { found: { booking: line.booking, code: code.replace(/\s/g, ''), delegate: who } };
}
