'use server';

import { z } from 'zod';
import type { Result } from '#cms/core/problem.ts';
import { readFields } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import { type StaffSession, sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { REVIEWED_PARTS } from '#domain/guidance/review-comment.ts';
import { LANGS } from '#domain/language/lang.ts';
import { replacePicture } from '../pictures/replace-picture.ts';
import { commentOn, resolveComment, returnText } from './comment.ts';

export interface ReviewState {
  problem?: { words: string; field?: string };
  done?: string;
}

const comment = z.object({
  article: typed(60, 1),
  of: z.enum(LANGS),
  part: z.enum(REVIEWED_PARTS),
  quote: z.string(),
  text: z.string(),
});
const back = z.object({ article: typed(60, 1), text: z.string() });
const replacing = z.object({ picture: typed(60, 1), by: typed(60, 1) });
const which = z.object({ comment: typed(60, 1) });

async function act<S extends z.ZodObject>(
  sent: FormData,
  schema: S,
  run: (session: StaffSession, fields: z.infer<S>, t: Translator) => Promise<{ result: Result<object>; done: string }>,
): Promise<ReviewState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const read = readFields(schema, form);
  if (!read.ok) return { problem: { words: problemWords(t, read), field: read.field } };
  const { result, done } = await run(session, read.fields, t);
  return result.ok ? { done } : { problem: { words: problemWords(t, result), field: result.field } };
}

/** A reviewer says something of one paragraph. */
export async function sayOfParagraph(_: ReviewState, sent: FormData): Promise<ReviewState> {
  return act(sent, comment, async ({ portal, user }, { article, of, part, quote, text }, t) => ({
    result: await commentOn(portal, { articleId: article, lang: of, part, quote, text, user }),
    done: t('review.said'),
  }));
}

/** What was said is done, or taken back. */
export async function markDone(_: ReviewState, sent: FormData): Promise<ReviewState> {
  return act(sent, which, async ({ portal, user }, fields, t) => ({
    result: await resolveComment(portal, { id: fields.comment, user }),
    done: t('review.resolved'),
  }));
}

/** The text goes back to its author. */
export async function sendBack(_: ReviewState, sent: FormData): Promise<ReviewState> {
  return act(sent, back, async ({ portal, user }, { article, text }, t) => ({
    result: await returnText(portal, { articleId: article, text, user }),
    done: t('review.wentBack'),
  }));
}

/** A picture that somebody sent takes the place of another wherever that is shown. */
export async function replaceEverywhere(_: ReviewState, sent: FormData): Promise<ReviewState> {
  return act(sent, replacing, async ({ portal, user }, { picture, by }, t) => {
    const result = await replacePicture(portal, { id: picture, by, user });
    return { result, done: t('review.replaced', { count: result.ok ? result.texts : 0 }) };
  });
}
