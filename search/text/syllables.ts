const LONGEST_WORD = 48;
const LONGEST_SYLLABLE = 6;
const MOST_READINGS = 48;

/**
 * The ways to read letters as syllables, the last of which may be unfinished.
 * @example splitSyllables('xian', new Set(['xi', 'an', 'xian'])) // [['xi', 'an'], ['xian']]
 */
export function splitSyllables(word: string, known: ReadonlySet<string>): string[][] {
  if (word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return [];
  const found: string[][] = [];
  const deadEnds = new Set<number>();

  const readOn = (from: number, before: string[]): boolean => {
    let reached = false;
    for (let to = from + 1; to <= Math.min(from + LONGEST_SYLLABLE, word.length) && found.length < MOST_READINGS; to++) {
      const piece = word.slice(from, to);
      if (to === word.length) {
        if (!begins(piece, known)) continue;
        found.push([...before, piece]);
        reached = true;
      } else if (known.has(piece) && !deadEnds.has(to)) {
        reached = readOn(to, [...before, piece]) || reached;
      }
    }
    if (!reached && found.length < MOST_READINGS) deadEnds.add(from);
    return reached;
  };
  readOn(0, []);
  return found;
}

function begins(piece: string, known: ReadonlySet<string>): boolean {
  if (known.has(piece)) return true;
  for (const syllable of known) if (syllable.startsWith(piece)) return true;
  return false;
}
