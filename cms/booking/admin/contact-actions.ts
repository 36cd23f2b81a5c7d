'use server';

import { z } from 'zod';
import { hasRole } from '#cms/access/roles.ts';
import { changeContactAtCounter, sendCodeAtCounter } from '#cms/accounts/change-contact-at-counter.ts';
import { personName } from '#cms/input/family.ts';
import { readFields, ticked } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import { SEND_AGAIN } from '#cms/staff/CodeField.tsx';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { IDENTITY_DOCUMENTS } from '#domain/contract/contract.ts';
import { LANGS } from '#domain/language/lang.ts';

export interface ContactState {
  problem?: { words: string; field?: string };
  /** Where a code went, which the family reads out. */
  sentTo?: string;
  /** It went once more. */
  again?: boolean;
  changed?: string;
}

const fields = z.object({
  name: personName,
  contact: typed(120, 1),
  document: z.enum(IDENTITY_DOCUMENTS),
  lastFour: typed(4, 4).regex(/^[0-9A-Za-z]{4}$/, 'invalid'),
  checked: ticked.refine((isChecked) => isChecked, 'required'),
  to: typed(120, 1),
  code: typed(6).optional(),
});

/** Sends a code to a family's new contact, and with that code changes it. */
export async function changeContact(before: ContactState, sent: FormData): Promise<ContactState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, lang, facilityId, user } = session;
  const read = readFields(fields, form);
  if (!read.ok) return { ...before, problem: { words: problemWords(t, read), field: read.field } };
  const { code, checked: _, ...said } = read.fields;
  const change = { ...said, facilityId, staffId: user.id };
  const again = form.has(SEND_AGAIN);
  if (!code || again) {
    const sent = await sendCodeAtCounter(portal, change, lang);
    if (sent.ok) return { sentTo: sent.to, again };
    return { ...(again ? { sentTo: before.sentTo } : {}), problem: { words: problemWords(t, sent), field: sent.field } };
  }
  const result = await changeContactAtCounter(portal, { ...change, code });
  if (result.ok) return { changed: t('counter.changed', { contact: result.to }) };
  return { ...before, problem: { words: problemWords(t, result), field: result.field } };
}
