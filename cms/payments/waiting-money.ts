import type { Portal } from '#cms/portal/portal.ts';
import type { OutsideRecord } from '#cms/records/outside-returns.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { words } from '#cms/records/words.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { StillOwed } from '#domain/money/outside-return.ts';
import { owedOf } from './owed.ts';

/** A list longer than this is read in the collection itself. */
const LATEST = 50;

interface FailedRefund extends StillOwed {
  refund: RefundRecord;
  centre: InEveryLanguage;
}

/** Refunds that need a person, with what is still owed of them, and what the provider gave back by itself. */
export async function waitingMoney({
  refunds,
  outsideReturns,
  bookings,
  facilities,
}: Pick<Portal, 'refunds' | 'outsideReturns' | 'bookings' | 'facilities'>): Promise<{
  failed: FailedRefund[];
  outside: OutsideRecord[];
}> {
  const [failed, outside] = await Promise.all([refunds.listFailed(), outsideReturns.listLatest(LATEST)]);
  const cases = failed.map(async (refund): Promise<FailedRefund> => {
    const [{ facilityId }, owed] = await Promise.all([
      bookings.get(refund.bookingId),
      owedOf({ outsideReturns, refunds }, refund),
    ]);
    const { name } = await facilities.get(facilityId);
    return { refund, centre: words(name), ...owed };
  });
  return { failed: await Promise.all(cases), outside };
}
