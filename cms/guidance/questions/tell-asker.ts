import { isReached, normalContact } from '#cms/accounts/contact.ts';
import { localPath } from '#cms/city/local-path.ts';
import { type Delivering, deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import { createTranslator } from '#cms/words/index.ts';

type Needs = Delivering & Pick<Portal, 'city' | 'environment' | 'guardians' | 'notify' | 'questions'>;

const keyOf = (id: string) => `question:${id}:answered`;

/** That the family is to hear of the answer, kept in the unit of work in which it is given. */
export async function writeToAsker({ letters }: Pick<Portal, 'letters'>, id: string, unit: Unit): Promise<void> {
  await letters.write({ key: keyOf(id), kind: 'question', subject: id, about: {} }, unit);
}

export const sendToAsker = (portal: Needs, id: string): Promise<void> =>
  deliverNow(portal, keyOf(id), () => tellAsker(portal, id));

/** Tells a family that there is an answer, once. What was asked and answered is read on the page alone. */
export async function tellAsker(portal: Needs, questionId: string): Promise<SendResult | undefined> {
  const { city, environment, guardians, notify, questions } = portal;
  const { guardianId, lang } = await questions.get(questionId);
  const guardian = guardianId ? await guardians.find(guardianId) : undefined;
  const to = guardian && normalContact(guardian.contact, city.country);
  if (!to || !isReached(portal, to)) return undefined;
  const t = createTranslator(lang);
  return notify.send({
    id: keyOf(questionId),
    to,
    channel: to.includes('@') ? 'email' : 'sms',
    kind: 'question_answered',
    lang,
    values: {},
    subject: t('told.question_answered_subject', { brand: city.brand[lang] }),
    text: t('told.question_answered_text', { link: `${environment.origin}${localPath('/ask', lang, city)}` }),
  });
}
