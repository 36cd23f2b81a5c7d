import { z } from 'zod';
import type { KeptPlace, WaitedCare, WaitingChild } from '#domain/offers/waitlist.ts';
import type { PriorityRule } from '#domain/offers/waitlist-order.ts';
import { careRequest, occasion } from './care.ts';
import { count, text } from './values.ts';

/** The columns of JSON of a waitlist, each by its shape. */
export const waitedCare: z.ZodType<WaitedCare> = z.object({
  request: careRequest,
  weekly: z.object({ weekdays: text, weeks: count }).optional(),
});
export const waitingChildren: z.ZodType<WaitingChild[]> = z.array(z.object({ id: text, birthDate: text }));

/** What a family is offered, until when, and whether it has said yes. */
export interface WaitOffer {
  at: string;
  until: string;
  places: KeptPlace[];
  acceptedAt?: string;
}
export const waitOffer: z.ZodType<WaitOffer> = z.object({
  at: text,
  until: text,
  places: z.array(z.object({ childId: text, classId: text, stays: z.array(occasion) })),
  acceptedAt: text.optional(),
});

export const raisedBy = z.object({ at: text, by: text, reason: text });
export type Raised = z.infer<typeof raisedBy>;

/** What ends a family's waiting. */
export const WAIT_ENDS = [
  'booked',
  'part_booked',
  'declined',
  'missed',
  'unpaid',
  'off_sale',
  'left',
  'pointless',
  'time_passed',
  'child_gone',
  'parted',
] as const;
export type WaitEnd = (typeof WAIT_ENDS)[number];

const WAIT_EVENTS = ['joined', 'offered', 'accepted', 'paused', 'resumed', 'raised', ...WAIT_ENDS] as const;
export type WaitEventType = (typeof WAIT_EVENTS)[number];

/** What happened to a family on a waitlist, the first first. */
export interface WaitEvent {
  type: WaitEventType;
  at: string;
  /** Who: a guardian's or a member of staff's id; nobody where the clock did it. */
  by?: string;
  /** The first day of what was declined, where the family waits on. */
  first?: string;
}
export const waitEvent: z.ZodType<WaitEvent> = z.object({
  type: z.enum(WAIT_EVENTS),
  at: text,
  by: text.optional(),
  first: text.optional(),
});

/** In their order; what is equal by all of them goes by the time of joining. */
export const priorityRules: z.ZodType<PriorityRule[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('age'), fromMonths: count, toMonths: count }),
    z.object({ kind: z.literal('sibling') }),
  ]),
);
