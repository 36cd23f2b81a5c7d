import { fold } from './fold.ts';

/** A stretch of Han characters, or one word of letters and digits of any other script. */
export interface Run {
  han: boolean;
  text: string;
}

// Radicals and strokes are of the Han script too, but are signs, no letters.
const RUN = /([\p{Script=Han}&&[\p{L}\p{N}]]+)|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;

/**
 * The searchable runs of a text, folded, in order; all else only separates.
 * @example runsOf('海陵3号 Kids’ Club') // 海陵 · 3 · 号 · kids · club
 */
export function runsOf(text: string): Run[] {
  return Array.from(fold(text).matchAll(RUN), ([run, han]) => ({ han: han !== undefined, text: run }));
}
