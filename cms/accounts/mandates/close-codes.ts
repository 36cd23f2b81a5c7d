import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { coversCode } from '#domain/booking/mandate.ts';

/** Nobody collects a child any more by a code that was made under it; where it is said which stay good, by any other. */
export async function closeCodes(
  { delegateCodes, now }: Pick<Portal, 'delegateCodes' | 'now'>,
  mandate: string,
  unit: Unit,
  staysGood: (code: DelegateRecord) => boolean = () => false,
): Promise<void> {
  for (const code of await delegateCodes.ofMandate(mandate, unit))
    if (!code.usedAt && !code.withdrawnAt && !staysGood(code)) await delegateCodes.set(code.id, { withdrawnAt: now() }, unit);
}

/**
 * Codes at the door that a mandate does not cover any more are withdrawn: of a child, or a day, that it does not name, or of
 * a child that is not its guardian's by now.
 */
export async function closeUncovered(
  portal: Pick<Portal, 'bookings' | 'children' | 'delegateCodes' | 'now'>,
  mandate: MandateRecord,
  unit: Unit,
): Promise<void> {
  const { bookings, children, delegateCodes } = portal;
  const ids = (await delegateCodes.ofMandate(mandate.id, unit)).map(({ bookingId }) => bookingId);
  const stays = new Map((await bookings.findAll(ids, unit)).map(({ id, childId }) => [id, childId]));
  const own = new Set((await children.listOf(mandate.guardianId, unit)).map(({ id }) => id));
  await closeCodes(portal, mandate.id, unit, ({ bookingId, date }) => {
    const childId = stays.get(bookingId) ?? '';
    return own.has(childId) && coversCode(mandate, { childId, date });
  });
}
