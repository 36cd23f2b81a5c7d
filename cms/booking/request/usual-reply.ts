import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { replyMinutes } from '#domain/booking/reply.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { medianReply, requestRuleFor } from '#domain/places/on-request.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

/** What lies further back says little of how a centre answers now. */
export const LOOKED_BACK_MINUTES = 90 * 1440;

/** How a centre answers bookings of such care itself. */
export interface AnswersItself {
  /** Of its opening, within which it answers at the latest. */
  withinHours: number;
  /** The middle one of its answers so far; nothing while there are few. */
  usualMinutes?: number;
}

export type Usual = Pick<Portal, 'bookings' | 'city' | 'now'>;

/** How a class answers bookings of a kind of care; nothing where they are instant. */
export async function answersItself(
  portal: Usual,
  { facility, group, form }: { facility: FacilitySupply; group: Pick<ClassSupply, 'onRequest'>; form: CareForm },
): Promise<AnswersItself | undefined> {
  return (await answersOf(portal, [{ facility, classes: [group], forms: [form] }])).get(facility.id);
}

interface Offered {
  facility: FacilitySupply;
  classes: readonly Pick<ClassSupply, 'onRequest'>[];
  forms: readonly CareForm[];
}

/** The same of several centres at once: of those of which a class answers one of the kinds of care itself. */
export async function answersOf(portal: Usual, offered: readonly Offered[]): Promise<Map<string, AnswersItself>> {
  const on = todayOf(portal);
  const asks = ({ facility, classes, forms }: Offered) =>
    classes.some((group) => forms.some((form) => requestRuleFor(group, { ...facility, form, on })));
  const its = offered.filter(asks);
  if (its.length === 0) return new Map();
  const since = plusMinutes(portal.now(), -LOOKED_BACK_MINUTES);
  const replies = await portal.bookings.repliesOf(
    its.map(({ facility }) => facility.id),
    since,
  );
  return new Map(
    its.flatMap(({ facility }) => {
      const rule = inForceOn(facility.requestRules ?? [], on);
      const minutes = (replies.get(facility.id) ?? []).flatMap((actions) => replyMinutes(actions) ?? []);
      return rule ? [[facility.id, { withinHours: rule.replyHours, usualMinutes: medianReply(minutes, rule.fewest) }]] : [];
    }),
  );
}
