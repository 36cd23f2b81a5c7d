import { z } from 'zod';
import { ATTENDANCE_MARKS } from '#domain/booking/booking-state.ts';
import type { DoorTap } from '#domain/booking/door-tap.ts';
import { LONGEST_NOTE, LOOKED_AT } from '#domain/booking/health-check.ts';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_TEMPERATURE, MOST_AT_ONCE } from './at-door.ts';

const tap = z.object({
  id: z.uuid(),
  booking: z.string().min(1).max(100),
  what: z.enum(ATTENDANCE_MARKS),
  at: z.iso.datetime(),
  handover: z
    .object({
      name: z.string().max(LONGEST_NAME),
      code: z.string().max(LONGEST_CODE).optional(),
      document: z.boolean().optional(),
    })
    .optional(),
  check: z
    .object({
      noticed: z.array(z.enum(LOOKED_AT)).max(LOOKED_AT.length),
      temperature: z.string().max(LONGEST_TEMPERATURE),
      note: z.string().max(LONGEST_NOTE),
    })
    .optional(),
});
const sent = z.object({ user: z.string(), taps: z.array(z.looseObject({ id: z.uuid() })).max(MOST_AT_ONCE) });

export interface SentTaps {
  user: string;
  taps: DoorTap[];
  /** Ids of those that are no taps: each is refused by itself, and keeps none of the others from being noted. */
  unread: string[];
}

/** What a phone at a door has sent; nothing where it is not even a list of taps. */
export function readSent(text: string): SentTaps | undefined {
  const read = sent.safeParse(parsed(text));
  if (!read.success) return undefined;
  const taps: DoorTap[] = [];
  const unread: string[] = [];
  for (const one of read.data.taps) {
    const { success, data } = tap.safeParse(one);
    if (success) taps.push(data);
    else unread.push(one.id);
  }
  return { user: read.data.user, taps, unread };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
