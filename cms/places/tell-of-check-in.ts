import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import type { NotBookable } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { whyNotServed } from './standing-now.ts';

export type TellNeeds = Delivering &
  Pick<Portal, 'audit' | 'city' | 'environment' | 'facilities' | 'notify' | 'supplies' | 'users'>;

interface CheckedIn {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  staffId: string;
}

const keyOf = ({ bookingId, date }: CheckedIn) => `check_in:${bookingId}:${date}`;

/**
 * A child is taken in at a centre that may not take any: that is written down, and its head and supervisors are to be
 * told, once a day. Asked before the child is noted, because nothing that goes wrong here keeps it at the door.
 */
export async function whyToTell(portal: TellNeeds, { facilityId, date }: CheckedIn): Promise<NotBookable | undefined> {
  const barred = await whyNotServed(portal, { facilityId, occasions: [{ date }] }).catch((err) => {
    portal.log.error({ err, facility: facilityId }, 'whether a centre is stopped could not be looked up at a check-in');
    return undefined;
  });
  return barred?.reason;
}

export async function writeOfCheckIn(
  { audit, letters }: Pick<Portal, 'audit' | 'letters'>,
  checkedIn: CheckedIn & { reason: NotBookable },
  unit: Unit,
): Promise<void> {
  const { bookingId, facilityId, date, staffId, reason } = checkedIn;
  const detail = { facility: facilityId, date, reason };
  await audit.write({ actor: staffId, action: 'check_in_while_stopped', subject: `booking:${bookingId}`, detail }, unit);
  const key = keyOf(checkedIn);
  await letters.write({ key, kind: 'check_in', subject: facilityId, about: { bookingId, facilityId, date, staffId } }, unit);
}

export const sendOfCheckIn = (portal: TellNeeds, checkedIn: CheckedIn): Promise<void> =>
  deliverNow(portal, keyOf(checkedIn), (letter) => tellOfCheckIn(portal, letter));

export async function tellOfCheckIn(portal: TellNeeds, { about }: Pick<Letter, 'about'>): Promise<SendResult | undefined> {
  const { city, environment, facilities, notify, users } = portal;
  const [facilityId, date] = [String(about.facilityId), String(about.date)];
  const facility = await facilities.get(facilityId);
  const sent: SendResult[] = [];
  for (const { id, email, ...user } of await users.listAnswering(facility)) {
    const lang = langOf(user.language ?? city.languages[0]);
    const t = createTranslator(lang);
    const day = formatDate(date, { lang });
    const values = { facility: words(facility.name)[lang], date: day, link: `${environment.origin}/admin` };
    const one = await notify.send({
      id: `check_in_while_stopped:${facilityId}:${date}:${id}`,
      to: email,
      channel: 'email',
      kind: 'check_in_while_stopped',
      lang,
      subject: t('told.check_in_while_stopped_subject', values),
      text: t('told.check_in_while_stopped_text', values),
    });
    sent.push(one);
  }
  return worstOf(sent);
}
