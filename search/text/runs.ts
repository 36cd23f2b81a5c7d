import { fold } from './fold.ts';

/** A stretch of Han characters, or one word of letters and digits of any other script. */
export interface Run {
  han: boolean;
  text: string;
}

// Radicals and strokes are of the Han script too, but are signs, no letters.
export const RUN = /([\p{Script=Han}&&[\p{L}\p{N}]]+)|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;
const SPACE_WITHIN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gv;

/**
 * The searchable runs of what was asked, folded, in order; all else only separates.
 * @example runsOf('海陵3号 Kids’ Club') // 海陵 · 3 · 号 · kids · club
 */
export function runsOf(text: string): Run[] {
  return runsIn(fold(text));
}

/**
 * The same of a text that is searched. In Chinese a space inside a name is decoration, and is asked for without it.
 * @example runsOfText('海陵 阳光托育') // 海陵阳光托育
 */
export function runsOfText(text: string): Run[] {
  return runsIn(fold(text).replace(SPACE_WITHIN_HAN, ''));
}

function runsIn(folded: string): Run[] {
  return Array.from(folded.matchAll(RUN), ([run, han]) => ({ han: han !== undefined, text: run }));
}
