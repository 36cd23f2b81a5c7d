import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Consult, ConsultSlot } from '#cms/records/consults.ts';
import type { Letter } from '#cms/records/letters.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { CONSULT_NEWS, type ConsultNews, isConsultStillSo } from '#domain/guidance/consult.ts';
import type { Lang } from '#domain/language/lang.ts';

type Telling = Pick<Portal, 'city' | 'consults' | 'environment' | 'guardians' | 'notify'>;
export type TellConsultNeeds = Telling & Delivering;

/** When a slot is, in words. */
export const slotWords = ({ date, from, to }: Pick<ConsultSlot, 'date' | 'from' | 'to'>, lang: Lang): string =>
  `${formatDate(date, { lang, weekday: true })} ${formatTimeRange(from, to)}`;

/** That a family is to hear of its consultation, kept in the unit of work in which it becomes so. Gives the letter's key. */
export async function writeOfConsult(
  { letters }: Pick<Portal, 'letters'>,
  { consult, news }: { consult: Pick<Consult, 'id' | 'changes'>; news: ConsultNews },
  unit: Unit,
): Promise<string> {
  const key = `consult_${news}:${consult.id}:${consult.changes}`;
  await letters.write({ key, kind: 'consult', subject: consult.id, about: { news } }, unit);
  return key;
}

export const sendOfConsult = (portal: TellConsultNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellOfConsult(portal, letter));

/** Every guardian of the family hears it, in its own language, once. What the family would like to ask stands on no way. */
export async function tellOfConsult(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const { city, consults, environment, guardians, notify } = portal;
  const news = CONSULT_NEWS.find((one) => one === about.news);
  const consult = await consults.find(subject);
  const slot = consult && (await consults.findSlot(consult.slotId));
  if (!news || !slot || !consult?.guardianId || !isConsultStillSo(news, consult)) return undefined;
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(consult.guardianId)) {
    const guardian = await guardians.find(id);
    const to = guardian && normalContact(guardian.contact, city.country);
    if (!to || !isReached(portal, to)) continue;
    const { lang } = guardian;
    const t = createTranslator(lang);
    const values = {
      when: slotWords(slot, lang).replaceAll('\u00a0', ' '),
      who: slot.expertName,
      how: t(`consult.way_${slot.way}`),
    };
    const link = `${environment.origin}${localPath('/ask/consult', lang, city)}`;
    const why = consult.reason ? t('told.visit_reason', { reason: consult.reason }) : '';
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to, lang, values, kind: `consult_${news}` },
        channel: to.includes('@') ? 'email' : 'sms',
        subject: t(`told.consult_${news}_subject`, values),
        text: t(`told.consult_${news}_text`, { ...values, link, why }),
      }),
    );
  }
  return worstOf(sent) ?? sent[0];
}
