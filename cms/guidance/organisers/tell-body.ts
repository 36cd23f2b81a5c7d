import type { CollectionAfterChangeHook } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import type { Organiser } from '#cms/records/payload-types.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { bodyNews } from '#domain/guidance/organiser.ts';
import { langOf } from '#domain/language/lang.ts';

type Needs = Delivering & Pick<Portal, 'city' | 'environment' | 'notify' | 'now' | 'organisers' | 'users'>;

/** A body's people hear that it was stopped, or that the city approves of it: again, or until another day. */
export const tellBodyOfApproval: CollectionAfterChangeHook<Organiser> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || req.context.quiet) return doc;
  const portal = await getPortal();
  const before = { until: previousDoc.until ?? '', stopped: previousDoc.stopped };
  if (!bodyNews({ until: doc.until ?? '', stopped: doc.stopped }, before)) return doc;
  const key = `organiser:${doc.id}:${doc.updatedAt}`;
  await portal.letters.write({ key, kind: 'organiser', subject: doc.id, about: { before } }, req);
  await afterCommit(req, () => void deliverNow(portal, key, (letter) => tellBody(portal, letter)));
  return doc;
};

/** In the words of how it stands by now: what was taken back before it was told is not told. */
export async function tellBody(
  { city, environment, notify, now, organisers, users }: Needs,
  { about, key, subject }: Pick<Letter, 'about' | 'key' | 'subject'>,
): Promise<SendResult | undefined> {
  const body = await organisers.find(subject);
  const news = body && bodyNews(body, about.before as Parameters<typeof bodyNews>[1]);
  if (!body || !news) return undefined;
  const today = todayOf({ city, now });
  const sent: SendResult[] = [];
  for (const { id, email, language } of await users.listOf(await users.idsOfBody(body.id))) {
    const lang = langOf(language ?? city.languages[0]);
    const t = createTranslator(lang);
    const params = { until: formatDate(body.until, { lang, year: true }), helpline: city.helpline.number };
    const told = news === 'approved' && body.until < today ? 'ended' : news;
    const values = { ...params, body: body.name[lang], link: `${environment.origin}/admin` };
    const message = { to: email, channel: 'email', kind: 'organiser', lang } as const;
    const [title, text] = [t(`told.organiser_${told}_subject`, values), t(`told.organiser_${told}_text`, values)];
    sent.push(await notify.send({ ...message, id: `${key}:${id}`, subject: title, text }));
  }
  return worstOf(sent);
}
