/** After this long on the screen, how many places are left may be wrong. */
export const STALE_MS = 5 * 60_000;
