import { sayInEvery } from '#cms/fields/hooks/say.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import { langOf } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { whyNotServed } from './standing-now.ts';

export type TellNeeds = Pick<Portal, 'audit' | 'city' | 'environment' | 'facilities' | 'log' | 'notify' | 'supplies' | 'users'>;

interface CheckedIn {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  staffId: string;
}

/**
 * A child was taken in at a centre that may not take any: that is written down, and its head and supervisors are told,
 * once a day. The child is in by then; nothing that goes wrong here keeps it at the door.
 */
export async function tellOfCheckIn(portal: TellNeeds, checkedIn: CheckedIn): Promise<void> {
  await told(portal, checkedIn).catch((err) => {
    portal.log.error({ err, facility: checkedIn.facilityId }, 'nobody could be told of a check-in at a centre that is stopped');
  });
}

async function told(portal: TellNeeds, { bookingId, facilityId, date, staffId }: CheckedIn): Promise<void> {
  const { audit, city, environment, facilities, log, notify, users } = portal;
  const barred = await whyNotServed(portal, { facilityId, occasions: [{ date }] });
  if (!barred) return;
  const { reason } = barred;
  const detail = { facility: facilityId, date, reason };
  await audit.write({ actor: staffId, action: 'check_in_while_stopped', subject: `booking:${bookingId}`, detail });
  const facility = await facilities.get(facilityId);
  const lang = langOf(city.languages[0]);
  const values = { facility: words(facility.name)[lang], date, link: `${environment.origin}/admin` };
  for (const { id, email } of await users.listAnswering(facility)) {
    const sent = await notify.send({
      id: `check_in_while_stopped:${facilityId}:${date}:${id}`,
      to: email,
      channel: 'email',
      kind: 'check_in_while_stopped',
      lang,
      subject: sayInEvery('told.check_in_while_stopped_subject', values),
      text: sayInEvery('told.check_in_while_stopped_text', values),
    });
    if (!sent.ok) log.warn({ user: id, code: sent.code }, 'a check-in at a centre that is stopped could not be told');
  }
}
