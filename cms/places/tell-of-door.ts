import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { formatClock } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { doorNews } from '#domain/booking/door-news.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

export type DoorNeeds = Delivering &
  Pick<Portal, 'bookings' | 'city' | 'environment' | 'facilities' | 'guardians' | 'notify' | 'now'>;

/** What the letters of a booking's door are kept under, apart from those about its money. */
const subjectOf = (bookingId: string) => `door:${bookingId}`;

/**
 * A child has come or was given to somebody, or that was a mistake: each of its guardians is to hear of it, who has not
 * asked to be left alone with it. Who collects it by a code of one day is told to all.
 */
export async function writeOfDoor(
  { guardians, letters }: Pick<Portal, 'guardians' | 'letters'>,
  { stay, action }: { stay: { id: string; guardianId: string; actions: readonly BookingAction[] }; action?: BookingAction },
  unit: Unit,
): Promise<void> {
  const news = action && doorNews(stay.actions.slice(0, -1), action);
  if (!news) return;
  const about = { booking: stay.id, at: action.at, name: news.collected?.name ?? '', relation: news.collected?.relation ?? '' };
  for (const id of await guardians.familyOf(stay.guardianId, unit)) {
    const { doorMessages } = await guardians.get(id);
    if (doorMessages === false && !news.always) continue;
    const key = `${news.kind}:${stay.id}:${action.at}:${id}`;
    await letters.write({ key, kind: 'door', subject: subjectOf(stay.id), about: { ...about, news: news.kind, to: id } }, unit);
  }
}

export async function sendOfDoor(portal: DoorNeeds, bookingId: string): Promise<void> {
  for (const { key } of await portal.letters.waitingOf(subjectOf(bookingId)))
    await deliverNow(portal, key, (letter) => tellOfDoor(portal, letter));
}

/** A message says no child's name (promise 8), and its own time: it may be read later than it was sent. */
export async function tellOfDoor(portal: DoorNeeds, { key, about }: Letter): Promise<SendResult | undefined> {
  const { bookings, city, environment, facilities, guardians, notify } = portal;
  const guardian = await guardians.find(String(about.to));
  const booking = await bookings.get(String(about.booking));
  if (!guardian || !(await guardians.familyOf(guardian.id)).includes(booking.guardianId)) return undefined;
  const { lang, contact } = guardian;
  const facility = await facilities.get(booking.facilityId);
  const t = createTranslator(lang);
  const [name, relation] = [String(about.name), String(about.relation)];
  const kind = String(about.news) as NonNullable<ReturnType<typeof doorNews>>['kind'];
  const values = {
    facility: words(facility.name)[lang],
    time: formatClock(toLocal(String(about.at), city.timeZone).minute),
    who: relation ? t('format.noted', { name, note: relation }) : name,
    phone: facility.phone ?? '',
    link: `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`,
  };
  return notify.send({
    id: key,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind,
    lang,
    subject: t(`told.${kind}_subject`, values),
    text: t(`told.${kind}_text`, values),
    values,
    ...(guardian.id === booking.guardianId ? { booking: booking.id } : {}),
  });
}
