import { guardianCalled, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** What guardians hear of a contract that is handed on: that it is offered, that it is not, that it was. */
export const HAND_ON_NEWS = ['contract_offered', 'contract_kept', 'contract_taken'] as const;
type News = (typeof HAND_ON_NEWS)[number];
/** What its centre hears. */
const PARTY_CHANGED = 'party_changed';

export type TellNeeds = Pick<
  Portal,
  'bookings' | 'city' | 'environment' | 'facilities' | 'guardians' | 'letters' | 'log' | 'notify' | 'users'
>;

/** Kept in the unit of work in which it happens. */
export async function writeOfHandOn(
  { letters }: Pick<Portal, 'letters'>,
  { kind, to, other, booking, until }: { kind: News; to: Guardian; other: Guardian; booking: BookingRecord; until?: Instant },
  unit: Unit,
): Promise<void> {
  const about = { booking: booking.id, name: guardianCalled(other), ...(until ? { until } : {}) };
  await letters.write({ key: `${kind}:${to.id}:${booking.id}:${booking.revision}`, kind, subject: to.id, about }, unit);
}

/** Whose child comes is the centre's to know: it calls them. */
export async function writeToCentre(
  { letters }: Pick<Portal, 'letters'>,
  { id, revision }: BookingRecord,
  unit: Unit,
): Promise<void> {
  await letters.write({ key: `${PARTY_CHANGED}:${id}:${revision}`, kind: PARTY_CHANGED, subject: id, about: {} }, unit);
}

/** Sends what is still to be heard of it. What cannot go out now is left to the clock. */
export async function sendOfHandOn(
  portal: TellNeeds,
  { guardianIds, bookingId }: { guardianIds: readonly string[]; bookingId?: string },
): Promise<void> {
  for (const id of guardianIds)
    for (const { key, kind } of await portal.letters.waitingOf(id))
      if (HAND_ON_NEWS.some((one) => one === kind)) await deliverNow(portal, key, (letter) => tellOfHandOn(portal, letter));
  for (const { key, kind } of bookingId ? await portal.letters.waitingOf(bookingId) : [])
    if (kind === PARTY_CHANGED) await deliverNow(portal, key, (letter) => tellCentreOfParty(portal, letter));
}

/** A message says no child's name (promise 8). */
export async function tellOfHandOn(portal: TellNeeds, { key, kind, subject, about }: Letter): Promise<SendResult | undefined> {
  const { bookings, city, environment, facilities, guardians, notify } = portal;
  const guardian = await guardians.find(subject);
  // An account that was closed meanwhile has no contact any more.
  const to = guardian && normalContact(guardian.contact, city.country);
  const said = HAND_ON_NEWS.find((one) => one === kind);
  if (!guardian || !to || !said) return undefined;
  const booking = await bookings.get(String(about.booking));
  const { lang } = guardian;
  const t = createTranslator(lang);
  const path = said === 'contract_offered' ? `/contracts/${booking.contractId}/hand-on` : `/bookings/${booking.id}`;
  const until = about.until ? instantWords({ lang, timeZone: city.timeZone }, String(about.until)).replaceAll('\u00a0', ' ') : '';
  const values = {
    ...{ name: String(about.name), until },
    facility: words((await facilities.get(booking.facilityId)).name)[lang],
    link: `${environment.origin}${localPath(path, lang, city)}`,
  };
  return notify.send({
    ...{ id: key, to, channel: to.includes('@') ? 'email' : 'sms', kind: said, lang, values },
    subject: t(`told.${said}_subject`, values),
    text: t(`told.${said}_text`, values),
  });
}

/** To everybody who answers for it, each in the language in which they work. */
export async function tellCentreOfParty(portal: TellNeeds, { key, subject }: Letter): Promise<SendResult | undefined> {
  const { bookings, city, environment, facilities, notify, users } = portal;
  const { facilityId, id, number } = await bookings.get(subject);
  const { name } = await facilities.get(facilityId);
  const sent: SendResult[] = [];
  for (const { id: userId, email, ...user } of await users.listAt(facilityId, ['head', 'counter'])) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const link = `${environment.origin}/admin/collections/bookings/${id}`;
    const values = { facility: words(name)[lang], number, link };
    const one = await notify.send({
      ...{ id: `${key}:${userId}`, to: email, channel: 'email', kind: PARTY_CHANGED, lang },
      subject: t('told.party_changed_subject', values),
      text: t('told.party_changed_text', values),
    });
    sent.push(one);
  }
  return worstOf(sent);
}
