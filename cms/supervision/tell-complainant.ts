import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import { createTranslator } from '#cms/words/index.ts';

type Needs = Delivering & Pick<Portal, 'city' | 'complaints' | 'environment' | 'notify'>;

const keyOf = (id: string) => `complaint:${id}:answered`;

/** That who complained is to hear of the answer, kept in the unit of work in which it is given. */
export async function writeToComplainant({ letters }: Pick<Portal, 'letters'>, id: string, unit: Unit): Promise<void> {
  await letters.write({ key: keyOf(id), kind: 'complaint', subject: id, about: {} }, unit);
}

export const sendToComplainant = (portal: Needs, id: string): Promise<void> =>
  deliverNow(portal, keyOf(id), () => tellComplainant(portal, id));

/**
 * Tells who complained that there is an answer, once, however often this is called. What it says is read on the page
 * alone: messages go through other people's servers, and nobody has shown that the contact is theirs.
 */
export async function tellComplainant(portal: Needs, complaintId: string): Promise<SendResult | undefined> {
  const { city, complaints, environment, notify } = portal;
  const { contact, lang, number } = await complaints.get(complaintId);
  const to = normalContact(contact, city.country);
  if (!to || !isReached(portal, to)) return undefined;
  const t = createTranslator(lang);
  const link = `${environment.origin}${localPath('/complaints', lang, city)}`;
  return notify.send({
    id: keyOf(complaintId),
    to,
    channel: to.includes('@') ? 'email' : 'sms',
    kind: 'complaint_answered',
    lang,
    values: { number },
    subject: t('told.complaint_answered_subject', { brand: city.brand[lang], number }),
    text: t('told.complaint_answered_text', { number, link }),
  });
}
