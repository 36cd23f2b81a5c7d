import { z } from 'zod';
import type { Portal } from '#cms/portal/portal.ts';
import { MISMATCH_CODES } from '#domain/booking/remedies.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Reconciled } from './reconcile-money.ts';

/** Of very many, the first are kept with how many there are. */
const MOST = 200;

const kept = z.object({
  bookings: z.number(),
  away: z.number(),
  count: z.number(),
  found: z.array(
    z.object({
      code: z.enum(MISMATCH_CODES),
      about: z.string(),
      here: z.number().optional(),
      there: z.number().optional(),
      bookingId: z.string().optional(),
      number: z.string().optional(),
      facilityId: z.string().optional(),
    }),
  ),
});

/** What the last comparison found, and when it was. */
export type LastReconciled = z.infer<typeof kept> & { at: Instant };

const ACTION = 'reconcile';

/** Keeps what a comparison found, for the city to read in the morning. */
export function noteReconciled({ audit }: Pick<Portal, 'audit'>, { bookings, away, found }: Reconciled): Promise<void> {
  const detail = { bookings, away, count: found.length, found: found.slice(0, MOST) };
  return audit.write({ actor: 'system', action: ACTION, subject: 'money', detail });
}

export async function lastReconciled({ audit }: Pick<Portal, 'audit'>): Promise<LastReconciled | undefined> {
  const last = await audit.lastOf(ACTION);
  const read = kept.safeParse(last?.detail);
  // What an earlier version wrote in other words is as good as none: the next night writes it anew.
  return last && read.success ? { ...read.data, at: last.at } : undefined;
}
