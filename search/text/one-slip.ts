const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST_TO_CORRECT = 5;
/** Longer than any name said in full. */
const LONGEST_TO_CORRECT = 60;

/** Whether two different words are one slip apart: a letter missed, added, mistaken, or swapped with its neighbour. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  if (a.length > b.length) return a.slice(from + 1) === b.slice(from);
  if (a.length < b.length) return a.slice(from) === b.slice(from + 1);
  if (a.slice(from + 1) === b.slice(from + 1)) return true;
  return a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2);
}

/** A short word is one slip from too many others, and a number has no spelling. */
export function canBeSlip(word: string): boolean {
  return word.length >= SHORTEST_TO_CORRECT && word.length <= LONGEST_TO_CORRECT && /^[a-z]+$/.test(word);
}

/** Every word of plain letters that is one slip from this one; none for what is too short or too long to guess at. */
export function slipsOf(word: string): string[] {
  if (!canBeSlip(word)) return [];
  const words = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    for (const letter of LETTERS) {
      words.add(before + letter + word.slice(at));
      if (at < word.length) words.add(before + letter + after);
    }
    if (at < word.length) words.add(before + after);
    if (at + 1 < word.length) words.add(before + word[at + 1] + word[at] + word.slice(at + 2));
  }
  words.delete(word);
  return [...words];
}

/** Of these words, those that say more than others do: what begins with a word is found by that word. */
export function shortest(words: string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.startsWith(other)));
}
