import { conflict, type Result } from '#cms/core/problem.ts';
import { deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { AuditEntry } from '#cms/records/audit.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Letter } from '#cms/records/letters.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { maskContact } from './contact.ts';

export type Moving = Pick<
  Portal,
  'audit' | 'city' | 'guardians' | 'letters' | 'log' | 'notify' | 'now' | 'sessions' | 'signInCodes' | 'work'
>;

interface Move {
  guardian: Guardian;
  to: string;
  by: Pick<AuditEntry, 'actor' | 'action' | 'detail'>;
  /** The session that goes on; all others end. */
  keptHash?: string;
}

/**
 * Gives a family the contact that it has shown to be its own. Whose it was signs in no more: its codes are over, all
 * other sessions end, and the old contact is told. A contact that has a family of its own stays with that.
 */
export async function moveContact(portal: Moving, move: Move): Promise<Result<object>> {
  const { guardian, to, by, keptHash } = move;
  const { audit, guardians, letters, sessions, signInCodes, work } = portal;
  const key = `contact_changed:${guardian.id}:${portal.now()}`;
  const moved = await work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardian.id, unit);
    if (await guardians.findByContact(to, unit)) return conflict('contact_taken', { field: 'to' });
    await guardians.setContact(guardian.id, to, unit);
    const detail = { from: maskContact(guardian.contact), to: maskContact(to), ...by.detail };
    await audit.write({ actor: by.actor, action: by.action, subject: `guardian:${guardian.id}`, detail }, unit);
    for (const contact of [guardian.contact, to]) await signInCodes.removeOf(contact, unit);
    await sessions.removeOthers(guardian.id, keptHash, unit);
    const { contact, lang } = guardian;
    await letters.write({ key, kind: 'contact', subject: guardian.id, about: { contact, lang, to: maskContact(to) } }, unit);
    return { ok: true };
  }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return conflict('contact_taken', { field: 'to' });
  });
  if (!moved.ok) return moved;
  await deliverNow(portal, key, (letter) => tellOldContact(portal, letter));
  return moved;
}

/** So that who has lost the account without knowing it hears of it. */
export async function tellOldContact(
  { city, notify }: Pick<Portal, 'city' | 'notify'>,
  { key, about }: Letter,
): Promise<SendResult> {
  const contact = String(about.contact);
  const lang = langOf(String(about.lang));
  const t = createTranslator(lang);
  const values = { contact: String(about.to), brand: city.brand[lang], helpline: city.helpline.number };
  return notify.send({
    id: key,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind: 'contact_changed',
    lang,
    subject: t('told.contact_changed_subject', values),
    text: t('told.contact_changed_text', values),
    values,
  });
}
