import { normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Letter } from '#cms/records/letters.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import type { Signup } from '#cms/records/signups.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { SIGNUP_NEWS, type SignupNews } from '#domain/guidance/signup.ts';
import type { Lang } from '#domain/language/lang.ts';

type Telling = Pick<Portal, 'activities' | 'city' | 'environment' | 'guardians' | 'notify' | 'now' | 'signups'>;
export type TellNeeds = Telling & Delivering;

/** That a family is to hear something of an activity, kept in the unit of work in which it becomes so. Gives the letter's key. */
export async function writeOfActivity(
  { letters }: Pick<Portal, 'letters'>,
  { signup, news, about }: { signup: Pick<Signup, 'id'>; news: SignupNews; about: string },
  unit: Unit,
): Promise<string> {
  const key = `activity_${news}:${signup.id}:${about}`;
  await letters.write({ key, kind: 'activity', subject: signup.id, about: { news } }, unit);
  return key;
}

/** Sends what has just been written. What cannot go out now is left to the clock. */
export async function sendOfActivity(portal: TellNeeds, keys: readonly string[]): Promise<void> {
  for (const key of keys) await deliverNow(portal, key, (letter) => tellOfActivity(portal, letter));
}

/** Every guardian of the family hears it, each in its own language, once. */
export async function tellOfActivity(portal: Telling, { key, subject, about }: Letter): Promise<SendResult | undefined> {
  const { activities, guardians, signups } = portal;
  const news = SIGNUP_NEWS.find((one) => one === about.news);
  const signup = await signups.get(subject);
  if (!news || !signup.guardianId || signup.state === 'left') return undefined;
  const sent: SendResult[] = [];
  for (const id of await guardians.familyOf(signup.guardianId)) {
    const guardian = await guardians.find(id);
    if (!guardian) continue;
    const activity = await activities.get(signup.activityId, guardian.lang);
    const one = await tellGuardian(portal, { key, news, guardian, activity });
    if (one) sent.push(one);
  }
  return worstOf(sent) ?? sent[0];
}

async function tellGuardian(
  { city, environment, notify, now }: Telling,
  { key, news, guardian, activity }: { key: string; news: SignupNews; guardian: Guardian; activity: Activity },
): Promise<SendResult | undefined> {
  const to = normalContact(guardian.contact, city.country);
  if (!to) return undefined;
  const { lang } = guardian;
  const t = createTranslator(lang);
  const link = `${environment.origin}${localPath(`/activities/${activity.slug}`, lang, city)}`;
  const reason = activity.cancelReason ? t('told.activity_reason', { reason: activity.cancelReason }) : '';
  const values = {
    title: activity.title,
    when: sessionWords(activity, { at: now(), timeZone: city.timeZone, lang }),
    place: activity.place,
  };
  return notify.send({
    id: `${key}:${guardian.id}`,
    to,
    channel: to.includes('@') ? 'email' : 'sms',
    kind: `activity_${news}`,
    lang,
    values,
    ...{ wechat: guardian.wechat, link },
    subject: t(`told.activity_${news}_subject`, values),
    text: t(`told.activity_${news}_text`, { ...values, link, reason }),
  });
}

/** The next session, or the first once all have begun. */
function sessionWords(activity: Activity, { at, timeZone, lang }: { at: string; timeZone: string; lang: Lang }): string {
  const sessions = sessionsOf(activity, timeZone);
  const date = (nextSession(sessions, at) ?? sessions[0])?.date ?? activity.date;
  return `${formatDate(date, { lang, weekday: true })} ${activity.from}–${activity.to}`;
}
