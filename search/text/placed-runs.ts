import type { Range } from '../port.ts';
import { fold } from './fold.ts';
import { remembering } from './remembering.ts';
import { RUN } from './runs.ts';

/** One run of a text as it is searched. */
export interface PlacedRun {
  han: boolean;
  /** Folded. */
  chars: string[];
  /** Where each of them stands in the text as it is written, in UTF-16 units. */
  places: Range[];
}

/**
 * The runs of a text as `runsOfText` gives them, and where each character comes from: one may fold into many, and
 * spaces inside Chinese go. Character by character, because this is done for every name and address that is shown.
 * @example placedRuns('Ａ 区') // a [0, 1] · 区 [2, 3]
 */
export function placedRuns(text: string): PlacedRun[] {
  const runs: PlacedRun[] = [];
  let run: PlacedRun | undefined;
  let before = '';
  let at = 0;
  for (const cluster of clustersOf(text)) {
    const place: Range = [at, at + cluster.length];
    const piece = foldedAfter(before, cluster);
    before = cluster;
    at += cluster.length;
    for (const char of piece) {
      const kind = kindOf(char);
      if (kind === 'space' && run?.han) continue;
      if (kind === 'space' || kind === 'sign') {
        run = undefined;
        continue;
      }
      const han = kind === 'han';
      if (run?.han !== han) {
        run = { han, chars: [], places: [] };
        runs.push(run);
      }
      run.chars.push(char);
      run.places.push(place);
    }
  }
  return runs;
}

/** Characters, each with the marks that belong to it. */
function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  for (const char of text) {
    if (clusters.length > 0 && isMark(char)) clusters[clusters.length - 1] += char;
    else clusters.push(char);
  }
  return clusters;
}

/** `ü` folds to another letter after `l` and `n`. */
function foldedAfter(before: string, cluster: string): string {
  const piece = folded(cluster);
  return piece === 'u' ? folded(before + cluster).slice(folded(before).length) : piece;
}

// The same few thousand characters come again and again, and looking at one alone costs as much as at a word.
const folded = remembering(fold);
const isMark = remembering((char) => /^\p{M}/u.test(char));
const kindOf = remembering((char) => {
  if (/^\s/.test(char)) return 'space';
  const [found, han] = new RegExp(RUN).exec(char) ?? [];
  return found === undefined ? 'sign' : han === undefined ? 'word' : 'han';
});
