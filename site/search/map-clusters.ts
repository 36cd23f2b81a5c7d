/** Nearer than this, in pixels, two pins cover each other: a finger could not choose. */
const TOUCHING = 34;

/** Groups pins that stand too close on the screen, each with the first that it touches. */
export function clustersOf<Pin>(pins: readonly Pin[], pointOf: (pin: Pin) => { x: number; y: number }): Pin[][] {
  const clusters: { at: { x: number; y: number }; pins: Pin[] }[] = [];
  for (const pin of pins) {
    const at = pointOf(pin);
    const near = clusters.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < TOUCHING);
    if (near) near.pins.push(pin);
    else clusters.push({ at, pins: [pin] });
  }
  return clusters.map((one) => one.pins);
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** Of boxes in their order those that lie over none before them, nor over what is there already. What has no size is no box. */
export function firstApart(boxes: readonly Box[], taken: readonly Box[]): boolean[] {
  const there = [...taken];
  return boxes.map((box) => {
    if (box.right <= box.left || there.some((one) => lieOver(one, box))) return false;
    there.push(box);
    return true;
  });
}

const lieOver = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
