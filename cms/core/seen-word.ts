import { createHash } from 'node:crypto';

/**
 * A word for what somebody has looked at before they decide, however much it is: what has become another since has another
 * word. It is letters and numbers alone, because a form gives lines back with other ends than it was given.
 *
 * @param told all that was to be seen, in one order
 */
export const seenWord = (...told: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('hex');
