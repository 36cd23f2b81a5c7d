import { z } from 'zod';
import type { ShownWait } from '#cms/booking/waitlist/list-waits.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { WAIT_ENDS } from '#cms/records/shapes/waitlist.ts';
import { WAIT_STATUSES } from '#cms/records/waits.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { ORDER_REASONS } from '#domain/offers/waitlist-order.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

const instant = z.string().meta({ format: 'date-time' });

export const waitAnswer = z
  .strictObject({
    id: z.string(),
    facility: z.string().meta({ description: 'The centre’s id' }),
    what: z.string().meta({ description: 'What is waited for, in words' }),
    children: z.array(z.string()).meta({ description: 'Ids of the family’s children' }),
    status: z.enum(WAIT_STATUSES),
    joinedAt: instant,
    position: z.int().nullable().meta({ description: 'Among those who are after the same places, from 1' }),
    ahead: z
      .partialRecord(z.enum(ORDER_REASONS), z.int())
      .meta({ description: 'How many are before it, by what puts them there' }),
    pausedUntil: z.string().nullable(),
    offer: z.strictObject({ until: instant, accepted: z.boolean() }).nullable(),
    endedBy: z.enum(WAIT_ENDS).nullable(),
  })
  .meta({ id: 'Wait' });

export const waitsAnswer = z.strictObject({ live: z.array(waitAnswer), ended: z.array(waitAnswer) }).meta({ id: 'Waits' });

export function toWaitAnswer(
  { supplies }: Pick<Portal, 'supplies'>,
  { wait, standing }: ShownWait,
  { lang, today }: { lang: Lang; today: CivilDate },
): z.infer<typeof waitAnswer> {
  const { parts } = supplies.get(wait.facilityId) ?? {};
  const { offer } = wait;
  return {
    id: wait.id,
    facility: wait.facilityId,
    what: waitWords(wait.care, { lang, parts, today }),
    children: wait.children.map(({ id }) => id),
    status: wait.status,
    joinedAt: wait.joinedAt,
    position: standing?.position ?? null,
    ahead: standing?.ahead ?? {},
    pausedUntil: wait.pausedUntil ?? null,
    offer: offer ? { until: offer.until, accepted: offer.acceptedAt !== undefined } : null,
    endedBy: wait.endedBy ?? null,
  };
}
