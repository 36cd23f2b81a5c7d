// Times of day as all languages write them: small enough for a page's script.

/** Minutes since midnight: 540 → `9:00`. */
export function formatClock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** @example formatTimeRange(540, 720) // '9:00–12:00' */
export function formatTimeRange(from: number, to: number): string {
  return `${formatClock(from)}–${formatClock(to)}`;
}

/** The same where it must not break at its dash, and no markup can say so. */
export function unbrokenHours(from: number, to: number): string {
  return formatTimeRange(from, to).replace('–', '\u2060–\u2060');
}
