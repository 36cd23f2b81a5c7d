import { z } from 'zod';
import { notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { numberInQuery, prose } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Question } from '#cms/records/questions.ts';
import { DOMAINS } from '#domain/guidance/publishing.ts';
import { redFlags, urgencyOf } from '#domain/guidance/question.ts';
import type { Lang } from '#domain/language/lang.ts';

/** Each is work for an expert. */
const OFTEN = { name: 'questions', most: 10, seconds: 86_400 };
export const MOST_ASKED = 2000;

const words = z.object({
  formKey: z.string().regex(/^[\w-]{16,40}$/),
  topic: z.enum(DOMAINS),
  month: numberInQuery(0, 36),
  text: prose(MOST_ASKED, 1),
});

export interface SaidQuestion {
  /** Of the form: sent twice, it is one question. */
  formKey: string;
  topic: string;
  month: string;
  text: string;
}

type Here = Pick<Portal, 'dangerSigns'>;

/** A question as it can be sent, with the signs that cannot wait for an answer at that age. */
export async function readQuestion({ dangerSigns }: Here, said: SaidQuestion) {
  // A choice that was not made is missing, not wrong.
  const made = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
  const read = words.safeParse(made);
  if (!read.success) return badInput(read.error, made);
  const flags = redFlags(await dangerSigns.listAt(read.data.month), read.data.month);
  return { ok: true as const, question: read.data, flags };
}

/**
 * A family asks an expert. Nothing is taken before the signs that cannot wait were looked at, and nothing where one of
 * them is there: whoever has one calls or goes, and does not wait for an answer.
 */
export async function askQuestion(
  portal: Here & Pick<Portal, 'environment' | 'limits' | 'now' | 'questions' | 'work'>,
  {
    guardianId,
    lang,
    publishable,
    signs,
    noSigns,
    ...said
  }: SaidQuestion & { guardianId: string; lang: Lang; publishable: boolean; signs: readonly string[]; noSigns: boolean },
): Promise<Result<{ question: Question }>> {
  const read = await readQuestion(portal, said);
  if (!read.ok) return read;
  if (urgencyOf(read.flags, signs)) return unprocessable('question_urgent', { field: 'signs' });
  if (!noSigns) return unprocessable('question_signs', { field: 'noSigns' });
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { questions, now, work } = portal;
  const { question } = read;
  return work(async (unit): Promise<Result<{ question: Question }>> => {
    const same = await questions.findSent(question.formKey, unit);
    if (same) return same.guardianId === guardianId ? { ok: true, question: same } : notFound();
    const asked = { ...question, guardianId, lang, publishable, receivedAt: now() };
    return { ok: true, question: await questions.add(asked, unit) };
  });
}
