import { z } from 'zod';
import { FILED_FACTS, FILING_STATUSES } from '#domain/places/filed-facts.ts';

/** One fact of a change: what it is and what it is to be, in words. */
const changeRow = z.object({ fact: z.enum(FILED_FACTS), label: z.string(), now: z.string(), next: z.string() });
export type ChangeRow = z.infer<typeof changeRow>;

/** A change of a centre's filed facts as its form tells it; the form sends it back, and so says which one was read. */
const notice = z.object({
  id: z.string(),
  version: z.number(),
  status: z.enum(FILING_STATUSES),
  /** How it stands, in a sentence. */
  title: z.string(),
  /** Who proposed it, and when. */
  by: z.string(),
  rows: z.array(changeRow),
  /** What else is to be known: whose consent is missing, bookings beyond the places, why it was refused. */
  notes: z.array(z.string()),
  mayWithdraw: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

/** As a form or a program sends it; none where it is not one that this portal wrote. */
export function readNotice(value: unknown): Notice | undefined {
  if (typeof value !== 'string') return notice.safeParse(value).data;
  try {
    return notice.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
