/** So many want the same at this moment that somebody could not be served in time. Nothing was changed; the same may be asked again. */
export class BusyError extends Error {
  readonly code = 'busy';
}

/** In whole seconds, for `Retry-After`. */
export const BUSY_SECONDS = 5;

/** How many errors may stand around it, as a query's does. */
const DEEPEST = 5;

/** By its code, because this module is bundled more than once. */
export function isBusy(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return false;
  return ('code' in error && error.code === 'busy') || isBusy(error.cause, depth + 1);
}
