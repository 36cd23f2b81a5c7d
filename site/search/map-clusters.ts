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
