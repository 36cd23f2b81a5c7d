import type { Payload } from 'payload';
import type { Clock } from '#cms/core/clock.ts';

/** Where records are kept, and the clock by which they are dated. */
export interface Kept {
  payload: Payload;
  now: Clock;
}
