import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Question } from '#cms/records/payload-types.ts';
import { type AnsweredQuestion, whyNotAnswer } from '#domain/guidance/question.ts';
import { sendToAsker, writeToAsker } from '../questions/tell-asker.ts';

const answered = (doc: Partial<Question>): AnsweredQuestion => ({
  state: doc.state ?? 'received',
  reply: doc.reply ?? '',
  publishable: doc.publishable ?? false,
  published: doc.published ?? false,
  publicQuestion: doc.publicQuestion ?? '',
  publicAnswer: doc.publicAnswer ?? '',
});

/** An expert answers, once; what is public is what the family has agreed to, in other words. */
export const answerStep: CollectionBeforeChangeHook<Question> = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !originalDoc) return data;
  const why = whyNotAnswer(answered(originalDoc), answered({ ...originalDoc, ...data }));
  if (why) throw new APIError(say(req, `refused.question_${why}`), 409, undefined, true);
  const first = data.state === 'answered' && originalDoc.state !== 'answered';
  return first ? { ...data, answeredAt: (await getPortal()).now() } : data;
};

export const tellOfReply: CollectionAfterChangeHook<Question> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || doc.state !== 'answered' || previousDoc.state === 'answered') return doc;
  const portal = await getPortal();
  await writeToAsker(portal, doc.id, req);
  await afterCommit(req, () => void sendToAsker(portal, doc.id));
  return doc;
};
