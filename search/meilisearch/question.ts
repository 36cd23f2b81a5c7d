import type { Part } from '../text/indexed-text.ts';
import { canBeSlip } from '../text/one-slip.ts';
import { type Condition, piecesOf, strictly } from '../text/question.ts';
import type { Run } from '../text/runs.ts';
import type { Query } from './engine.ts';
import { isSure, tokenOfSlip, tokensOfTerm } from './tokens.ts';

/** One term as it is put to the engine. */
interface AskedTerm {
  tokens: string[];
  /** Whether a word one slip away will do. */
  slip: boolean;
}

/** What is asked of the text, as the engine takes it and as the portal means it. */
export interface Question {
  terms: AskedTerm[];
  conditions: Condition[];
  /** Whether the engine's answer is the whole truth; otherwise what it finds is looked at here. */
  exact: boolean;
  /** Whether each term is one word of the engine's, which stands in one part alone. */
  ofWholeWords: boolean;
  /** Where it was looked at here: the ids that meet the conditions, with their ranks. */
  ranks?: ReadonlyMap<string, number>;
}

/** The engine looks at so many words of a question and passes over the rest. */
const MOST_TOKENS = 10;
/** Ways of taking a question loosely that are tried. */
const MOST_WAYS = 16;

export function strictQuestion(terms: Run[]): Question {
  return question(
    terms.map((term) => ({ pieces: [term], slip: false })),
    strictly(terms),
  );
}

/**
 * The ways of taking the terms more loosely: Chinese runs in pieces of two characters or more, words one slip off. None
 * where that would ask the same again.
 */
export function looseQuestions(terms: Run[]): Question[] {
  const ways = terms.map(waysOf);
  if (ways.every((some) => some.length === 0)) return [];
  let all: Way[][] = [[]];
  for (const [at, term] of terms.entries()) {
    const some = ways[at]?.length ? ways[at] : [{ pieces: [term], slip: false, condition: strictly([term])[0] as Condition }];
    all = all.flatMap((before) => some.map((way) => [...before, way])).slice(0, MOST_WAYS);
  }
  return all.map((chosen) =>
    question(
      chosen,
      chosen.map(({ condition }) => condition),
    ),
  );
}

interface Way {
  pieces: Run[];
  slip: boolean;
  condition: Condition;
}

/** None for what is taken in one way only. */
function waysOf({ han, text }: Run): Way[] {
  if (!han) {
    const condition = { any: [{ word: text }, { slip: text }] };
    return canBeSlip(text) ? [{ pieces: [{ han, text }], slip: true, condition }] : [];
  }
  // What is found whole is found in pieces too, so only those count that cannot be cut further.
  const cut = piecesOf(text).filter((pieces) => pieces.length > 1 && pieces.every((piece) => Array.from(piece).length < 4));
  return cut.map((pieces) => ({
    pieces: pieces.map((piece) => ({ han, text: piece })),
    slip: false,
    condition: { all: pieces.map((piece) => ({ han: piece })) },
  }));
}

function question(ways: Pick<Way, 'pieces' | 'slip'>[], conditions: Condition[]): Question {
  const terms = ways.map(({ pieces, slip }) => ({
    tokens: pieces.flatMap((piece) => (slip ? [tokenOfSlip(piece.text)] : tokensOfTerm(piece))),
    slip,
  }));
  const asked = terms.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const sure = ways.every(({ pieces, slip }) =>
    pieces.every((piece) => (slip ? tokenOfSlip(piece.text) === piece.text : isSure(piece))),
  );
  return { terms, conditions, exact: sure && asked <= MOST_TOKENS, ofWholeWords: asked === terms.length };
}

/** The engine's words for a question, of all parts or of some. Quoted words are taken as they are. */
export function asked(question: Question | undefined, parts?: readonly Part[]): Pick<Query, 'q' | 'attributesToSearchOn'> {
  if (!question) return { q: '' };
  return { q: written(question.terms), ...(parts ? { attributesToSearchOn: [...parts] } : {}) };
}

function written(terms: AskedTerm[]): string {
  return terms.flatMap(({ tokens, slip }) => tokens.map((token) => (slip ? token : `"${token}"`))).join(' ');
}
