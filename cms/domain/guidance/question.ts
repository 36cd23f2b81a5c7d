import { type DangerSign, type GradedSigns, signsAt, type Urgency } from './danger-signs.ts';

/** How far the expert is with a question. It goes on, never back. */
export const QUESTION_STATES = ['received', 'answered'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Why an answer is not taken, or not made public. */
export const QUESTION_PROBLEMS = [
  'goes_back',
  'no_words',
  'answer_stays',
  'not_allowed',
  'no_public_words',
  'tells_who',
] as const;
export type QuestionProblem = (typeof QUESTION_PROBLEMS)[number];

export interface AnsweredQuestion {
  state: QuestionState;
  reply: string;
  /** The family has said that it may be shown without whose it is. */
  publishable: boolean;
  published: boolean;
  /** Question and answer as the expert wrote them for everybody. */
  publicQuestion: string;
  publicAnswer: string;
}

/** A telephone, a mail address, a day of birth: what an anonymous text does not hold. */
const TELLING = /\d[\d\s-]{6,}\d|\S+@\S+\.\S+|(?:19|20)\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}/;

/** What is against this answer; an answer that was given is what was read, and stays. */
export function whyNotAnswer(before: AnsweredQuestion, after: AnsweredQuestion): QuestionProblem | undefined {
  if (before.state === 'answered' && after.state !== 'answered') return 'goes_back';
  if (after.state === 'answered' && !after.reply.trim()) return 'no_words';
  if (before.state === 'answered' && after.reply !== before.reply) return 'answer_stays';
  if (!after.published) return undefined;
  if (!after.publishable || after.state !== 'answered') return 'not_allowed';
  if (!after.publicQuestion.trim() || !after.publicAnswer.trim()) return 'no_public_words';
  return TELLING.test(`${after.publicQuestion}\n${after.publicAnswer}`) ? 'tells_who' : undefined;
}

/** The signs of a month of age that cannot wait for an answer, most urgent first. */
export function redFlags(list: readonly DangerSign[], month: number): GradedSigns[] {
  return signsAt(list, month).filter(({ urgency }) => urgency !== 'doctor');
}

/** How soon the most urgent of the signs that somebody has ticked wants help; nothing where none of them is one. */
export function urgencyOf(flags: readonly GradedSigns[], ticked: readonly string[]): Urgency | undefined {
  return flags.find(({ signs }) => signs.some(({ key }) => ticked.includes(key)))?.urgency;
}

/** Half of the answers came sooner, in whole hours, at least one; nothing where too few were given to say. */
export function usualHours(waits: readonly number[], least = 3): number | undefined {
  if (waits.length < least) return undefined;
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Math.max(1, Math.round(middle / 3_600_000));
}

/** Pairs of letters or characters that follow one another, without what stands between words. */
export function pairsOf(words: string): Set<string> {
  const plain = words.toLowerCase().replace(/[\s\p{P}]+/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** How well a text fits what was asked: pairs of letters or characters in common, the rarer the question the more. */
export function likeness(asked: string, text: string): number {
  const [wanted, found] = [pairsOf(asked), pairsOf(text)];
  return wanted.size === 0 ? 0 : [...wanted].filter((pair) => found.has(pair)).length / wanted.size;
}
