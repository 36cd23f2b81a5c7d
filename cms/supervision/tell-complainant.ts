import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';

type Needs = Pick<Portal, 'city' | 'complaints' | 'environment' | 'log' | 'notify'>;

/**
 * Tells who complained that there is an answer, once, however often this is called. What it says is read on the page
 * alone: messages go through other people's servers, and nobody has shown that the contact is theirs.
 */
export async function tellComplainant(portal: Needs, complaintId: string): Promise<void> {
  const { city, complaints, environment, log, notify } = portal;
  const { contact, lang, number } = await complaints.get(complaintId);
  const to = normalContact(contact, city.country);
  if (!to || !isReached(portal, to)) return;
  const t = createTranslator(lang);
  const link = `${environment.origin}${localPath('/complaints', lang, city)}`;
  const sent = await notify.send({
    id: `complaint:${complaintId}:answered`,
    to,
    channel: to.includes('@') ? 'email' : 'sms',
    kind: 'complaint_answered',
    lang,
    values: { number },
    subject: t('told.complaint_answered_subject', { brand: city.brand[lang], number }),
    text: t('told.complaint_answered_text', { number, link }),
  });
  if (!sent.ok) log.warn({ complaint: complaintId, code: sent.code }, 'who complained could not be told');
}
