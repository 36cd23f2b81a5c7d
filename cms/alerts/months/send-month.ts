import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { childName } from '#cms/booking/family-calendar.ts';
import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import { linkToken } from '#cms/core/link-token.ts';
import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { turnOn } from '#domain/guidance/month-message.ts';
import type { Lang } from '#domain/language/lang.ts';
import { isQuiet } from '#domain/offers/waitlist-offer.ts';
import { childOf, dueAfter } from './ask-for-months.ts';
import { type ContentNeeds, type MonthContent, monthContent } from './month-content.ts';

type Telling = ContentNeeds & Pick<Portal, 'children' | 'environment' | 'guardians' | 'monthMessages' | 'notify'>;
type Sending = Telling & Delivering & Pick<Portal, 'work'>;

const isNight = ({ city, now }: Pick<Portal, 'city' | 'now'>) => isQuiet(now(), city.waitlist, city.timeZone);

/** Those whose month or week has begun; none at night. */
export const findDueMonths = async (portal: Pick<Portal, 'city' | 'monthMessages' | 'now'>): Promise<string[]> =>
  isNight(portal) ? [] : portal.monthMessages.dueBy(portal.now());

/**
 * Tells of the month, or week, that has begun. That it was told of is written down with the letter in one unit of work,
 * so of several processes one sends it; a letter that cannot go out is kept, and goes out once.
 */
export async function sendMonth(portal: Sending, id: string): Promise<'sent' | 'nothing_due'> {
  const { letters, monthMessages, now, work } = portal;
  const key = await work(async (unit) => {
    const message = await monthMessages.find(id, unit);
    if (!message?.dueAt || message.dueAt > now() || isNight(portal)) return undefined;
    const child = await childOf(portal, message, unit);
    const today = todayOf(portal);
    const turn = child && turnOn(child.birthDate, message.pace, today);
    const dueAt = child ? dueAfter(portal, child.birthDate, message.pace, today) : null;
    if (!turn) {
      await monthMessages.change(message, { dueAt, ...(dueAt ? {} : { stoppedAt: now() }) }, unit);
      return undefined;
    }
    await monthMessages.change(message, { dueAt, told: turn.key }, unit);
    if (message.told === turn.key) return undefined;
    const letter = `month:${id}:${turn.key}`;
    await letters.write({ key: letter, kind: 'month', subject: id, about: {} }, unit);
    return letter;
  });
  if (!key) return 'nothing_due';
  await deliverNow(portal, key, (letter) => tellOfMonth(portal, letter));
  return 'sent';
}

/** In the guardian's language; which of several children it is, is said by what their calendar calls it. */
export async function tellOfMonth(portal: Telling, { key, subject }: Letter): Promise<SendResult | undefined> {
  const { children, city, environment, guardians, monthMessages, notify } = portal;
  const message = await monthMessages.find(subject);
  if (!message || message.stoppedAt) return undefined;
  // What could not go out by day goes out when it is day again.
  if (isNight(portal)) return { ok: false, code: 'unavailable', message: '' };
  const [guardian, child] = [await guardians.find(message.guardianId), await childOf(portal, message)];
  const to = guardian && normalContact(guardian.contact, city.country);
  if (!child || !to || !isReached(portal, to)) return undefined;
  const { lang } = guardian;
  const content = await monthContent(portal, { message, child, lang });
  if (!content?.todo) return undefined;
  const t = createTranslator(lang);
  const all = await children.listOf(message.guardianId);
  const token = linkToken(portal, 'stop-months', message.stopKey);
  const link = `${environment.origin}${localPath('/months', lang, city)}?token=${token}`;
  const parts = partsOf(t, { content, lang, emergency: city.emergency });
  const who = all.length > 1 ? t('months.about', { child: childName(all, child.id, lang) }) : '';
  const values = { ...parts, stop: token };
  return notify.send({
    ...{ id: key, to, lang, values, kind: 'month_tip' },
    channel: to.includes('@') ? 'email' : 'sms',
    ...{ wechat: guardian.wechat, link },
    subject: t('told.month_tip_subject', parts),
    text: t('told.month_tip_text', { ...parts, who, link }),
  });
}

/** The three things in words. */
export function partsOf(
  t: Translator,
  { content: { todo, watch, near }, lang, emergency }: { content: MonthContent; lang: Lang; emergency: string },
): { todo: string; watch: string; near: string } {
  return {
    todo: todo?.what ?? '',
    watch: watch
      ? t('months.watchWords', { sign: watch.what[lang], act: t(`guidance.urgency_${watch.urgency}`, { emergency }) })
      : t('months.watchNone'),
    near: nearWords(t, { near, lang }),
  };
}

function nearWords(t: Translator, { near, lang }: { near: MonthContent['near']; lang: Lang }): string {
  if (!near) return t('months.nearNone');
  if ('slug' in near) return t('months.nearCentre', { name: near.name });
  const { activity, on } = near;
  const when = `${formatDate(on, { lang, weekday: true })} ${activity.from}`;
  return t('months.nearActivity', { title: activity.title, when, place: activity.place });
}
