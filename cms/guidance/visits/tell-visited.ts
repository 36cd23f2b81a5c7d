import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import type { Letter } from '#cms/records/letters.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { isStillSo, VISIT_NEWS, type VisitNews } from '#domain/guidance/home-visit.ts';

type Telling = Pick<Portal, 'city' | 'environment' | 'guardians' | 'homeVisits' | 'notify'>;
export type TellVisitNeeds = Telling & Delivering;

/** That a family is to hear of its visit, kept in the unit of work in which it becomes so. Gives the letter's key. */
export async function writeOfVisit(
  { letters }: Pick<Portal, 'letters'>,
  { visit, news }: { visit: Pick<HomeVisit, 'id' | 'changes'>; news: VisitNews },
  unit: Unit,
): Promise<string> {
  const key = `visit_${news}:${visit.id}:${visit.changes + 1}`;
  await letters.write({ key, kind: 'visit', subject: visit.id, about: { news } }, unit);
  return key;
}

export const sendOfVisit = (portal: TellVisitNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellOfVisit(portal, letter));

/** Every guardian of the family hears it, each in its own language, once. Of the child, the address and the advice it says nothing. */
export async function tellOfVisit(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const { city, environment, guardians, homeVisits, notify } = portal;
  const news = VISIT_NEWS.find((one) => one === about.news);
  const visit = await homeVisits.find(subject);
  if (!news || !visit?.guardianId || !isStillSo(news, visit)) return undefined;
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(visit.guardianId)) {
    const guardian = await guardians.find(id);
    const to = guardian && normalContact(guardian.contact, city.country);
    if (!to || !isReached(portal, to)) continue;
    const { lang } = guardian;
    const t = createTranslator(lang);
    const { plannedOn, half, reason } = visit;
    const when = plannedOn && half ? t(`visit.when_${half}`, { day: formatDate(plannedOn, { lang, weekday: true }) }) : '';
    const values = { when, brand: city.brand[lang] };
    const link = `${environment.origin}${localPath('/visits', lang, city)}`;
    const why = reason ? t('told.visit_reason', { reason }) : '';
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to, lang, values },
        channel: to.includes('@') ? 'email' : 'sms',
        kind: `visit_${news}`,
        subject: t(`told.visit_${news}_subject`, values),
        text: t(`told.visit_${news}_text`, { ...values, link, why }),
      }),
    );
  }
  return worstOf(sent) ?? sent[0];
}
