import { textWidth } from './svg.ts';

export interface LabelWish {
  /** Where its middle would best be. */
  at: number;
  text: string;
  /** Said instead where the text has no room. */
  short?: string;
  /** The last to give way. */
  keep?: boolean;
}

export interface PlacedLabel {
  /** Its middle. */
  x: number;
  text: string;
  index: number;
}

/**
 * Puts labels of one line beside each other between 0 and `width` so that none overlaps and none is cut:
 * as wished, else moved a little, else in short, else without the least important.
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
  for (let rest = short; rest.length > 0; rest = withoutMostCrowded(rest, size)) {
    const placed = tryLine(rest, { width, size, gap });
    if (placed) return placed;
  }
  return [];
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
  return fits ? line.map(({ x, text, index }) => ({ x, text, index })) : undefined;
}

function withoutMostCrowded(wishes: readonly Wish[], size: number): Wish[] {
  let worst = -1;
  let least = Number.POSITIVE_INFINITY;
  wishes.forEach((wish, i) => {
    if (wish.keep) return;
    const room =
      (wishes[i + 1]?.at ?? Number.POSITIVE_INFINITY) -
      (wishes[i - 1]?.at ?? Number.NEGATIVE_INFINITY) -
      textWidth(wish.text, size);
    if (room < least) [least, worst] = [room, i];
  });
  return wishes.filter((_, i) => i !== Math.max(worst, 0));
}
