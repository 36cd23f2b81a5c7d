import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { langOf } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

/** A centre hears of the first request at once, and of those of the next half hour together. */
const PAUSE_MINUTES = 30;

type Looking = Pick<Portal, 'bookings' | 'now'>;
type Telling = Looking & Pick<Portal, 'city' | 'environment' | 'facilities' | 'notify' | 'users'>;

/** Centres that are asked for something of which their people have not been told, and have not just been told of anything. */
export async function findUntoldCentres({ bookings, now }: Looking): Promise<string[]> {
  const at = now();
  const untold = (await bookings.requested()).filter((one) => isLive(one, at) && !one.askTold);
  const centres = [...new Set(untold.map(({ facilityId }) => facilityId))];
  const found: string[] = [];
  for (const id of centres) if (!(await bookings.wasAskTold(id, plusMinutes(at, -PAUSE_MINUTES)))) found.push(id);
  return found;
}

/** Tells a centre's people, once, how many requests wait for them. That they are told is written down with the letter. */
export async function tellCentre(
  portal: Telling & Delivering & Pick<Portal, 'work'>,
  facilityId: string,
): Promise<'told' | 'nothing_due'> {
  const { bookings, facilities, letters, now, work } = portal;
  const key = await work(async (unit) => {
    await facilities.takeTurn(facilityId, unit);
    const at = now();
    if (await bookings.wasAskTold(facilityId, plusMinutes(at, -PAUSE_MINUTES), unit)) return undefined;
    const untold = (await bookings.waitingForReply(facilityId, at, unit)).filter(({ askTold }) => !askTold);
    if (untold.length === 0) return undefined;
    for (const { id } of untold) await bookings.set(id, { askTold: at }, unit);
    const letter = `request_asked:${facilityId}:${at}`;
    await letters.write({ key: letter, kind: 'request_asked', subject: facilityId, about: {} }, unit);
    return letter;
  });
  if (!key) return 'nothing_due';
  await deliverNow(portal, key, (letter) => tellAnswerers(portal, letter));
  return 'told';
}

/** To everybody who can answer, each in the language in which they work; how many there are by then. */
export async function tellAnswerers(portal: Telling, { key, subject }: Letter): Promise<SendResult | undefined> {
  const { bookings, city, environment, facilities, notify, now, users } = portal;
  const waiting = await bookings.waitingForReply(subject, now());
  const [next] = waiting;
  if (!next) return undefined;
  const { name } = await facilities.get(subject);
  const sent: SendResult[] = [];
  for (const { id, email, ...user } of await users.listAt(subject, ['head', 'counter'])) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const until = instantWords({ lang, timeZone: city.timeZone }, next.holdUntil ?? '').replaceAll('\u00a0', ' ');
    const values = { facility: words(name)[lang], count: askedApart(waiting), until, link: `${environment.origin}/admin/asked` };
    const one = await notify.send({
      ...{ id: `${key}:${id}`, to: email, channel: 'email', kind: 'request_asked', lang },
      subject: t('told.request_asked_subject', values),
      text: t('told.request_asked_text', values),
    });
    sent.push(one);
  }
  return worstOf(sent);
}

/** What was asked for together is one question. */
const askedApart = (waiting: readonly BookingRecord[]): number => new Set(waiting.map(({ id, order }) => order ?? id)).size;
