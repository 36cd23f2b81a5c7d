import { APIError, type PayloadRequest } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import type { ShutStays } from '#domain/places/shut-stays.ts';

/** Days that are named one by one. */
const NAMED = 5;

/**
 * Days off that touch bookings are asked about: nothing is saved before whoever saves has said that they know. The
 * bookings stay as they are.
 */
export function askAboutShut(
  req: PayloadRequest,
  { bookings, dates }: ShutStays,
  key: 'refused.shutDays' | 'refused.shutDaysDelete',
): void {
  if (bookings.size === 0) return;
  const named = dates.slice(0, NAMED).join(say(req, 'common.and'));
  const days =
    dates.length > NAMED ? say(req, 'refused.moreDays', { days: named, total: dates.length, more: dates.length - NAMED }) : named;
  throw new APIError(say(req, key, { count: bookings.size, days }), 409, undefined, true);
}
