import { textWidth } from './svg.ts';

export interface LabelWish {
  /** Where its middle would best be. */
  at: number;
  text: string;
  /** Said instead where the text has no room. */
  short?: string;
}

export interface PlacedLabel {
  /** Its middle. */
  x: number;
  text: string;
  index: number;
  /** 0 for the line next to the drawing. */
  row: number;
}

/**
 * Puts labels beside each other between 0 and `width` so that none overlaps and none is cut: in one line as wished, else
 * moved a little, else in short, else in several lines. None is left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  { width, size, gap = 8 }: { width: number; size: number; gap?: number },
): PlacedLabel[] {
  const full = wishes.map((wish, index) => ({ ...wish, index }));
  const short = full.map((wish) => ({ ...wish, text: wish.short ?? wish.text }));
  for (const tried of [full, short]) {
    const placed = tryLine(tried, { width, size, gap });
    if (placed) return placed;
  }
  return inRows(short, { width, size, gap });
}

type Wish = LabelWish & { index: number };

function tryLine(
  wishes: readonly Wish[],
  { width, size, gap }: { width: number; size: number; gap: number },
): PlacedLabel[] | undefined {
  const line = wishes.map((wish) => ({ ...wish, half: textWidth(wish.text, size) / 2, x: wish.at }));
  let edge = -gap;
  for (const label of line) {
    label.x = Math.max(label.x, edge + gap + label.half);
    edge = label.x + label.half;
  }
  edge = width + gap;
  for (const label of line.toReversed()) {
    label.x = Math.min(label.x, edge - gap - label.half);
    edge = label.x - label.half;
  }
  // A label may be moved, but its mark must stay above it.
  const fits = edge >= -0.5 && line.every(({ x, at, half }) => Math.abs(x - at) <= half + gap);
  return fits ? line.map(({ x, text, index }) => ({ x, text, index, row: 0 })) : undefined;
}

/** Each in the first line in which it stands beside the one before. */
function inRows(wishes: readonly Wish[], { width, size, gap }: { width: number; size: number; gap: number }): PlacedLabel[] {
  const ends: number[] = [];
  return wishes.map(({ at, text, index }) => {
    const half = Math.min(textWidth(text, size), width) / 2;
    const x = Math.min(width - half, Math.max(half, at));
    const free = ends.findIndex((end) => end + gap <= x - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + half;
    return { x, text, index, row };
  });
}
