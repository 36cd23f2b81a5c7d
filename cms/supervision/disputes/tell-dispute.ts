import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

type Telling = Pick<Portal, 'city' | 'disputes' | 'environment' | 'facilities' | 'guardians' | 'notify' | 'users'>;
export type TellDisputeNeeds = Telling & Delivering;

/** That a side is to hear that there is something new, kept in the unit of work in which it is said. Gives the letter's key. */
export async function writeOfDispute(
  { letters }: Pick<Portal, 'letters'>,
  { id, changes }: Pick<DisputeRecord, 'id' | 'changes'>,
  to: 'family' | 'centre',
  unit: Unit,
): Promise<string> {
  const key = `dispute_${to}:${id}:${changes}`;
  await letters.write({ key, kind: 'dispute', subject: id, about: { to } }, unit);
  return key;
}

export const sendOfDispute = (portal: TellDisputeNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellOfDispute(portal, letter));

/** That there is something new in a matter, and where it is read: no message says what it is about. */
export async function tellOfDispute(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const dispute = await portal.disputes.find(subject);
  if (!dispute) return undefined;
  return worstOf(await (about.to === 'centre' ? tellHeads : tellGuardians)(portal, dispute, key));
}

async function tellGuardians(
  { city, environment, guardians, notify }: Telling,
  dispute: DisputeRecord,
  key: string,
): Promise<SendResult[]> {
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(dispute.guardianId)) {
    const guardian = await guardians.find(id);
    const to = guardian && normalContact(guardian.contact, city.country);
    if (!to || !isReached({ notify }, to)) continue;
    const { lang } = guardian;
    const t = createTranslator(lang);
    const values = { number: dispute.number };
    const link = `${environment.origin}${localPath(`/disputes/${dispute.id}`, lang, city)}`;
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to, lang, values, kind: 'dispute_news', channel: to.includes('@') ? 'email' : 'sms' },
        subject: t('told.dispute_news_subject', values),
        text: t('told.dispute_news_text', { ...values, link }),
      }),
    );
  }
  return sent;
}

async function tellHeads(
  { city, environment, facilities, notify, users }: Telling,
  dispute: DisputeRecord,
  key: string,
): Promise<SendResult[]> {
  const { name } = await facilities.get(dispute.facilityId);
  const sent: SendResult[] = [];
  for (const { id, email, ...user } of await users.listHeads(dispute.facilityId)) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const values = { number: dispute.number, facility: words(name)[lang] };
    const link = `${environment.origin}/admin/disputes?id=${dispute.id}`;
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to: email, lang, channel: 'email', kind: 'dispute_centre' },
        subject: t('told.dispute_centre_subject', values),
        text: t('told.dispute_centre_text', { ...values, link }),
      }),
    );
  }
  return sent;
}
