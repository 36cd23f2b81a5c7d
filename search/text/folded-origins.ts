import type { Range } from '../port.ts';
import { fold } from './fold.ts';
import { remembering } from './remembering.ts';
import { withoutSpacesInHan } from './runs.ts';

/** A character with the marks that belong to it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * A text as it is searched, and where each of its UTF-16 units comes from: one character may fold into many, and
 * spaces inside Chinese go.
 * @example foldedWithOrigins('Ａ 区').origins // [[0, 1], [1, 2], [2, 3]]
 */
export function foldedWithOrigins(text: string): { folded: string; origins: Range[] } {
  const origins: Range[] = [];
  let folded = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = foldedCluster(cluster);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) origins.push([index, index + cluster.length]);
  }
  return closed(folded, origins);
}

/** The same few thousand characters come again and again, and folding one alone costs as much as folding a word. */
const foldedCluster = remembering(fold);

function closed(folded: string, origins: Range[]): { folded: string; origins: Range[] } {
  if (withoutSpacesInHan(folded) === folded) return { folded, origins };
  const kept = origins.filter((_, at) => !isSpaceInHan(folded, at));
  return { folded: withoutSpacesInHan(folded), origins: kept };
}

function isSpaceInHan(folded: string, at: number): boolean {
  if (!/\s/.test(folded[at] as string)) return false;
  const before = folded.slice(0, at).trimEnd();
  const after = folded.slice(at + 1).trimStart();
  return /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after);
}
