import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import type { TourRecord } from '#cms/records/tours.ts';
import { words } from '#cms/records/words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

export const TOUR_NEWS = ['booked', 'moved', 'cancelled', 'called_off'] as const;
type TourNews = (typeof TOUR_NEWS)[number];

type Telling = Pick<Portal, 'city' | 'environment' | 'facilities' | 'guardians' | 'notify' | 'tours'>;
export type TellTourNeeds = Telling & Delivering;

/** What a family is to hear of its visit, kept in the unit of work in which it becomes so. Gives the letter's key. */
export async function writeOfTour(
  { letters }: Pick<Portal, 'letters'>,
  { tour, news }: { tour: TourRecord; news: TourNews },
  unit: Unit,
): Promise<string> {
  const key = `tour_${news}:${tour.id}:${tour.changes}`;
  await letters.write({ key, kind: 'tour', subject: tour.id, about: { news, changes: tour.changes } }, unit);
  return key;
}

export const sendOfTour = (portal: TellTourNeeds, key: string): Promise<void> =>
  deliverNow(portal, key, (letter) => tellOfTour(portal, letter));

/** Every guardian of the family hears it in its own language, once; what has been changed since is not said any more. */
export async function tellOfTour(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const { city, environment, facilities, guardians, notify, tours } = portal;
  const news = TOUR_NEWS.find((one) => one === about.news);
  const tour = await tours.find(subject);
  if (!news || !tour || tour.changes !== about.changes) return undefined;
  const { name, slug, address } = await facilities.get(tour.facilityId);
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(tour.guardianId)) {
    const guardian = await guardians.get(id);
    const lang = langOf(guardian.lang);
    const t = createTranslator(lang);
    const when = `${formatDate(tour.date, { lang, year: true, weekday: true })} ${formatTimeRange(tour.from, tour.to)}`;
    const values = { facility: words(name)[lang], when: when.replaceAll('\u00a0', ' '), address: words(address)[lang] };
    const link = `${environment.origin}${localPath(`/facilities/${slug}/tour`, lang, city)}`;
    sent.push(
      await notify.send({
        ...{ id: `${key}:${id}`, to: guardian.contact, lang, values },
        channel: guardian.contact.includes('@') ? 'email' : 'sms',
        kind: `tour_${news}`,
        subject: t(`told.tour_${news}_subject`, values),
        text: t(`told.tour_${news}_text`, { ...values, link }),
      }),
    );
  }
  return worstOf(sent) ?? sent[0];
}
