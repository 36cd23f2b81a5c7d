/** Set on what a database refuses because something unique is there already; Payload's own error has the same class as any bad input's. */
const DUPLICATE = Symbol.for('jintuo.duplicate');

/** Whether a write failed because something unique was there already, on either database. */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = Object(error) as { code?: number | string; message?: string };
  return DUPLICATE in Object(error) || code === 11000 || /UNIQUE constraint|E11000/.test(String(message));
}

/** Of an adapter: it checks no input, so that its only error of that kind is this one. */
export function noteDuplicate(error: unknown): void {
  if (error instanceof Error && error.name === 'ValidationError') Object.assign(error, { [DUPLICATE]: true });
}
