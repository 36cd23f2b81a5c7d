import { todayOf } from '#cms/core/clock.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { DelegateCode } from '#domain/booking/delegate-code.ts';
import { type Collected, type Handover, judgeHandover } from '#domain/booking/handover.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { delegateByCode } from './delegate-by-code.ts';

interface Giving {
  date: CivilDate;
  handover?: Handover;
  pickups: readonly KeptPickup[];
}

const FIELDS: Record<string, string> = {
  nobody_named: 'name',
  pickup_not_known: 'name',
  delegate_is_other: 'name',
  delegate_not_looked_at: 'document',
};

/** What fills the sentences about a code of one day. */
export const ofDelegate = (delegate?: DelegateCode) => ({
  name: delegate?.name ?? '',
  relation: delegate?.relation ?? '',
  day: delegate?.date ?? '',
});

/** To whom a child is given, if it may be; a code of one day is used up by it. */
export async function giveTo(
  portal: Pick<Portal, 'city' | 'delegateCodes' | 'environment' | 'now'>,
  { id, facilityId, pickupCode }: Pick<BookingRecord, 'id' | 'facilityId' | 'pickupCode'>,
  { date, pickups, handover = { name: '' } }: Giving,
  unit: Unit,
): Promise<Result<{ collected: Collected }>> {
  const { code = '' } = handover;
  const delegate = await delegateByCode(portal, { facilityId, code, date, bookingId: id }, unit);
  const collected = judgeHandover(handover, { pickups, pickupCode, delegate, date, today: todayOf(portal) });
  if (typeof collected === 'string') {
    return conflict(collected, { field: FIELDS[collected] ?? 'code', params: ofDelegate(delegate) });
  }
  if (collected.checked === 'delegate_code' && delegate)
    await portal.delegateCodes.set(delegate.id, { usedAt: portal.now() }, unit);
  return { ok: true, collected };
}
