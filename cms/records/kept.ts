import type { Payload } from 'payload';
import type { Clock } from '#cms/core/clock.ts';

/** Where records are kept, and the clock by which they are dated. */
export interface Kept {
  payload: Payload;
  now: Clock;
}

/** What a request has left to be done, and which. */
export interface LeftBy {
  id: string;
  request?: string;
}

/**
 * Whether text that came from a cookie, an address, a body or a file may be the id of a document. What is no id belongs
 * to nothing that there is; no database is asked for it.
 */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
