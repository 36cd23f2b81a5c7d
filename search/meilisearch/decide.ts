import type { SearchDocument } from '../port.ts';
import { textOf } from '../text/indexed-text.ts';
import { askedOf, isMet, rankOf } from '../text/matcher.ts';
import type { Spell } from '../text/pinyin.ts';
import { readingsOf } from '../text/readings.ts';
import type { Run } from '../text/runs.ts';
import { COUNT, readAll, total } from './ask.ts';
import type { AskEngine } from './engine.ts';
import { type Filter, IDS_A_QUESTION, idFilter, NOTHING } from './filters.ts';
import { asked, looseQuestions, type Question, strictQuestion } from './question.ts';
import type { Unsettled } from './unsettled.ts';

export interface Means {
  ask: AskEngine;
  spell: Spell;
  unsettled: Unsettled;
}

/** What counts as there when it comes to whether anything meets a question. */
interface Among {
  among: Filter;
  kinds: SearchDocument['kind'][];
  /** A civil date: activities before it are not there. */
  from?: string;
}

/**
 * The answer to the terms as they stand, or, where nothing among these meets them, to the looser question that finds
 * the most. Whether anything does is asked together with the answer itself, which is seldom given up again.
 */
export async function decided<Result>(
  means: Means,
  { terms, ...group }: Among & { terms: Run[] | undefined },
  answer: (question: Question | undefined) => Promise<Result>,
): Promise<Result> {
  if (!terms) return answer(undefined);
  const looser = looseQuestions(terms);
  const strict = await lookedAt(means, strictQuestion(terms), group);
  if (looser.length === 0) return answer(strict);
  const [found, result] = await Promise.all([countOf(means, strict, group), answer(strict)]);
  if (found > 0) return result;
  const loose = await Promise.all(looser.map((one) => lookedAt(means, one, group)));
  // Nothing to choose between: a slip in a single word, most of the time.
  if (loose.length === 1) return answer(loose[0]);
  const counts = await Promise.all(loose.map((one) => countOf(means, one, group)));
  return answer(loose[counts.indexOf(Math.max(...counts))]);
}

/** How many meet a question, what has just changed among them. */
async function countOf({ ask, unsettled }: Means, question: Question, { among, kinds, from }: Among): Promise<number> {
  const { without, meeting } = unsettled.now();
  const changed = meeting(question.conditions, kinds, from).length;
  const [answer] = await ask([{ ...asked(question), ...COUNT, filter: [...among, ...without, ...narrowing(question)] }]);
  return total(answer) + changed;
}

/** What a question asks besides its words: the ids that it has been narrowed to, where it has; nothing where it has no words. */
export function narrowing({ terms, ranks }: Question): Filter {
  if (terms.length === 0) return [NOTHING];
  return ranks ? [idFilter([...ranks.keys()])] : [];
}

/**
 * Where terms are too long or too many to be put to the engine whole, its few answers are looked at here; among more
 * than five hundred that have all the pieces, there is none that has them by chance alone, and a guess may be as far off.
 */
async function lookedAt({ ask, spell, unsettled }: Means, question: Question, group: Among): Promise<Question> {
  if (question.exact) return question;
  // What changes now may have been taken in when the answer is asked for.
  const { without, meeting } = unsettled.now();
  const changed = meeting(question.conditions, group.kinds, group.from);
  const within = { put: asked(question), filter: [...group.among, ...without] };
  const [count] = await ask([{ ...within.put, ...COUNT, filter: within.filter }]);
  if (total(count) > IDS_A_QUESTION) return question;
  const found = await readAll(ask, within, ['document']);
  const ranks = new Map<string, number>();
  for (const document of [...found.flatMap(({ document: one }) => one ?? []), ...changed]) {
    const said = askedOf(readingsOf(textOf(document), spell));
    if (isMet(said, question.conditions)) ranks.set(document.id, rankOf(said, question.conditions));
  }
  return { ...question, ranks };
}
