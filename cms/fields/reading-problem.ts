export type ReadingProblem = { problem: 'not_letters' } | { problem: 'wrong_number'; characters: number };

/**
 * What is wrong with how a name is said to be read: a syllable in small letters for each Chinese character of it, so
 * that none is read over.
 *
 * @example readingProblem('qin', '溱潼') // { problem: 'wrong_number', characters: 2 }
 */
export function readingProblem(reading: string, name: string): ReadingProblem | undefined {
  const syllables = reading.split(' ');
  if (!syllables.every((one) => /^[a-z]+$/.test(one))) return { problem: 'not_letters' };
  const characters = name.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters === 0 || syllables.length === characters ? undefined : { problem: 'wrong_number', characters };
}
