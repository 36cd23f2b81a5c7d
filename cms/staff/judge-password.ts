import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { MessageKey } from '#cms/words/index.ts';

const LEAST = 12;
/** More would only cost time to judge. */
const MOST = 200;
/** What must be left of a password without the words that anybody would try first. */
const LEAST_OF_ONE_S_OWN = 8;
/** Of 4: three says that a hundred million guesses are not enough. */
const LEAST_SCORE = 3;

/**
 * Why a password is not taken: too short, made of words that stand around it (the person's name and address, the
 * portal's own), or one of those that are tried first. `words` are those that stand around it.
 */
export function judgePassword(password: string, words: readonly string[]): MessageKey | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const { length } = [...plain];
  if (length < LEAST) return 'refused.passwordShort';
  if (length > MOST) return 'refused.passwordLong';
  const around = partsOf(words);
  if ([...around.reduce((left, word) => left.replaceAll(word, ''), plain)].length < LEAST_OF_ONE_S_OWN)
    return 'refused.passwordOwn';
  return estimator().check(plain, around).score < LEAST_SCORE ? 'refused.passwordKnown' : undefined;
}

/** Longer words first, so that a part of one does not leave the rest of it behind. */
function partsOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...word.split(/[\s@.·_-]+/)]).map((part) => part.normalize('NFKC').toLowerCase());
  return [...new Set(parts)].filter((part) => [...part].length > 1).sort((a, b) => b.length - a.length);
}

let known: ZxcvbnFactory | undefined;

/** Made when it is first needed: it unfolds a list of thirty thousand passwords. */
function estimator(): ZxcvbnFactory {
  known ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return known;
}
