import { conflict, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isDuplicate } from '#cms/ports/database/is-duplicate.ts';
import type { AuditEntry } from '#cms/records/audit.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { createTranslator } from '#cms/words/index.ts';
import { maskContact } from './contact.ts';

export type Moving = Pick<
  Portal,
  'audit' | 'city' | 'guardians' | 'log' | 'notify' | 'now' | 'sessions' | 'signInCodes' | 'work'
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
  const { audit, guardians, sessions, signInCodes, work } = portal;
  const moved = await work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardian.id, unit);
    if (await guardians.findByContact(to, unit)) return conflict('contact_taken', { field: 'to' });
    await guardians.setContact(guardian.id, to, unit);
    const detail = { from: maskContact(guardian.contact), to: maskContact(to), ...by.detail };
    await audit.write({ actor: by.actor, action: by.action, subject: `guardian:${guardian.id}`, detail }, unit);
    return { ok: true };
  }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return conflict('contact_taken', { field: 'to' });
  });
  if (!moved.ok) return moved;
  for (const contact of [guardian.contact, to]) await signInCodes.removeOf(contact);
  await sessions.removeOthers(guardian.id, keptHash);
  await tellOld(portal, move);
  return moved;
}

/** So that who has lost the account without knowing it hears of it. */
async function tellOld({ city, log, notify, now }: Moving, { guardian, to }: Move): Promise<void> {
  const { contact, lang } = guardian;
  const t = createTranslator(lang);
  const values = { contact: maskContact(to), brand: city.brand[lang], helpline: city.helpline.number };
  const sent = await notify.send({
    id: `contact_changed:${guardian.id}:${now()}`,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind: 'contact_changed',
    lang,
    subject: t('told.contact_changed_subject', values),
    text: t('told.contact_changed_text', values),
    values,
  });
  if (!sent.ok) log.warn({ guardian: guardian.id, code: sent.code }, 'an old contact could not be told that it was changed');
}
