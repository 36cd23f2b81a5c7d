import { type Delivering, deliverNow, worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { textInReview } from './text-in-review.ts';

export type TellNeeds = Delivering &
  Pick<Portal, 'articles' | 'changes' | 'city' | 'environment' | 'notify' | 'reviewComments' | 'users' | 'work'>;

const keyOf = (commentId: string) => `article_returned:${commentId}`;

/** That a text's writers are to hear that it came back, kept in the unit of work in which it does. */
export const writeReturned = (
  { letters }: Pick<Portal, 'letters'>,
  about: { commentId: string; articleId: string },
  unit: Unit,
): Promise<void> =>
  letters.write({ key: keyOf(about.commentId), kind: 'article_returned', subject: about.articleId, about }, unit);

export const sendReturned = (portal: TellNeeds, commentId: string): Promise<void> =>
  deliverNow(portal, keyOf(commentId), (letter) => tellReturned(portal, letter));

/** Those who wrote a text hear that it came back, why, and where to go on. */
export async function tellReturned(portal: TellNeeds, { about }: Pick<Letter, 'about'>): Promise<SendResult | undefined> {
  const { city, environment, notify, reviewComments, users, work } = portal;
  const [commentId, articleId] = [String(about.commentId), String(about.articleId)];
  const [found, comment] = await work(
    async (unit) => [await textInReview(portal, articleId, unit), await reviewComments.find(commentId, unit)] as const,
  );
  if (!found || !comment) return undefined;
  const sent: SendResult[] = [];
  for (const { id, email, language } of await users.listOf(found.writers)) {
    const lang = langOf(language ?? city.languages[0]);
    const t = createTranslator(lang);
    const values = {
      title: words(found.article.title)[lang],
      reason: comment.text,
      link: `${environment.origin}/admin/review?text=${articleId}`,
    };
    const message = { to: email, channel: 'email', kind: 'article_returned', lang } as const;
    const [subject, text] = [t('told.article_returned_subject', values), t('told.article_returned_text', values)];
    sent.push(await notify.send({ ...message, id: `${keyOf(commentId)}:${id}`, subject, text }));
  }
  return worstOf(sent);
}
