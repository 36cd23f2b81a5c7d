/** Whether a write failed because something unique was there already, on either database. */
export function isDuplicate(error: unknown): boolean {
  const { name, code, message } = error as { name?: string; code?: number | string; message?: string };
  return name === 'ValidationError' || code === 11000 || /UNIQUE constraint|E11000|unique/i.test(String(message));
}
